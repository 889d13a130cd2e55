/** Reductions: over the last dimensions, which are the indices of the reduction. Sums of products are contractions. */
import { neutral as neutralNumber } from "../../ir/equation/build.ts";
import type { Expr, IndexVariable, Reduce, ReduceOperator } from "../../ir/equation/types.ts";
import { contracted } from "./contraction.ts";
import { convolved } from "./convolution.ts";
import { asReal } from "./convert.ts";
import { summed } from "./permute.ts";
import { insideOf } from "./outside.ts";
import { pooled } from "./pooling.ts";
import { conditions } from "./positions.ts";
import { atom, binds, type Code, number, within } from "./python.ts";
import { guarded, inner, type Scope } from "./scope.ts";
import { aligned, has, method, scalar, type Tensor, tensor, union } from "./tensor.ts";

type Emit = (e: Expr, scope: Scope) => Tensor;

export function reduced(given: Reduce, outer: Scope, emit: Emit): Tensor {
  // Initial values of what is fitted are those of no examples.
  if (outer.f.isInitial && given.indices.some((v) => v.upper === Infinity)) return scalar(number(neutralNumber(given.operator)), "real");
  const e = insideOf(given) ?? given;
  const scope = inner(outer, e.indices);
  const where = conditions(e.conditions, scope);
  const guarding = where === undefined || where.scalar ? scope : guarded(scope, where);
  if (e.operator === "sum") {
    const found = convolved(e, guarding, outer, emit) ?? contracted(e, where, guarding, outer, emit);
    if (found !== undefined) return ofWholeBatch(found, "sum", e.indices, scope);
  }
  const pool = pooled(e, guarding, outer);
  if (pool !== undefined) return pool;
  const value = masked(asReal(emit(e.body, guarding), scope), where, neutral(e.operator), scope);
  return ofWholeBatch(over(e.operator, e.indices, value, scope, outer), e.operator, e.indices.filter((v) => has(value.axes, v)), scope);
}

/** A reduction over the batch is that of all processes: they add up sums; another one needs all examples in one. */
function ofWholeBatch(value: Tensor, operator: ReduceOperator, indices: readonly IndexVariable[], { f }: Scope): Tensor {
  if (!f.isShared || !indices.some((v) => v.upper === Infinity)) return value;
  // A sum for each example pairs it with those that are here.
  const joins = operator === "sum" && !value.axes.some((v) => v.upper === Infinity);
  return { ...value, code: atom(`${joins ? "over_ranks" : "one_process"}(${value.code.text})`) };
}

/** The value where the condition holds, and the operator's neutral element elsewhere. */
function masked(value: Tensor, where: Tensor | undefined, neutralElement: string, scope: Scope): Tensor {
  if (where === undefined) return value;
  const axes = union(scope.order, [where, value]);
  if (where.scalar) return { ...value, code: { text: `${within(value.code, binds.comparison)} if ${where.code.text} else ${neutralElement}`, binds: binds.conditional } };
  const other = value.scalar ? `torch.tensor(${value.code.text}, dtype=${scope.f.dtype()}, device=${scope.f.device()})` : aligned(value, axes).text;
  return tensor(atom(`torch.where(${aligned(where, axes).text}, ${other}, ${neutralElement})`), axes);
}

function neutral(operator: ReduceOperator): string {
  switch (operator) {
    case "sum": return "0.0";
    case "product": return "1.0";
    case "max": case "argmax": case "logsumexp": return "-math.inf";
    case "min": case "argmin": return "math.inf";
  }
}

function sizeOf(v: IndexVariable, { f }: Scope): string {
  return v.upper === Infinity ? f.examples() : String(v.upper - v.lower);
}

function over(operator: ReduceOperator, indices: readonly IndexVariable[], value: Tensor, scope: Scope, outer: Scope): Tensor {
  const axes = outer.order.filter((v) => has(value.axes, v));
  const dims = indices.filter((v) => has(value.axes, v));
  const others = indices.filter((v) => !has(value.axes, v));
  const times = others.map((v) => sizeOf(v, scope)).join(" * ");
  const last = dims.map((_, i) => String(i - dims.length));
  const along = last.length === 1 ? last[0] ?? "-1" : `(${last.join(", ")})`;
  const code = value.code;
  const one = (name: string): Code => method(dims.length > 1 ? method(code, "flatten", `-${dims.length}`) : code, name, "-1");
  switch (operator) {
    case "sum": {
      const total = dims.length === 0 ? code : axes.length === 0 ? method(code, "sum") : summed(code, axes.length + dims.length, dims.length);
      return { ...value, code: times === "" ? total : { text: `${within(total, binds.product)} * ${times}`, binds: binds.product }, axes };
    }
    case "product": {
      const all = dims.length === 0 ? code : one("prod");
      return { ...value, code: times === "" ? all : { text: `${within(all, binds.atom)} ** (${times})`, binds: binds.power }, axes };
    }
    case "max": case "min": return dims.length === 0 ? value : tensor(atom(`${one(operator).text}.values`), axes);
    case "logsumexp": {
      if (value.scalar) return { ...value, code: { text: `${within(code, binds.sum)} + math.log(${times})`, binds: binds.sum } };
      const all = dims.length === 0 ? code : atom(`torch.logsumexp(${code.text}, ${along})`);
      return { ...value, code: times === "" ? all : { text: `${within(all, binds.sum)} + math.log(${times})`, binds: binds.sum }, axes };
    }
    case "argmax": case "argmin": {
      if (others.length === 0) return tensor(one(operator), axes, "integer");
      // The ordinal counts all indices: those that the value lacks become dimensions.
      const wide = [...axes, ...indices];
      const grown = atom(`${within(aligned(value, wide), binds.atom)}.expand(${wide.map((v) => (has(axes, v) ? "-1" : sizeOf(v, scope))).join(", ")})`);
      if (value.scalar) return { ...value, code: atom("0"), type: "integer" };
      return tensor(method(indices.length > 1 ? method(grown, "flatten", `-${indices.length}`) : grown, operator, "-1"), axes, "integer");
    }
  }
}
