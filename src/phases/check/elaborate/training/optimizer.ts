/**
 * The update of every trained parameter: the optimizer's step, scaled by the parameter's share of the learning rate, then, for
 * weights, the constraint, then the average of what has become of it; and the values that are stored.
 */
import type { Name } from "../../../../ir/ast/expression.ts";
import type { OptimizerDeclaration } from "../../../../ir/ast/types.ts";
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { add, constant, multiply, readAt, subtract } from "../../../../ir/equation/build.ts";
import { isOne } from "../../../../ir/equation/number.ts";
import { gradientName, member, slowedName, stepScalars } from "../../../../ir/equation/names.ts";
import type { ArrayDefinition, Definition } from "../../../../ir/equation/types.ts";
import type { AppliedSettingName } from "../../../../ir/model/train-settings.ts";
import type { ModelOptimizer, Variable } from "../../../../ir/model/types.ts";
import { bindArguments } from "../../bind.ts";
import { checkCondition, knownOf } from "../../conditions.ts";
import type { Elaboration, Named, Scope, Use, Value } from "../../types.ts";
import { assignAll, assigned, type Updated, type Work } from "./assign.ts";
import { aheadOf } from "./names.ts";
import { beginAhead, keepAhead } from "./average.ts";
import { defineStepValue } from "./step-values.ts";
import { type Fitted, fitShape, patternOf, sizeNames } from "./weight-pattern.ts";
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

/**
 * `usual`: the optimizer of a model that names none. The updates of all variables, each by the first optimizer that takes its shape: of `biases` and `gains` where there are any, else of `optimizer`.
 * After the step `constraint` is applied to weights, and `average` to all: what it gives is then the parameter.
 */
export function applyOptimizer(e: Elaboration, applied: Readonly<Record<AppliedSettingName, readonly Applied[]>>, usual: string, variables: readonly Variable[]): ModelOptimizer | undefined {
  const faults = e.report.mark;
  const built: Built = { arrays: new Map(), equations: [] };
  const stores: { readonly target: string; readonly source: string }[] = [];
  for (const scalar of stepScalars) addScalar(built.arrays, scalar);
  const worksOf = (setting: AppliedSettingName): readonly Work[] => applied[setting].map((a) => prepare(e, a, built));
  const steps = worksOf("optimizer");
  const [biases, gains] = [worksOf("biases"), worksOf("gains")];
  const [[limit], [mean]] = [worksOf("constraint"), worksOf("average")];
  for (const works of [steps, biases, gains]) refuseUnreached(works);
  const ofRole = { weight: steps, bias: biases.length > 0 ? biases : steps, gain: gains.length > 0 ? gains : steps, state: [], fitted: [] };
  const ahead = new Map<string, string>();
  const unfit = new Map<Work, Variable[]>();
  for (const variable of variables) {
    // The optimizer is inlined for each parameter; the limit is on one.
    e.size.expressions = 0;
    const updated = begin(e, variable, built);
    const lead = mean && beginAhead(mean, updated);
    const step = firstThatTakes(ofRole[variable.role], variable, unfit);
    if (step === undefined) continue;
    assignAll(step.work, updated, step.fitted);
    slow(step.work, updated);
    const limited = limit !== undefined && variable.role === "weight" ? firstThatTakes([limit], variable, unfit) : undefined;
    if (limited !== undefined) assignAll(limited.work, updated, limited.fitted);
    const averaged = mean && firstThatTakes([mean], variable, unfit);
    if (mean !== undefined && lead !== undefined && averaged !== undefined) {
      ahead.set(variable.name, lead);
      assignAll(mean, updated, averaged.fitted);
      keepAhead(mean, updated, lead);
    }
    for (const { target, local } of updated.kept.values()) if (local.array !== target) stores.push({ target, source: local.array });
  }
  for (const [work, weights] of unfit) refuseUnfit(work, weights, usual);
  if (e.report.failedSince(faults)) return undefined;
  return { text: writtenOf(applied), ...built, stores, ...(mean !== undefined && { ahead }) };
}

/** `muon(0.02) else adamw(0.001), biases adamw(0.001)` */
function writtenOf(applied: Readonly<Record<AppliedSettingName, readonly Applied[]>>): string {
  const text = (setting: AppliedSettingName): string => applied[setting].map(({ use }) => textOf(use.reference.span)).join(" else ");
  return [text("optimizer"), ...(["biases", "gains"] as const).flatMap((setting) => (applied[setting].length === 0 ? [] : `${setting} ${text(setting)}`))].join(", ");
}

