import type { RowsOf } from "../data/leaks.ts";
import { fieldWidth } from "../ir/model/labels.ts";
import type { ClassLabel } from "../ir/model/types.ts";
import type { WatchedModel } from "../ir/model/watched.ts";
import type { ClassEvidence, OtherEvidence } from "./evidence.ts";

/** How often each class of each output occurs in some rows; arrays of the data have positions of classes. */
export function countClasses({ outputs }: WatchedModel, { data: { arrays, count }, rows }: RowsOf): readonly ClassEvidence[] {
  return outputs.flatMap(({ name, encoding, place }): readonly ClassEvidence[] => {
    const data = arrays.get(name);
    if (data === undefined || (encoding.kind !== "oneHot" && encoding.kind !== "binary")) return [];
    const counts = Array.from(encoding.classes, () => 0);
    const width = data.length / count;
    for (const row of rows) {
      data.subarray(row * width, (row + 1) * width).forEach((value: number) => {
        counts[value] = (counts[value] ?? 0) + 1;
      });
    }
    return [{ output: name, place, classes: encoding.classes.map((label, k) => ({ label: String(label), count: counts[k] ?? 0 })) }];
  });
}

/** How often the classes for values that are not listed occur in some rows of inputs, and of fields of them that are no records in turn. */
export function countOthers({ inputs }: WatchedModel, { data: { arrays, count }, rows }: RowsOf): readonly OtherEvidence[] {
  return inputs.flatMap(({ name, encoding, place }): readonly OtherEvidence[] => {
    const data = arrays.get(name) ?? new Float64Array(0);
    const width = data.length / count;
    const countWhere = (holds: (value: number, k: number) => boolean): number => {
      let found = 0;
      for (const row of rows) for (let k = 0; k < width; k++) if (holds(data[row * width + k] ?? 0, k)) found++;
      return found;
    };
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
