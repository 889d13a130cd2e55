/** Matrix products: with weights a layer, of two values an equation. */
import { refuse } from "../fault.ts";
import { aligned } from "../lazy/broadcast.ts";
import { evaluated } from "../lazy/evaluate.ts";
import { binary, isConstant, numberOf, tensorsOf } from "../lazy/expression.ts";
import type { Axis, Expression, Lazy } from "../lazy/types.ts";
import { commonCuts, fresh, refined, transposed } from "../lazy/views.ts";
import { naturalLayout } from "../steps/natural.ts";
import type { Node } from "../types.ts";
import { changed, pathOf } from "./applied.ts";
import type { Context } from "./context.ts";
import type { Operator } from "./elementwise.ts";
import { reduced } from "./reductions.ts";

/**
 * A fully connected layer along one dimension of `x`. `weights` are [in, out]. Where that dimension is several of the array, as behind a flattened
 * convolution, the rows of the weights follow the array's order.
 */
function dense(node: Node, c: Context, x: Lazy, along: number, weights: Lazy, bias?: Lazy): Lazy {
  const cuts = commonCuts(x.axes[along] ?? [], fresh(weights).axes[0] ?? []);
  if (cuts === undefined) {
    const simple = c.plain(node, x);
    return simple === x ? refuse(node, "multiplies by weights of another size") : dense(node, c, simple, along, weights, bias);
  }
  const cut = refined(x, cuts.a);
  const from = cut.axes[along] ?? [];
  const table = fresh(weights);
  const again = commonCuts(from, table.axes[0] ?? []);
  if (again === undefined) refuse(node, "multiplies by weights of another size");
  const matrix = refined(table, again.b);
  const natural = naturalLayout(cut);
  const order = natural.flat().filter((factor) => from.includes(factor));
  // Dimensions of size 1 stay where the graph has them, too.
  const room = cut.axes.filter((axis, k) => k !== along && axis.every((f) => f.isBatch !== true)).length;
  const all = natural.filter((axis) => axis.length === 0 || axis.some((factor) => !from.includes(factor))).map((axis) => axis.filter((factor) => !from.includes(factor)));
  const lead = all.length > room ? all.filter((axis) => axis.length > 0) : all;
  const units: Axis = (matrix.axes[1] ?? []).reduce((n, f) => n * f.size, 1) === 1 ? [] : [{ size: (matrix.axes[1] ?? []).reduce((n, f) => n * f.size, 1) }];
  const size = units[0]?.size ?? 1;
  const tensor = evaluated(matrix, [order, matrix.axes[1] ?? []]);
  const given = bias && biasOf(node, bias, size);
  const weightName = tensor.name;
  return changed(c, cut, [...lead, order], [...lead, units], cut.axes.map((axis, k) => (k === along ? units : axis)), {
    definition: "dense", arguments: [String(size)], ...(given === undefined && { takes: { "+": "b" } }), ...pathOf(node, c, weightName),
    weights: [{ member: "W", tensor }, ...(given === undefined ? [] : [{ member: "b", tensor: given }])],
  });
}

/** A constant for each unit; one number is that of all. */
function biasOf(node: Node, bias: Lazy, size: number): ReturnType<typeof evaluated> {
  const spread = aligned([{ axes: [size === 1 ? [] : [{ size }]], body: numberOf(0), isWhole: false, isShared: false }, bias]);
  const body = spread?.bodies[1];
  if (spread === undefined || body === undefined || spread.axes.flat().reduce((n, f) => n * f.size, 1) !== size || !isConstant(bias.body)) refuse(node, "adds a bias that is no constant for each unit");
  return evaluated({ axes: spread.axes, body, isWhole: false, isShared: false }, [spread.axes.flat()]);
}

const times = (x: Lazy, factor: number): Lazy => (factor === 1 ? x : { ...x, body: binary("*", numberOf(factor), x.body) });

const gemm: Operator = (node, c) => {
  const [alpha, beta] = [c.number(node, "alpha") ?? 1, c.number(node, "beta") ?? 1];
  const turned = (x: Lazy, key: string): Lazy => (c.number(node, key) === 1 ? transposed(x, [1, 0]) : x);
  const [a, b] = [turned(c.input(node, 0), "transA"), times(turned(c.input(node, 1), "transB"), alpha)];
  const bias = c.optional(node, 2);
  if (a.axes.length !== 2 || b.axes.length !== 2) refuse(node, "multiplies what are no matrices");
  const withBias = bias && times(bias, beta);
  if (isConstant(b.body) && !isConstant(a.body) && (withBias === undefined || isConstant(withBias.body))) return [dense(node, c, a, 1, b, withBias)];
  const y = product(node, c, a, b);
  if (withBias === undefined) return [y];
  const sum = aligned([y, withBias]) ?? refuse(node, "adds what does not fit");
  return [{ axes: sum.axes, body: binary("+", sum.bodies[0] ?? numberOf(0), sum.bodies[1] ?? numberOf(0)), isWhole: false, isShared: false }];
};

/** A matrix without leading dimensions, beside those of size 1. */
function isMatrix(x: Lazy): boolean {
  return x.axes.length >= 2 && x.axes.slice(0, -2).every((axis) => axis.length === 0) && isConstant(x.body) && tensorsOf(x.body).length > 0;
}

