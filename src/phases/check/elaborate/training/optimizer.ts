/**
 * The update of every trained parameter: the optimizer's step, scaled by the parameter's share of the learning rate, then, for
 * weights, the constraint, then the average of what has become of it; and the values that are stored.
 */
import type { OptimizerDeclaration } from "../../../../ir/ast/types.ts";
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { add, constant, multiply, readAt, subtract } from "../../../../ir/equation/build.ts";
import { isOne } from "../../../../ir/equation/number.ts";
import { gradientName, member, slowedName, stepScalars } from "../../../../ir/equation/names.ts";
import type { ArrayDefinition, Definition } from "../../../../ir/equation/types.ts";
import type { ModelOptimizer, Variable } from "../../../../ir/model/types.ts";
import { bindArguments } from "../../bind.ts";
import { checkCondition, knownOf } from "../../conditions.ts";
import type { Elaboration, Named, Scope, Use, Value } from "../../types.ts";
import { assignAll, assigned, type Updated, type Work } from "./assign.ts";
import { beginAhead, keepAhead } from "./average.ts";
import { defineStepValue } from "./step-values.ts";
import { type Context, emptyContext, type LocalArray } from "../context.ts";
import { addScalar, fromShape } from "../declare.ts";
import { inlineApplication } from "../expressions/inline.ts";
import { textOf } from "../../../../source/source.ts";

/** An optimizer, a constraint or an average, and where it is called. */
export interface Applied {
  readonly definition: Named<OptimizerDeclaration>;
  readonly use: Use;
}

interface Built {
  readonly arrays: Map<string, ArrayDefinition>;
  readonly equations: Definition[];
}

/** The updates of all variables. After the optimizer's step `constraint` is applied to weights, and `average` to all: what it gives is then the parameter. */
export function applyOptimizer(e: Elaboration, optimizer: Applied, { constraint, average }: { readonly constraint: Applied | undefined; readonly average: Applied | undefined }, variables: readonly Variable[]): ModelOptimizer | undefined {
  const faults = e.report.mark;
  const built: Built = { arrays: new Map(), equations: [] };
  const stores: { readonly target: string; readonly source: string }[] = [];
  for (const scalar of stepScalars) addScalar(built.arrays, scalar);
  const [step, limit, mean] = [prepare(e, optimizer, built), constraint && prepare(e, constraint, built), average && prepare(e, average, built)];
  const ahead = new Map<string, string>();
  for (const variable of variables) {
    // The optimizer is inlined for each parameter; the limit is on one.
    e.size.expressions = 0;
    const updated = begin(e, variable, built);
    const lead = mean && beginAhead(mean, updated);
    assignAll(step, updated);
    slow(step, updated);
    if (limit !== undefined && variable.role === "weight") assignAll(limit, updated);
    if (mean !== undefined && lead !== undefined) {
      ahead.set(variable.name, lead);
      assignAll(mean, updated);
      keepAhead(mean, updated, lead);
    }
    for (const { target, local } of updated.kept.values()) if (local.array !== target) stores.push({ target, source: local.array });
  }
  if (e.report.failedSince(faults)) return undefined;
  return { text: textOf(optimizer.use.reference.span), ...built, stores, ...(mean !== undefined && { ahead }) };
}

/** Binds the arguments, once for all parameters. */
function prepare(e: Elaboration, { definition, use }: Applied, { arrays, equations }: Built): Work {
  const { declaration, library } = definition;
  const values = bindArguments(declaration.parameters, use, library, e.report, declaration.name.span, "no lists");
  refuseTwice(e, declaration);
  const stating = { keyword: "optimizer", name: declaration.name.text, parameters: declaration.parameters, use, scope: { library, values: knownOf(declaration.parameters, values) } } as const;
  for (const s of declaration.body) if (s.kind === "require" || s.kind === "warn") checkCondition(e, stating, s);
  const scope: Scope = { library, values };
  const rates = new Map<string, LocalArray>();
  const context: Context = { ...emptyContext(e, use, scope, [`optimizer ${declaration.name.text}`]), callable: "schedule", defines: { kind: "optimizer", name: declaration.name.text } };
  const work: Work = { e, use, scope, declaration, arrays, equations, rates, stepValues: new Map(), context };
  for (const [name, value] of values) {
    if (value.kind === "application") rates.set(name, scheduled(work, name, value));
  }
  return work;
}

/** Parameters, states and `let`s share one set of names with the weight and its gradient. */
function refuseTwice(e: Elaboration, { parameters, body }: OptimizerDeclaration): void {
  const names = new Set(["w", "g"]);
  const declared = [...parameters.map((p) => p.name), ...body.flatMap((s) => (s.kind === "array" ? s.arrays.map((a) => a.name) : s.kind === "let" ? [s.name] : []))];
  for (const { text, span } of declared) {
    if (names.has(text)) e.report.add("definedTwice", span, { name: text });
    names.add(text);
  }
}

/** A rate that a schedule gives: one number for each step. */
function scheduled(work: Work, name: string, value: Extract<Value, { kind: "application" }>): LocalArray {
  const array = defineStepValue(work, name, inlineApplication(value, work.context));
  return { array, extents: [], main: [], batched: false, content: { kind: "real" }, span: value.reference.span };
}

function begin(e: Elaboration, variable: Variable, { arrays }: Built): Updated {
  const indices = variable.shape.map((size, i) => e.fresh.variable(`i${i + 1}`, 0, size));
  const extents = fromShape(variable.shape);
  const gradient = gradientName(variable.name);
  const { purpose } = member(variable.instance, variable.member);
  arrays.set(gradient, { name: gradient, extents, role: "gradient", content: { kind: "real" }, purpose: { kind: "gradient", of: variable.name, ofPurpose: purpose } });
  arrays.set(variable.name, { name: variable.name, extents, role: "parameter", content: { kind: "real" }, purpose });
  const local = (array: string, span: LocalArray["span"]): LocalArray => ({
    array, extents, main: extents, batched: false, content: { kind: "real" }, implicit: indices.map(variableAffine), span,
  });
  return { variable, indices, local, gradient, kept: new Map(), counts: new Map(), start: variable.name, weight: undefined };
}

/** Scales the optimizer's step by the parameter's share of the learning rate. */
function slow(work: Work, updated: Updated): void {
  const { variable, weight } = updated;
  if (weight === undefined || isOne(variable.rate) || weight.array === updated.start) return;
  const array = slowedName(work.use.instance, variable.name);
  const indices = updated.indices.map((v) => work.e.fresh.like(v));
  const at = indices.map(variableAffine);
  const before = readAt(updated.start, at);
  const body = add(before, multiply(constant(variable.rate), subtract(readAt(weight.array, at), before)));
  work.arrays.set(array, { name: array, extents: weight.extents, role: "value", content: { kind: "real" }, purpose: assigned(updated, "w") });
  work.equations.push({ kind: "definition", array, indices, body, origin: work.use.origin });
  const local = { ...weight, array };
  updated.weight = local;
  updated.kept.set("w", { target: variable.name, local });
}

