/** The scope in which an expression is lowered: visible names, and the statements that its value needs. */
import { substituteCondition, variableAffine } from "../../ir/equation/affine.ts";
import { reduce } from "../../ir/equation/build.ts";
import { substitute } from "../../ir/equation/traverse.ts";
import type { Affine, Condition, IndexVariable, Reduce } from "../../ir/equation/types.ts";
import { number, offsetCondition, operation } from "../../ir/kernel/build.ts";
import { floorOffset, sumOffsets } from "../../ir/kernel/offset.ts";
import type { KernelExpr, Offset, Statement } from "../../ir/kernel/types.ts";
import type { UnusedNames } from "../../ir/unused-names.ts";
import type { Layout } from "./layout.ts";

export interface Scope {
  readonly layouts: ReadonlyMap<string, Layout>;
  readonly names: UnusedNames;
  /** Index variables, by id, as offsets of loop variables. */
  readonly indices: ReadonlyMap<number, Offset>;
  /** Elements that this nest has computed for its own point: by array and positions (see `elementKey`). */
  readonly elements: ReadonlyMap<string, string>;
  /** Reductions that were computed before in this block, by key. */
  readonly reductions: Map<string, KernelExpr>;
  /** The `argmax` and `argmin` of this nest, by the key of the `max` or `min` over the same points. */
  readonly ordinals: ReadonlyMap<string, Reduce>;
  readonly out: Statement[];
}

/** A block of its own inside: it sees what is outside, and what it computes stays inside. */
export function inner(scope: Scope, out: Statement[]): Scope {
  return { ...scope, reductions: new Map(scope.reductions), out };
}

export function elementKey(array: string, positions: readonly Affine[]): string {
  return `${array}[${positions.map((a) => a.key).join(",")}]`;
}

/** An affine index position as an offset of loop variables. */
export function positionOffset(a: Affine, indices: ReadonlyMap<number, Offset>): Offset {
  return sumOffsets(a.constant, a.terms.map(({ coefficient, atom }) => {
    if (atom.kind === "floor") return { coefficient, value: floorOffset(positionOffset(atom.numerator, indices), atom.divisor) };
    const value = indices.get(atom.id);
    if (value === undefined) throw new Error(`index ${atom.name} (${atom.key}) is not in sight`);
    return { coefficient, value };
  }));
}

/** All of the conditions, as one. */
export function conditionsExpr(conditions: readonly Condition[], indices: ReadonlyMap<number, Offset>): KernelExpr {
  return conditions.reduce<KernelExpr>((all, c) => operation("and", all, offsetCondition(positionOffset(c.affine, indices), c.equality)), number(1));
}

/**
 * The key of the `max` or `min` over the points of a reduction, whatever its indices are called: positions are sums in the
 * order of their variables' keys, and those of the same points may have been made at different times.
 */
export function extremeKey(e: Reduce): string {
  const renamed = e.indices.map((v, k): IndexVariable => ({ ...v, id: Number.MAX_SAFE_INTEGER - k, key: `›${k}‹` }));
  const names = new Map(e.indices.flatMap((v, k) => (renamed[k] === undefined ? [] : [[v.id, variableAffine(renamed[k])] as const])));
  const operator = e.operator === "argmax" ? "max" : e.operator === "argmin" ? "min" : e.operator;
  return reduce(operator, renamed, e.conditions.map((c) => substituteCondition(c, names)), substitute(e.body, names)).key;
}
