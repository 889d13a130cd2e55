/**
 * Parts the examples of a data set into those that train, validate and test, as `fit` of the emitted module does.
 *
 * Given: examples read with the columns that the model splits by. Ensures: each part that is asked for has an example, or the
 * report says why not.
 */
import type { Report } from "../diagnostics/report.ts";
import { type HeldOut, type HeldShare, partOf } from "../ir/model/held-out.ts";
import { inOrder } from "../ir/model/train-settings.ts";
import type { CheckedModel } from "../ir/model/types.ts";
import { type Parts, partRows } from "../runtime/parts.ts";
import { type Split, splitBy } from "../runtime/split.ts";
import type { DataSet } from "./read.ts";
import type { DataArray } from "./growing.ts";

export interface PartsOptions {
  readonly seed: number;
  /** In place of the model's share or file. */
  readonly validation?: number | undefined;
}

/** How the model holds examples out, with a share that takes the place of its own. */
export function holdingOf({ train }: CheckedModel, { validation }: Pick<PartsOptions, "validation">): { readonly validation: HeldOut; readonly test: HeldOut } {
  if (validation === undefined) return train;
  const own = train.validation.kind === "share" ? train.validation : undefined;
  return { validation: { ...own, kind: "share", share: validation }, test: train.test };
}

export function partExamples(model: CheckedModel, data: DataSet, options: PartsOptions, report: Report): Parts | undefined {
  const { shuffle, data: source } = model.train;
  const held = holdingOf(model, options);
  const asked = (["test", "validation"] as const).filter((name) => isShare(held[name]));
  const [first] = asked;
  if (first !== undefined && data.count <= asked.length) {
    report.add("tooFewToPart", spanOf(model, held[first]), { parts: asked, examples: data.count });
    return undefined;
  }
  const failed: Split[] = [];
  const holdOut = (split: Split, order: Int32Array, count: number, wanted: number): number => {
    const found = splitBy(split.by, valuesOf(data, split), order, count, wanted, options.seed);
    if (found === 0) failed.push(split);
    return Math.max(1, found);
  };
  const [validation, test] = [partOf(held.validation), partOf(held.test)];
  const parts = partRows(data.count, { validation, test, hold: inOrder(source) ? "last" : "drawn", seed: options.seed, shuffle }, holdOut);
  for (const split of failed) {
    const name = split === test ? "test" : "validation";
    report.add("nothingToPart", spanOf(model, held[name]), { name, by: split.by, column: split.column, left: name === "validation" && test !== 0 });
  }
  return failed.length === 0 ? parts : undefined;
}

function isShare(held: HeldOut): held is HeldShare {
  return held.kind === "share" && held.share > 0;
}

function spanOf(model: CheckedModel, held: HeldOut): CheckedModel["span"] {
  return held.span ?? model.span;
}

function valuesOf({ arrays, columns }: DataSet, { by, column }: Split): DataArray {
  const values = (by === "stratify" ? arrays : columns)?.get(column);
  if (values === undefined) throw new Error(`the data set was read without the column ${column}`);
  return values;
}

/** Some examples of a data set. */
export function takeExamples({ count, arrays }: DataSet, rows: Int32Array): DataSet {
  const taken = [...arrays].map(([name, array]) => {
    const width = array.length / count;
    const found = array.slice(0, rows.length * width);
    rows.forEach((row, n) => found.set(array.subarray(row * width, (row + 1) * width), n * width));
    return [name, found] as const;
  });
  return { count: rows.length, arrays: new Map(taken), dropped: 0 };
}
