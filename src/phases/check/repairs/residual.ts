/** Repairs of a residual whose body gives another shape than its input. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Library, Step } from "../types.ts";
import type { Reference } from "../../../ir/ast/expression.ts";
import { insertAfter, numbersOf, replace, withArgument, withValue } from "./edits.ts";
import { layersOfSize, zeroParameters } from "./signatures.ts";
import { resized } from "./output.ts";

export function repairsOfResidual(library: Library, steps: readonly Step[], body: readonly number[], input: readonly number[], around: Reference | undefined): readonly Fix[] {
  const last = steps.at(-1);
  const sized = body.length === input.length && body.slice(0, -1).every((n, i) => n === input[i]);
  return [
    ...padded(library, steps),
    ...(sized ? resized(steps, body.at(-1), input.at(-1)) : []),
    ...(around === undefined ? [] : numbersOf(around).map((v) => replace(withValue(around, v, input.at(-1) ?? 1)))),
    ...(sized && last !== undefined ? layersOfSize(library, input.at(-1) ?? 1).map((layer) => insertAfter(last.reference, layer)) : []),
  ];
}

/** Every call that loses positions at the borders, with as much padding as it loses. */
function padded(library: Library, steps: readonly Step[]): readonly Fix[] {
  const calls = steps.flatMap(({ reference, before, after }) => {
    const lost = ((before[0] ?? 0) - (after[0] ?? 0)) / 2;
    const [padding] = zeroParameters(library, reference);
    return before.length === after.length && lost > 0 && Number.isInteger(lost) && padding !== undefined ? [withArgument(reference, `${padding}: ${lost}`)] : [];
  });
  return calls.length === 0 ? [] : [replace(...calls)];
}