interface Taken {
  readonly work: Work;
  readonly fitted: Fitted | undefined;
}

/** The first definition whose pattern a weight fits, and what the pattern binds; a weight that fits none is noted in `unfit`, under the last. */
function firstThatTakes(works: readonly Work[], variable: Variable, unfit: Map<Work, Variable[]>): Taken | undefined {
  for (const work of works) {
    const { e, use, pattern, scope } = work;
    if (pattern === undefined) return { work, fitted: undefined };
    const fitted = fitShape(e, use, pattern, scope, variable.shape);
    if (fitted !== undefined) return { work, fitted };
  }
  const last = works.at(-1);
  if (last !== undefined) unfit.set(last, [...(unfit.get(last) ?? []), variable]);
  return undefined;
}

function refuseUnfit({ e, use: { reference }, declaration, pattern }: Work, [first, ...others]: readonly Variable[], usual: string): void {
  if (pattern === undefined || first === undefined) return;
  const { name, shape } = first;
  e.report.add("weightDoesNotFit", reference.span, { optimizer: declaration.name.text, pattern: textOf(pattern.span), name, shape, others: others.length }, {
    notes: [{ message: "the pattern is declared here", span: pattern.span }],
    fixes: [{ title: `write after \`else\` what updates ${others.length > 0 ? "them" : "it"}: \`else ${usual}\``, edits: [{ span: { ...reference.span, start: reference.span.end }, text: ` else ${usual}` }] }],
  });
}

/** One without a pattern takes every weight, so that none is left for those after it. */
function refuseUnreached(works: readonly Work[]): void {
  const at = works.findIndex(({ pattern }) => pattern === undefined);
  const [before, after] = [works[at], works[at + 1]];
  if (at < 0 || before === undefined || after === undefined) return;
  const { reference } = after.use;
  before.e.report.add("elseOfOptimizer", reference.span, { optimizer: before.declaration.name.text }, {
    notes: [{ message: "defined here, without a pattern", span: before.declaration.name.span }],
    fixes: [{ title: "drop it", edits: [{ span: { ...reference.span, start: before.use.reference.span.end }, text: "" }] }],
  });
}

/** Binds the arguments, once for all parameters. */
function prepare(e: Elaboration, { definition, use }: Applied, { arrays, equations }: Built): Work {
  const { declaration, library } = definition;
  const values = bindArguments(declaration.parameters, use, library, e.report, declaration.name.span, "no lists");
  const stating = { keyword: "optimizer", name: declaration.name.text, parameters: declaration.parameters, use, scope: { library, values: knownOf(declaration.parameters, values) } } as const;
  for (const s of declaration.body) if (s.kind === "require" || s.kind === "warn") checkCondition(e, stating, s);
  const pattern = patternOf(e, declaration);
  refuseTwice(e, declaration, pattern === undefined ? [] : sizeNames(pattern).map(({ name }) => name));
  const scope: Scope = { library, values };
  const rates = new Map<string, LocalArray>();
  const context: Context = { ...emptyContext(e, use, scope, [`optimizer ${declaration.name.text}`]), callable: "schedule", defines: { kind: "optimizer", name: declaration.name.text } };
  const work: Work = { e, use, scope, declaration, pattern, arrays, equations, rates, stepValues: new Map(), context };
  for (const [name, value] of values) {
    if (value.kind === "application") rates.set(name, scheduled(work, name, value));
  }
  return work;
}

/** Parameters, states and `let`s share one set of names with the weight and its gradient. */
function refuseTwice(e: Elaboration, { parameters, body }: OptimizerDeclaration, sizes: readonly Name[]): void {
  // An average keeps what the weight is ahead of it under a name of its own.
  const names = new Set(["w", "g", ...(body.some((s) => s.kind === "layerOutput") ? [aheadOf] : []), ...sizes.map(({ text }) => text).filter((size) => parameters.every(({ name }) => name.text !== size))]);
  const declared = [...parameters.map((p) => p.name), ...body.flatMap((s) => (s.kind === "array" ? (s.role === "weight" ? [] : s.arrays).map((a) => a.name) : s.kind === "let" ? [s.name] : []))];
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

