/**
 * Triangles: results that a condition on two indices leaves at a constant on one side of a diagonal, as a causal mask does.
 * Their columns run up to the vector that the diagonal goes through, and what lies beyond is filled without being computed.
 */
import { bound, inLoops, selectExpr } from "../../../ir/kernel/build.ts";
import { addOffsets, coefficientOf, constantOffset, floorOffset, offsetNames, offsetValue, scaleOffset, shiftOffset, substituteOffset, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import type { KernelExpr, Loop, Offset, Statement, Store } from "../../../ir/kernel/types.ts";
import { namesIn } from "../loops/copy.ts";
import { nestOf } from "../loops/nest.ts";
import { loadsAreInside, type Surroundings } from "./legality.ts";

/** Where the computed columns of a nest end, or begin: at a column that moves with the loops around. */
interface Diagonal {
  readonly side: "end" | "begin";
  readonly column: Offset;
  readonly fills: readonly (Store & { readonly value: { readonly kind: "constant" } })[];
}

/**
 * A nest without a branch on whose side a result depends: it is computed on both sides, and chosen last. `undefined` where its
 * innermost body has none, or one that reads outside of arrays on the other side.
 */
export function chosenLast(s: Loop, around: Surroundings): Loop | undefined {
  const { loops, body } = nestOf(s);
  const at = body.findIndex((x) => x.kind === "if");
  const branch = body[at];
  if (branch?.kind !== "if" || branch.else.length > 0 || limitOf(branch.condition) === undefined) return undefined;
  const last = branch.then.at(-1);
  const begin = last?.kind === "assign" ? body.findIndex((x, k) => k < at && x.kind === "var" && x.name === last.name && x.value.kind === "constant") : -1;
  const start = body[begin];
  if (last?.kind !== "assign" || start?.kind !== "var" || start.integer === true) return undefined;
  const computed = branch.then.slice(0, -1);
  const rest = [...body.slice(0, begin), ...body.slice(begin + 1, at), ...body.slice(at + 1)];
  const within: Surroundings = { ...around, outer: [...around.outer, ...loops] };
  if (rest.some((x) => x.kind === "if" || (x.kind === "assign" && x.name === last.name)) || !computed.every(isPure) || !loadsAreInside([...computed, last], within)) return undefined;
  const chosen: Statement = { kind: "let", name: last.name, value: selectExpr(branch.condition, last.value, start.value) };
  const straight = [...body.slice(0, begin), ...body.slice(begin + 1, at), ...computed, chosen, ...body.slice(at + 1)];
  const [nest] = inLoops(loops, straight);
  return nest?.kind === "for" ? nest : undefined;
}

/** Whether a statement changes nothing but locals. */
function isPure(s: Statement): boolean {
  return s.kind === "let" || s.kind === "var" || s.kind === "assign" || (s.kind === "for" && s.body.every(isPure));
}

/** What is at least 0 where a condition holds. */
function limitOf(e: KernelExpr): Offset | undefined {
  const [zero, right] = e.kind === "operation" && e.operator === "lessEqual" ? e.arguments : [];
  return zero?.kind === "constant" && zero.value === 0 && right?.kind === "offset" ? right.value : undefined;
}

/** The diagonal of a loop along columns, all of whose results are constant on one side of it. */
export function diagonalOf(s: Loop): Diagonal | undefined {
  const values = new Map(s.body.flatMap((x) => (x.kind === "let" ? [[x.name, x.value] as const] : [])));
  const settled = (e: KernelExpr): KernelExpr => {
    const value = e.kind === "local" ? values.get(e.name) : undefined;
    return value === undefined ? e : settled(value);
  };
  if (!s.body.every((x) => x.kind === "store" || isPure(x))) return undefined;
  const own = namesIn(s.body);
  const results = s.body.flatMap((x) => (x.kind === "store" ? [{ store: x, value: settled(x.value) }] : []));
  const found = results.map(({ store, value }) => {
    const limit = value.kind === "select" && !store.add ? limitOf(value.condition) : undefined;
    const [slope, constant] = [limit && coefficientOf(limit, s.variable), value.kind === "select" ? value.whenFalse : value];
    if (limit === undefined || (slope !== 1 && slope !== -1) || constant.kind !== "constant" || [...offsetNames(limit)].some((name) => own.has(name))) return undefined;
    const rest = substituteOffset(limit, new Map([[s.variable, constantOffset(0)]]));
    return { slope, column: slope === -1 ? shiftOffset(rest, 1) : scaleOffset(rest, -1), fill: { ...store, value: constant } };
  });
  const [first] = found;
  if (first === undefined || offsetValue(first.column) !== undefined) return undefined;
  let furthest = 0;
  for (const f of found) {
    const apart = f?.slope === first.slope ? offsetValue(addOffsets(f.column, first.column, -1)) : undefined;
    if (apart === undefined) return undefined;
    furthest = first.slope === -1 ? Math.max(furthest, apart) : Math.min(furthest, apart);
  }
  return { side: first.slope === -1 ? "end" : "begin", column: shiftOffset(first.column, furthest), fills: found.flatMap((f) => f?.fill ?? []) };
}

/** A loop along columns in blocks, from `lower` to `upper`, cut to the blocks on the computed side of a diagonal, and the fill of the others. `variable`: for the fill. */
export function cutAtDiagonal(s: Loop, { side, column, fills }: Diagonal, [lower, upper]: readonly [number, number], lanes: number, variable: string): Statement[] {
  const [from, to] = [constantOffset(lower), constantOffset(upper)];
  const ahead = side === "end" ? s.step - 1 : 0;
  const cut = sumOffsets(lower, [{ coefficient: s.step, value: floorOffset(shiftOffset(column, ahead - lower), s.step) }]);
  const moved = new Map([[s.variable, variableOffset(variable)]]);
  const body = fills.map((f): Statement => ({ ...f, offset: substituteOffset(f.offset, moved) }));
  const fill: Loop = { kind: "for", variable, lower: side === "end" ? bound(from, cut) : bound(from), upper: side === "end" ? bound(to) : bound(to, cut), step: lanes, lanes, body };
  return side === "end" ? [{ ...s, upper: bound(to, cut) }, fill] : [fill, { ...s, lower: bound(from, cut) }];
}
