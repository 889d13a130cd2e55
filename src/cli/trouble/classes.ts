import type { RowsOf } from "../../data/leaks.ts";
import { locate } from "../../source/locate.ts";
import type { ClassLabel } from "../../ir/model/types.ts";
import type { CompiledModule } from "../compiler.ts";
import { fieldWidth } from "../../ir/model/labels.ts";
import type { ClassEvidence, OtherEvidence } from "./evidence.ts";

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

/** How often the classes for values that are not listed occur in some rows of inputs, and of fields of them that are no records in turn. */
export function countOthers({ inputs, span }: CompiledModule["model"], { data: { arrays, count }, rows }: RowsOf): readonly OtherEvidence[] {
  return inputs.flatMap(({ name, encoding }): readonly OtherEvidence[] => {
    const data = arrays.get(name) ?? new Float64Array(0);
    const width = data.length / count;
    const countWhere = (holds: (value: number, k: number) => boolean): number => {
      let found = 0;
      for (const row of rows) for (let k = 0; k < width; k++) if (holds(data[row * width + k] ?? 0, k)) found++;
      return found;
    };
    const place = placeOf(span, new RegExp(`\\binput\\s[^=]*?\\b${name}\\b`));
    if (encoding.kind === "oneHot" && encoding.other === true) return [{ value: name, place, ...lastClass(encoding), count: countWhere((value) => value === encoding.classes.length - 1) }];
    if (encoding.kind !== "record") return [];
    let next = 0;
    return encoding.fields.flatMap((field) => {
      const from = next;
      next += fieldWidth(field);
      const { encoding: of } = field;
      if (of.kind !== "oneHot" || of.other !== true) return [];
      const classes = of.classes.length;
      const blocks = of.shape.reduce((a, b) => a * b, 1);
      const isLast = (k: number): boolean => k >= from && k < from + blocks * classes && (k - from) % classes === classes - 1;
      return [{ value: `${name}.${field.name}`, place, ...lastClass(of), count: countWhere((value, k) => value === 1 && isLast(k)) }];
    });
  });
}

function lastClass({ classes }: { readonly classes: readonly ClassLabel[] }): { readonly label: string } {
  return { label: String(classes.at(-1)) };
}

/** The place of the first match within a model, or that of the model. */
export function placeOf(span: CompiledModule["model"]["span"], pattern: RegExp): string {
  const at = span.source.text.slice(span.start, span.end).search(pattern);
  const { file, line } = locate(at < 0 ? span : { ...span, start: span.start + at });
  return `${file}:${line}`;
}
