/** Reductions: `sum(i, j < 3: …)`, `mean(batch, ..s: …)`. */
import type { Argument, Expression, Reference } from "../../../../ir/ast/expression.ts";
import { constant, mean, reduce } from "../../../../ir/equation/build.ts";
import type { Expr, IndexVariable, ReduceOperator } from "../../../../ir/equation/types.ts";
import { evaluateSize } from "../../evaluate.ts";
import { type Context } from "../context.ts";
import { atUse, diagnose } from "../diagnose.ts";
import { withCounts } from "./counts.ts";
import { doubtMean } from "./mean-of-some.ts";
import { rangeContext } from "../ranges/range-context.ts";
import type { Evidence } from "../ranges/evidence.ts";
import { isBatch, ofBatch } from "../ranges/examples.ts";
import { indexItem, isReduction } from "../ranges/indices.ts";
import { inferRange } from "../ranges/infer.ts";
import { refuseUnknownRead } from "./unknown-reads.ts";
import { elaborate } from "./expression.ts";
import { readsExamples } from "./subscripts.ts";
import { packFixes } from "./pack-fixes.ts";
import { textOf } from "../../../../source/source.ts";

export const reductions: ReadonlyMap<string, ReduceOperator | "mean"> = new Map([
  ["sum", "sum"], ["max", "max"], ["min", "min"], ["mean", "mean"], ["product", "product"], ["argmax", "argmax"], ["argmin", "argmin"],
]);

const nothing = constant(0);

interface Bound {
  readonly variables: readonly IndexVariable[];
  readonly context: Context;
}

export function reduceOver(reference: Reference, args: readonly Argument[], context: Context): Expr {
  const operator = reductions.get(reference.name.text);
  const last = args.at(-1);
  const body = last?.kind === "value" || last?.kind === "packArgument" ? last.value : undefined;
  if (operator === undefined || body === undefined || !isReduction(args)) {
    diagnose(context, "reductionOperands", reference.span, { name: reference.name.text });
    return nothing;
  }
  const bound = bindIndices(args, body, context);
  if (bound === undefined) return nothing;
  const examples = bound.variables.find((v) => v === bound.context.batch);
  if (examples !== undefined && examples !== context.batch && (operator === "argmax" || operator === "argmin")) {
    diagnose(context, "positionOfExample", reference.span, { name: operator, over: examples.name });
    return nothing;
  }
  const value = elaborate(body, bound.context);
  if (operator === "mean") doubtMean(reference, body, value, bound.variables, context);
  return operator === "mean" ? mean(bound.variables, value) : reduce(operator, bound.variables, [], value);
}

function bindIndices(args: readonly Argument[], body: Expression, context: Context): Bound | undefined {
  const variables: IndexVariable[] = [];
  const indices = new Map(context.indices);
  const packIndices = new Map(context.packIndices);
  let { batch } = context;
  const weak = new Set(context.weak);
  let failed = false;
  args.forEach((argument, i) => {
    if (argument.kind === "packArgument") {
      const name = argument.name.text;
      const sizes = context.packs.get(name);
      if (sizes === undefined) {
        diagnose(context, "unknownPack", argument.span, { name, known: [...context.packs.keys()] }, packFixes(argument.span, context.packs));
        failed = true;
        return;
      }
      const bound = sizes.map((size, k) => context.e.fresh.variable(`${name}${k + 1}`, 0, size));
      packIndices.set(name, bound);
      variables.push(...bound);
      return;
    }
    const key = argument.kind === "value" ? (i === args.length - 1 ? argument.key : argument.key === undefined ? argument.value : undefined) : undefined;
    const item = key && indexItem(key);
    if (item === undefined) {
      diagnose(context, "reductionIndex", argument.span, { text: textOf(argument.span) });
      failed = true;
      return;
    }
    if (indices.has(item.name)) {
      diagnose(context, "indexBoundTwice", item.span, { name: item.name });
      failed = true;
      return;
    }
    // With a range of its own it is an index like any other.
    if ((item.name === "batch" || item.name === "data") && item.bound === undefined) {
      batch = context.e.fresh.variable(item.name, 0, Infinity);
      variables.push(batch);
      return;
    }
    const range = item.bound === undefined ? inferred(item.name, item.span, body, context) : written(item.bound, context);
    if (range === undefined) {
      failed = true;
      return;
    }
    if (range.weak) weak.add(item.name);
    const variable = context.e.fresh.variable(item.name, range.extent.lower, range.extent.upper);
    indices.set(item.name, variable);
    variables.push(variable);
  });
  return failed ? undefined : { variables, context: { ...context, indices, weak, packIndices, batch } };
}

type Range = Pick<Evidence, "extent" | "weak">;

function written(bound: Expression, context: Context): Range | undefined {
  if (isBatch(bound, context.scope)) return readsExamples(bound.span, context) ? { extent: ofBatch, weak: false } : undefined;
  const upper = atUse(context.e, context.use, (report) => evaluateSize(withCounts(bound, context), context.scope, report));
  return upper === undefined ? undefined : { extent: { lower: 0, upper }, weak: false };
}

function inferred(name: string, span: Parameters<typeof diagnose>[2], body: Expression, context: Context): Range | undefined {
  const range = inferRange(name, body, rangeContext(context, true), context);
  if (range === "none" && !refuseUnknownRead(body, context)) diagnose(context, "indexWithoutRange", span, { index: name });
  return range === "none" || range === "fault" ? undefined : range;
}
