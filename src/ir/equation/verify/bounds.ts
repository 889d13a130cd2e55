/** Faults of positions: of another number than the array has dimensions, or not proven to stay within it. */
import { printExtent } from "../print/affine.ts";
import { printExpr, printPosition } from "../print.ts";
import { readAt } from "../build.ts";
import { proveInBounds } from "../prove.ts";
import type { ArrayDefinition, Condition, Equation, Expr, Extent, PositionAt, Program } from "../types.ts";
import { guardedReads } from "./guarded-reads.ts";

/** What is wrong with the positions of one equation, those of an accumulation's target too. */
export function boundFaults(equation: Equation, program: Program): readonly string[] {
  const faults = new Set<string>();
  const check = (name: string, positions: readonly PositionAt[], guarded: boolean, conditions: readonly Condition[], text: () => string): void => {
    const array = program.arrays.get(name);
    if (array === undefined) {
      faults.add(`${name} is not declared`);
    } else if (array.extents.length !== positions.length) {
      faults.add(`${text()} has ${positions.length} positions and ${name} ${array.extents.length} dimensions`);
    } else if (!guarded) {
      positions.forEach((p, i) => {
        const fault = positionFault(p, array.extents[i], conditions, program);
        if (fault !== undefined) faults.add(`${text()}, dimension ${i + 1}: ${fault}`);
      });
    }
  };
  for (const { read, conditions } of guardedReads(equation)) {
    check(read.array, read.positions, read.guarded, conditions, () => printExpr(read));
  }
  if (equation.kind === "accumulation") {
    const { array, positions, guarded, conditions } = equation;
    const shown = (): string => printExpr(readAt(array, positions.flatMap((p) => (p.kind === "affine" ? [p.affine] : []))));
    check(array, positions, guarded, conditions, shown);
  }
  return [...faults];
}

function positionFault(p: PositionAt, extent: Extent | undefined, conditions: readonly Condition[], program: Program): string | undefined {
  if (extent === undefined) return undefined;
  if (p.kind === "data") return dataFault(p.value, extent, program);
  const proof = proveInBounds(p.affine, extent, conditions);
  if (proof.kind === "proven") return undefined;
  const reach = [
    ...(proof.low === undefined ? [] : [`${proof.low} below`]),
    ...(proof.high === undefined ? [] : [`${proof.high} beyond`]),
  ].join(" and ");
  return `${printPosition(p.affine)} may be ${reach === "" ? "outside of" : reach} ${printExtent(extent)}`;
}

/** Positions read from an array of integers must be within its promise. */
function dataFault(e: Expr, extent: Extent, program: Program): string | undefined {
  const content = e.kind === "read" ? contentOf(program.arrays.get(e.array)) : undefined;
  if (content === undefined || (extent.lower <= 0 && content <= extent.upper)) return undefined;
  return `${printExpr(e)} may be 0 … ${content - 1}, outside of ${printExtent(extent)}`;
}

function contentOf(array: ArrayDefinition | undefined): number | undefined {
  return array?.content.kind === "index" ? array.content.below : undefined;
}
