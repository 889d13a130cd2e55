/** `stream text, pitch`: which inputs come step by step, and which are given once. Whether their equations can is proven on their last form. */
import type { Report } from "../../diagnostics/report.ts";
import type { StreamStatement } from "../../ir/ast/types.ts";
import type { ArrayDefinition } from "../../ir/equation/types.ts";
import type { ModelInput, ModelOutput, ModelStream } from "../../ir/model/types.ts";

export function readStream({ names, span }: StreamStatement, inputs: readonly ModelInput[], outputs: readonly ModelOutput[], arrays: ReadonlyMap<string, ArrayDefinition>, report: Report): ModelStream | undefined {
  const before = report.mark;
  const needed = inputs.filter((i) => i.needed);
  for (const name of names) {
    if (!needed.some((i) => i.name === name.text)) report.add("streamOfNoInput", name.span, { name: name.text, inputs: needed.map((i) => i.name) });
  }
  const streamed = needed.flatMap((i) => {
    const name = names.find((n) => n.text === i.name);
    return name === undefined ? [] : [{ name: i.name, array: i.array, span: name.span }];
  });
  const list = streamed.map((i) => i.name);
  if (list.length === 0) return undefined;
  const given = needed.filter((i) => !list.includes(i.name));
  const shapeOf = (array: string): readonly number[] => (arrays.get(array)?.extents ?? []).slice(1).map((e) => e.upper);
  const isRecord = (name: string): boolean => inputs.find((i) => i.name === name)?.encoding.kind === "record";
  const steps = streamed.filter((i) => !isRecord(i.name)).map((i) => shapeOf(i.array)[0]).find((size) => size !== undefined);
  const check = (name: string, of: "input" | "output", array: string, isFlat: boolean): void => {
    const found = shapeOf(array);
    if (isFlat || found[0] === undefined || found[0] !== steps) report.add("noAxisOfSteps", streamed.find((i) => i.name === name)?.span ?? span, { name, of, found, steps });
  };
  for (const { name } of given.filter((i) => !isRecord(i.name) && shapeOf(i.array)[0] === steps)) {
    const written = [...list, name].join(", ");
    report.add("inputNotStreamed", span, { name, streamed: list }, { fixes: [{ title: `write \`stream ${written}\``, edits: [{ span, text: `stream ${written}` }] }] });
  }
  for (const { name, array } of streamed) check(name, "input", array, isRecord(name));
  for (const { name, array, encoding } of outputs) check(name, "output", array, encoding.kind === "record" || encoding.shape.length === 0);
  return report.failedSince(before) || steps === undefined ? undefined : { inputs: streamed, given: given.map(({ name, array }) => ({ name, array })), steps };
}
