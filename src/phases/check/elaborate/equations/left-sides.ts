/** Left sides: the indices of a value, their ranges, and the constant positions of base cases. */
import type { Expression } from "../../../../ir/ast/expression.ts";
import { equalsZero, atLeastZero, offsetAffine, scaleAffine, variableAffine } from "../../../../ir/equation/affine.ts";
import { add, where } from "../../../../ir/equation/build.ts";
import { substitute } from "../../../../ir/equation/traverse.ts";
import type { Affine, Condition, Expr, Extent, IndexVariable } from "../../../../ir/equation/types.ts";
import type { Span } from "../../../../source/source.ts";
import { evaluate, evaluateSize } from "../../evaluate.ts";
import type { Elaboration } from "../../types.ts";
import type { Context } from "../context.ts";
import { atUse } from "../diagnose.ts";
import { toNumber } from "../../../../ir/equation/number.ts";
import { withCounts } from "../expressions/counts.ts";
import type { RangeContext } from "../ranges/evidence.ts";
import { isBatch, isOfBatch, ofBatch } from "../ranges/examples.ts";
import { indexItem } from "../ranges/indices.ts";
import { inferRange } from "../ranges/infer.ts";
import { rangeContext } from "../ranges/range-context.ts";
import { packFixes } from "../expressions/pack-fixes.ts";
import type { Stated } from "./types.ts";

/** One dimension of a left side. */
export type Left =
  | { readonly kind: "index"; readonly name: string; readonly extent: Extent; readonly span: Span; /** See `Evidence`. */ readonly weak?: boolean }
  | { readonly kind: "pack"; readonly name: string; readonly ordinal: number; readonly extent: Extent }
  | { readonly kind: "constant"; readonly at: number; readonly span: Span };

export type LeftResult = { readonly kind: "known"; readonly lefts: readonly Left[] } | { readonly kind: "waiting"; readonly index: string; readonly span: Span } | { readonly kind: "fault" };

const fault: LeftResult = { kind: "fault" };

/** The dimensions of a left side, as far as they follow from the shapes known so far; `beside` is the general case of a base case. */
export function readLeft({ items = [], value }: Pick<Stated, "items" | "value">, context: Context, weak: boolean, beside?: readonly Left[]): LeftResult {
  const { e, use, packs, scope } = context;
  const lefts: Left[] = [];
  const seen = new Set<string>();
  const named = items.flatMap((item) => (item.kind === "pack" ? [] : (indexItem(item)?.name ?? [])));
  const around = rangeContext(context, weak);
  const inside: RangeContext = { ...around, indices: new Set([...around.indices, ...named]) };
  for (const item of items) {
    if (item.kind === "pack") {
      const sizes = packs.get(item.name.text);
      if (sizes === undefined) {
        e.report.add("unknownPack", item.span, { name: item.name.text, known: [...packs.keys()] }, packFixes(item.span, packs));
        return fault;
      }
      sizes.forEach((upper, ordinal) => lefts.push({ kind: "pack", name: item.name.text, ordinal, extent: { lower: 0, upper } }));
      continue;
    }
    const index = indexItem(item);
    if (index === undefined || (index.bound === undefined && scope.values.has(index.name))) {
      const at = constantPosition(item, context);
      if (at === undefined) return fault;
      lefts.push({ kind: "constant", at, span: item.span });
      continue;
    }
    const { name, span, bound } = index;
    if (seen.has(name)) {
      e.report.add("indexBoundTwice", span, { name });
      return fault;
    }
    seen.add(name);
    if (bound !== undefined && isBatch(bound, scope)) {
      lefts.push({ kind: "index", name, extent: ofBatch, span });
      continue;
    }
    if (bound !== undefined) {
      const upper = atUse(e, use, (report) => evaluateSize(withCounts(bound, { packs, scope, indices: new Map() }), scope, report));
      if (upper === undefined) return fault;
      lefts.push({ kind: "index", name, extent: { lower: 0, upper }, span });
      continue;
    }
    const range = inferRange(name, value, inside, context);
    if (range === "fault") return fault;
    if (range !== "none") {
      lefts.push({ kind: "index", name, extent: range.extent, span, weak: range.weak });
      continue;
    }
    // A base case takes its ranges from the general case.
    const other = beside?.[lefts.length];
    if (other === undefined || other.kind === "constant") return { kind: "waiting", index: name, span };
    lefts.push({ kind: "index", name, extent: other.extent, span });
  }
  return { kind: "known", lefts };
}

/** The position of a base case, a whole number; `undefined` after a fault. */
function constantPosition(item: Expression, { e, use, scope }: Context): number | undefined {
  const at = atUse(e, use, (report) => evaluate(item, scope, report));
  const position = at.kind === "number" ? toNumber(at.value) : NaN;
  if (Number.isSafeInteger(position)) return position;
  if (at.kind !== "unknown") e.report.add("fractionalPosition", item.span, { index: item.span.source.text.slice(item.span.start, item.span.end) });
  return undefined;
}

/** The range of the general case of each dimension, and the extents with its base cases. `undefined` after a fault. */
export function joinPieces(name: string, pieces: readonly (readonly Left[])[], span: Span, e: Elaboration): { readonly main: readonly Extent[]; readonly extents: readonly Extent[] } | undefined {
  const rank = pieces[0]?.length ?? 0;
  const main: Extent[] = [];
  const extents: Extent[] = [];
  for (let d = 0; d < rank; d++) {
    const general: Extent[] = pieces.flatMap((p) => {
      const left = p[d];
      return left === undefined || left.kind === "constant" ? [] : [left.extent];
    });
    const constants = pieces.flatMap((p) => {
      const left = p[d];
      return left?.kind === "constant" ? [left.at] : [];
    });
    const widest = general.reduce<Extent | undefined>((a, b) => (a === undefined || b.upper > a.upper ? b : a), undefined) ?? { lower: Math.min(...constants), upper: Math.max(...constants) + 1 };
    if (isOfBatch(widest)) {
      if (constants.length > 0) {
        e.report.add("caseOfExample", span, { name });
        return undefined;
      }
      main.push(widest);
      extents.push(widest);
      continue;
    }
    const lower = Math.min(widest.lower, ...constants);
    const upper = Math.max(widest.upper, ...constants.map((c) => c + 1));
    for (let at = lower; at < upper; at++) {
      if ((at >= widest.lower && at < widest.upper) || constants.includes(at)) continue;
      e.report.add("notDefinedEverywhere", span, { name, at });
      return undefined;
    }
    main.push(widest);
    extents.push({ lower, upper });
  }
  return { main, extents };
}

/** The body of the joined value at `indices`, from the bodies of its pieces at their own indices. */
export function joinBodies(indices: readonly IndexVariable[], pieces: readonly { readonly lefts: readonly Left[]; readonly indices: readonly (IndexVariable | undefined)[]; readonly body: Expr }[]): Expr {
  return add(...pieces.map(({ lefts, indices: own, body }) => {
    const conditions: Condition[] = [];
    const replacements = new Map<number, Affine>();
    lefts.forEach((left, d) => {
      const v = indices[d];
      if (v === undefined) return;
      const at = variableAffine(v);
      if (left.kind === "constant") conditions.push(equalsZero(offsetAffine(at, -left.at)));
      else {
        conditions.push(atLeastZero(offsetAffine(at, -left.extent.lower)), atLeastZero(offsetAffine(scaleAffine(at, -1), left.extent.upper - 1)));
        const mine = own[d];
        if (mine !== undefined) replacements.set(mine.id, at);
      }
    });
    return where(conditions, substitute(body, replacements));
  }));
}

