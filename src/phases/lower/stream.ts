/** The two programs of a stream as entries. */
import type { StreamPrograms } from "../../ir/equation/program-set.ts";
import type { StreamEntries } from "../../ir/kernel/types.ts";
import type { UnusedNames } from "../../ir/unused-names.ts";
import { mergeConstants } from "./constants.ts";
import type { Buffers } from "./layout.ts";
import { lowerProgram } from "./program.ts";

export function lowerStream({ begin, next, inputs, given, outputs, kept, endless }: StreamPrograms, buffers: Buffers, names: UnusedNames): StreamEntries {
  const { entry, layouts } = lowerProgram(next, buffers, names);
  const first = lowerProgram(begin, buffers, names);
  const bufferOf = (array: string): string => layouts.get(array)?.buffer ?? buffers.place(arrayOf(array)).buffer;
  const arrayOf = (array: string) => {
    const found = next.arrays.get(array);
    if (found === undefined) throw new Error(`program ${next.name} has no array ${array}`);
    return found;
  };
  return {
    begin: mergeConstants(first.entry, begin.name, names), next: entry,
    inputs: inputs.map(bufferOf), given: given.flatMap((array) => first.layouts.get(array)?.buffer ?? []), outputs: outputs.map(bufferOf),
    kept: kept.map(({ array, of, steps }) => {
      const { content } = arrayOf(array);
      return { of: buffers.titleOf(of), buffer: bufferOf(array), steps, ...(content.kind === "index" && { below: content.below }) };
    }),
    endless,
  };
}
