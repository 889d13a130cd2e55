/** Examples that train and are measured too. */
import type { Report } from "../diagnostics/report.ts";
import type { CheckedModel } from "../ir/model/types.ts";
import type { Span } from "../source/source.ts";
import type { DataArray } from "./growing.ts";
import type { DataSet } from "./read.ts";

/** Some rows of a data set. */
export interface RowsOf {
  readonly data: DataSet;
  readonly rows: Int32Array;
  /** Where the data set is a sample of another: the rows of that, and which of them each example of the sample is. */
  readonly sampled?: { readonly rows: Int32Array; readonly numbers: Int32Array };
}

/** How many rows there are, in the data set or not. */
export function sizeOf({ rows, sampled }: RowsOf): number {
  return (sampled?.rows ?? rows).length;
}

interface Leak {
  /** How many of the rows that are held out train too, value for value. */
  readonly rows: number;
  /** The first of them, in its data set. */
  readonly first: number;
}

/** A part that is held out, by its setting. */
interface HeldPart {
  readonly name: "validation" | "test";
  readonly part: RowsOf;
  readonly training: RowsOf;
  readonly span: Span;
}

/** Warns where rows of a part train too. */
export function reportLeak(model: Pick<CheckedModel, "inputs" | "outputs">, { name, part, training, span }: HeldPart, report: Report): void {
  const leak = findLeak(part, training);
  if (leak === undefined || isByChance(leak, part, training)) return;
  report.add("leakedRows", span, { name, rows: leak.rows, of: part.rows.length, example: exampleText(model, part.data, leak.first) });
}

/**
 * Measured values repeat by chance: of one file, a row or a twentieth of a part is not worth a warning (two of the 150 flowers of
 * iris are alike). A file of other examples should have none.
 */
function isByChance({ rows }: Leak, part: RowsOf, training: RowsOf): boolean {
  return part.data === training.data ? rows < 2 || rows < 0.05 * part.rows.length : rows < 0.01 * part.rows.length;
}

/** Finds rows that are held out and have the same values, of inputs and targets, as a row that trains. */
function findLeak(held: RowsOf, training: RowsOf): Leak | undefined {
  const [ofHeld, ofTraining] = [rowReader(held.data), rowReader(training.data)];
  const byHash = new Map<number, number[]>();
  for (const row of held.rows) {
    const hash = ofHeld.hash(row);
    const list = byHash.get(hash);
    if (list === undefined) byHash.set(hash, [row]);
    else list.push(row);
  }
  const leaked = new Set<number>();
  for (const row of training.rows) {
    for (const candidate of byHash.get(ofTraining.hash(row)) ?? []) {
      if (!leaked.has(candidate) && ofHeld.equals(candidate, ofTraining, row)) leaked.add(candidate);
    }
  }
  const first = held.rows.find((row) => leaked.has(row));
  return first === undefined ? undefined : { rows: leaked.size, first };
}

interface RowReader {
  readonly words: readonly { readonly words: Uint32Array; readonly width: number }[];
  readonly hash: (row: number) => number;
  readonly equals: (row: number, other: RowReader, otherRow: number) => boolean;
}

/** Rows by the bits of their values. */
function rowReader({ arrays, count }: DataSet): RowReader {
  const words = [...arrays.values()].map((array) => ({ words: wordsOf(array), width: (array.length / count) * (array.BYTES_PER_ELEMENT / 4) }));
  return {
    words,
    hash(row) {
      // FNV-1a, a word at a time, with shifts: the low bits of whole numbers in float64 are 0.
      let hash = 0x811c9dc5;
      for (const { words: of, width } of words) {
        for (let at = row * width; at < (row + 1) * width; at++) {
          hash = Math.imul(hash ^ (of[at] ?? 0), 0x01000193);
          hash ^= hash >>> 15;
        }
      }
      return hash;
    },
    equals: (row, other, otherRow) => words.every(({ words: of, width }, k) => {
      const others = other.words[k]?.words;
      for (let i = 0; i < width; i++) if (of[row * width + i] !== others?.[otherRow * width + i]) return false;
      return true;
    }),
  };
}

function wordsOf(array: DataArray): Uint32Array {
  return new Uint32Array(array.buffer, array.byteOffset, array.byteLength / 4);
}

/** Numbers of a value that are shown of an example. */
const shown = 4;

/** An example as a message shows it: `flower 5.1, 3.5, species setosa`. */
function exampleText(model: Pick<CheckedModel, "inputs" | "outputs">, { arrays, count }: DataSet, row: number): string {
  return [...arrays].map(([name, array]) => {
    const width = array.length / count;
    const encoding = [...model.inputs, ...model.outputs].find((value) => value.name === name)?.encoding;
    const classes = encoding?.kind === "oneHot" || encoding?.kind === "binary" ? encoding.classes : undefined;
    const numbers = Array.from(array.subarray(row * width, row * width + Math.min(width, shown)), (value) => String(classes?.[value] ?? Number(value.toPrecision(6))));
    return `\`${name}\` ${numbers.join(", ")}${width > shown ? ", …" : ""}`;
  }).join(" and ");
}
