/** Reads: positions to offsets, checked unless their ranges show that they stay within the array. */
import { addAffine, asVariable, constantAffine, interval } from "../affine.ts";
import type { Affine, Extent, PositionAt, Read } from "../types.ts";
import type { Cell, Run } from "./cell.ts";
import { compileAffine, type Compiler, type Frame, type OfFrame } from "./frame.ts";

/**
 * The value of a read. Outside of the array a guarded read is 0; any other throws. `byElement`: the array may be only
 * partly known when it is read.
 */
export function compileRead(e: Read, cell: Cell, byElement: boolean, compiler: Compiler, run: Run): OfFrame {
  const offset = compileOffset(e.array, e.positions, e.guarded, cell, compiler, run);
  const value = (at: number): number => (cell.ready ? (cell.data[at] ?? NaN) : run.demand(cell, at));
  if (e.guarded) {
    return (frame) => {
      const at = offset(frame);
      return at < 0 ? 0 : value(at);
    };
  }
  if (byElement) return (frame) => value(offset(frame));
  return (frame) => cell.data[offset(frame)] ?? NaN;
}

/** The row-major offset of a position; outside of the array −1 if `guarded`, else it throws. */
export function compileOffset(array: string, positions: readonly PositionAt[], guarded: boolean, cell: Cell, compiler: Compiler, run: Run): OfFrame {
  const { extents } = cell.definition;
  let certain: Affine = constantAffine(0);
  const checked: OfFrame[] = [];
  positions.forEach((p, i) => {
    const extent = extents[i];
    if (extent === undefined) throw new Error(`${array} has ${extents.length} dimensions and is read at ${positions.length} positions`);
    if (p.kind === "affine" && !cell.hasPairs && isWithin(p.affine, extent)) {
      certain = addAffine(certain, addAffine(p.affine, constantAffine(-extent.lower)), cell.strides[i] ?? 1);
      return;
    }
    const position = p.kind === "affine" ? compileAffine(p.affine, compiler.slots) : compiler.expression(p.value);
    const { lower, upper } = extent;
    checked.push((frame) => {
      const x = position(frame);
      const end = upper === Infinity ? run.count : upper;
      const inside = x >= lower && x < end;
      if (inside && Number.isInteger(x)) return (x - lower) * (cell.strides[i] ?? 1);
      if (!inside && guarded) return -1;
      throw new Error(`${array} has no element ${x} in dimension ${i + 1}, which is ${lower} … ${end - 1}`);
    });
  });
  const base = compileAffine(certain, compiler.slots);
  if (checked.length === 0) return base;
  return (frame: Frame) => {
    let offset = base(frame);
    for (const part of checked) {
      const more = part(frame);
      if (more < 0) return -1;
      offset += more;
    }
    return offset;
  };
}

/** Whether the ranges alone show that a position is within an extent. */
function isWithin(a: Affine, { lower, upper }: Extent): boolean {
  if (upper === Infinity) return asVariable(a)?.upper === Infinity;
  const [low, high] = interval(a);
  return low >= lower && high < upper;
}