const matMul: Operator = (node, c) => {
  const [a, b] = [c.input(node, 0), c.input(node, 1)];
  if (isMatrix(b) && !isConstant(a.body)) return [dense(node, c, a, a.axes.length - 1, { ...b, axes: b.axes.slice(-2) })];
  if (isMatrix(a) && !isConstant(b.body) && b.axes.length >= 2) {
    const y = dense(node, c, b, b.axes.length - 2, transposed({ ...a, axes: a.axes.slice(-2) }, [1, 0]));
    return [y];
  }
  return [product(node, c, a, b)];
};

/** The sum over the last dimension of `a` and the one before the last of `b`, as an equation. */
function product(node: Node, c: Context, a: Lazy, b: Lazy): Lazy {
  const [isVectorA, isVectorB] = [a.axes.length === 1, b.axes.length === 1];
  const [left, right] = [isVectorA ? [[], ...a.axes] : a.axes, isVectorB ? [...b.axes, []] : b.axes];
  const [outA, outB] = [withoutNumbers({ ...a, axes: [...left, []] }), withoutNumbers({ ...b, axes: [...right.slice(0, -2), [], ...right.slice(-2)] })];
  const [settledA, settledB] = [c.builder.settled(outA.lazy), c.builder.settled(outB.lazy)];
  const both = aligned([settledA, settledB]) ?? aligned([c.plain(node, settledA), c.plain(node, settledB)]) ?? refuse(node, "multiplies matrices that do not match");
  const [x = numberOf(0), y = numberOf(0)] = both.bodies;
  const whole: Lazy = { axes: both.axes, body: binary("*", x, y), isWhole: a.isWhole && b.isWhole, isShared: false };
  const result = reduced(node, whole, "sum", [both.axes.length - 2], false);
  const last = result.axes.length - 1;
  return { ...result, body: outB.again(outA.again(result.body)), axes: result.axes.filter((_, k) => !(isVectorA && k === last - 1) && !(isVectorB && k === last)) };
}

/** A value that is a multiple of an array, and what makes a multiple of it: numbers are factored out of sums. */
function withoutNumbers(lazy: Lazy): { readonly lazy: Lazy; readonly again: (e: Expression) => Expression } {
  const { body } = lazy;
  if (body.kind === "binary" && (body.operator === "*" || body.operator === "/")) {
    const { operator, left, right } = body;
    const [inner, number] = operator === "*" && left.kind === "number" ? [right, left] : [left, right];
    if (number.kind === "number" && inner.kind === "read") return { lazy: { ...lazy, body: inner }, again: (e) => binary(operator, e, number) };
  }
  return { lazy, again: (e) => e };
}

/** Sums of products over named dimensions. */
const einsum: Operator = (node, c) => {
  const [left = "", result] = (c.text(node, "equation") ?? "").replaceAll(" ", "").split("->");
  const terms = left.split(",");
  const letters = [...new Set(terms.join(""))];
  if (result === undefined || terms.length !== node.inputs.length || !letters.every((letter) => /[a-z]/i.test(letter))) refuse(node, "has an equation that is not read", "use letters and ->");
  const operands = terms.map((term, k): Lazy => {
    const x = c.builder.settled(c.input(node, k));
    if (new Set(term).size !== term.length || term.length !== x.axes.length) refuse(node, `names ${term} of ${x.axes.length} dimensions`);
    return { ...x, axes: letters.map((letter) => x.axes[term.indexOf(letter)] ?? []) };
  });
  const [x, w] = operands;
  const shared = letters.filter((letter) => terms.every((term) => term.includes(letter)));
  const [contracted] = shared;
  // A product with a matrix of weights is a layer.
  if (x !== undefined && w !== undefined && operands.length === 2 && terms[1]?.length === 2 && shared.length === 1 && contracted !== undefined && !result.includes(contracted) && isConstant(w.body) && !isConstant(x.body)) {
    const unit = Array.from(terms[1] ?? "").find((letter) => letter !== contracted) ?? "";
    const y = dense(node, c, { ...x, axes: Array.from(terms[0] ?? "").map((letter) => x.axes[letters.indexOf(letter)] ?? []) }, terms[0]?.indexOf(contracted) ?? 0, { ...w, axes: [w.axes[letters.indexOf(contracted)] ?? [], w.axes[letters.indexOf(unit)] ?? []] });
    return [{ ...y, axes: Array.from(result).map((letter) => y.axes[terms[0]?.indexOf(letter === unit ? contracted : letter) ?? 0] ?? []) }];
  }
  const both = aligned(operands) ?? refuse(node, "joins values whose dimensions do not match");
  const [first = numberOf(0), ...rest] = both.bodies;
  const whole: Lazy = { axes: both.axes, body: rest.reduce((l, r) => binary("*", l, r), first), isWhole: false, isShared: false };
  const gone = letters.flatMap((letter, k) => (result.includes(letter) ? [] : k));
  const sum = gone.length === 0 ? whole : reduced(node, whole, "sum", gone, true);
  return [{ ...sum, axes: Array.from(result).map((letter) => sum.axes[letters.indexOf(letter)] ?? []) }];
};

export const linear: Readonly<Record<string, Operator>> = { Gemm: gemm, MatMul: matMul, Einsum: einsum };

