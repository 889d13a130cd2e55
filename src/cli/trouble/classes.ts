import type { RowsOf } from "../../data/leaks.ts";
import { locate } from "../../source/locate.ts";
import type { CompiledModule } from "../compiler.ts";
import type { ClassEvidence } from "./evidence.ts";

/** How often each class of each output occurs in some rows; arrays of the data have positions of classes. */
export function countClasses({ outputs, span }: CompiledModule["model"], { data: { arrays, count }, rows }: RowsOf): readonly ClassEvidence[] {
  return outputs.flatMap(({ name, encoding }): readonly ClassEvidence[] => {
    const data = arrays.get(name);
    if (data === undefined || (encoding.kind !== "oneHot" && encoding.kind !== "binary")) return [];
    const counts = Array.from(encoding.classes, () => 0);
    const width = data.length / count;
    for (const row of rows) {
      data.subarray(row * width, (row + 1) * width).forEach((value: number) => {
        counts[value] = (counts[value] ?? 0) + 1;
      });
    }
    return [{ output: name, place: placeOf(span, new RegExp(`\\boutput\\s+(?:"[^"]*"\\s+as\\s+)?${name}\\b`)), classes: encoding.classes.map((label, k) => ({ label: String(label), count: counts[k] ?? 0 })) }];
  });
}

/** The place of the first match within a model, or that of the model. */
export function placeOf(span: CompiledModule["model"]["span"], pattern: RegExp): string {
  const at = span.source.text.slice(span.start, span.end).search(pattern);
  const { file, line } = locate(at < 0 ? span : { ...span, start: span.start + at });
  return `${file}:${line}`;
}
