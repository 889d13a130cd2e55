/** Sums, means and the like over dimensions. */
import { refuse } from "../fault.ts";
import { indexOf } from "../lazy/affine.ts";
import { binary, numberOf, partsOf, replaceFactors } from "../lazy/expression.ts";
import type { Axis, Expression, Lazy } from "../lazy/types.ts";
import { naturalLayout } from "../steps/natural.ts";
import type { Node } from "../types.ts";
import { changed } from "./applied.ts";
import type { Context } from "./context.ts";
import type { Operator } from "./elementwise.ts";
import { axesOf } from "./views.ts";

type Reduction = Extract<Expression, { readonly kind: "reduction" }>["name"];

/** A reduction over dimensions. */
export function reduced(node: Node, x: Lazy, name: Reduction, axes: readonly number[], keeps: boolean): Lazy {
  const over = x.axes.filter((_, k) => axes.includes(k)).flat();
  if (over.some((f) => f.isBatch)) refuse(node, "reduces over the batch", "a prediction of one example cannot depend on the others");
  const left = x.axes.map((axis, k): Axis => (axes.includes(k) ? [] : axis)).filter((_, k) => keeps || !axes.includes(k));
  // Its indices are its own, so that the dimensions can occur beside it, as in x - mean(x).
  const own = new Map(over.map((factor) => [factor, { size: factor.size }] as const));
  const inner = replaceFactors(x.body, new Map([...own].map(([factor, other]) => [factor, indexOf(other)])));
  const body: Expression = over.length === 0 ? x.body : { kind: "reduction", name, over: [...own.values()], body: inner };
  return { ...x, axes: left, body, isShared: false };
}

/** Over all dimensions but the last: pools of the library. */
const pools: Readonly<Partial<Record<Reduction, string>>> = { mean: "globalAveragePool", max: "globalMaxPool" };

function pooled(c: Context, x: Lazy, name: Reduction, axes: readonly number[], keeps: boolean): Lazy | undefined {
  const definition = pools[name];
  const over = x.axes.filter((_, k) => axes.includes(k)).flat();
  const rest = x.axes.filter((_, k) => !axes.includes(k)).flat().filter((f) => f.isBatch !== true);
  const natural = naturalLayout(x);
  const last = natural.at(-1) ?? [];
  if (definition === undefined || c.isKnown(x) || over.length === 0 || over.some((f) => f.isBatch) || rest.length === 0 || rest.length !== last.length || !rest.every((f) => last.includes(f))) return undefined;
  const left = x.axes.map((axis, k): Axis => (axes.includes(k) ? [] : axis)).filter((_, k) => keeps || !axes.includes(k));
  return changed(c, x, natural, [last], left, { definition, arguments: [], weights: [] });
}

function reduction(name: Reduction, before: (e: Expression) => Expression = (e) => e, after: (e: Expression) => Expression = (e) => e): Operator {
  return (node, c) => {
    const whole = c.input(node, 0);
    const x = [...partsOf(whole.body)].some((part) => part.kind === "reduction") ? c.builder.settled(whole) : whole;
    const given = axesOf(node, c, 1, x.axes.length);
    if ((given === undefined || given.length === 0) && c.number(node, "noop_with_empty_axes") === 1) return [x];
    const axes = given === undefined || given.length === 0 ? x.axes.map((_, k) => k) : given;
    const keeps = c.number(node, "keepdims") !== 0;
    const inner = before(x.body);
    const direct = inner === x.body ? pooled(c, x, name, axes, keeps) : undefined;
    const y = direct ?? reduced(node, { ...(inner === x.body ? x : c.builder.settled(x)), ...(inner !== x.body && { body: before(c.builder.settled(x).body) }) }, name, axes, keeps);
    return [{ ...y, body: after(y.body) }];
  };
}

const same = (e: Expression): Expression => e;
const square = (e: Expression): Expression => binary("^", e, numberOf(2));
const root = (e: Expression): Expression => ({ kind: "call", name: "sqrt", operands: [e] });

export const reductions: Readonly<Record<string, Operator>> = {
  ReduceSum: reduction("sum"), ReduceMean: reduction("mean"), ReduceMax: reduction("max"), ReduceMin: reduction("min"), ReduceProd: reduction("product"),
  ReduceSumSquare: reduction("sum", square), ReduceL2: reduction("sum", square, root), ReduceLogSum: reduction("sum", same, (e) => ({ kind: "call", name: "log", operands: [e] })),
  ReduceLogSumExp: reduction("sum", (e) => ({ kind: "call", name: "exp", operands: [e] }), (e) => ({ kind: "call", name: "log", operands: [e] })), ReduceL1: reduction("sum", (e) => ({ kind: "call", name: "abs", operands: [e] })),
};
