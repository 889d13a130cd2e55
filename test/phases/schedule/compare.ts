/** Runs an entry before and after scheduling on the same random numbers. */
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import type { Entry, KernelSet } from "../../../src/ir/kernel/types.ts";
import { sizeOf } from "../../../src/ir/kernel/buffers.ts";
import { orthonormalMatrix } from "../../../src/runtime/orthogonal.ts";
import { drawKey, uniform } from "../../../src/runtime/random.ts";

/** What every buffer holds after an entry ran on random numbers. */
function run(set: KernelSet, entry: Entry, count: number): Map<string, Float64Array> {
  const memory = new Map<string, Float64Array>();
  let which = 0;
  for (const b of set.buffers.values()) {
    const seed = which++;
    const values = Float64Array.from({ length: sizeOf(b) }, (_, i) => uniform(seed, 0, 0, i));
    // Classes are whole numbers below two; values start as nothing, so that what is not written shows.
    memory.set(b.name, b.content === "index" ? values.map((x) => Math.floor(2 * x)) : b.role === "value" ? values.fill(Number.NaN) : values);
  }
  runEntry(entry, set.buffers, { get: (name) => memory.get(name), draw: (_d, occurrence, ordinal) => uniform(1, 2, occurrence, ordinal), matrix: (occurrence, { rows, columns }) => orthonormalMatrix(drawKey(1, 2, occurrence), rows, columns) }, count);
  return memory;
}

/** The buffers in which two forms of an entry differ by more than `tolerance` times their greatest number, one line each. */
export function differencesOf(before: readonly [KernelSet, Entry], after: readonly [KernelSet, Entry], count: number, tolerance = 1e-12): readonly string[] {
  const found = run(...after, count);
  const problems: string[] = [];
  for (const [buffer, values] of run(...before, count)) {
    const other = found.get(buffer) ?? new Float64Array(0);
    const scale = Math.max(1e-9, ...[...values].filter(Number.isFinite).map(Math.abs));
    const at = values.findIndex((x, i) => !(Math.abs(x - (other[i] ?? Number.NaN)) <= tolerance * scale) && !Object.is(x, other[i]));
    if (at >= 0) problems.push(`${buffer}[${at}] is ${other[at]}, not ${values[at]}`);
  }
  return problems;
}
