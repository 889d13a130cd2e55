/** A loss or metric of one value, compared with its target: one number for each example, then the mean. */
import type { FunctionDeclaration, Parameter } from "../../../../ir/ast/types.ts";
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { mean, readAt } from "../../../../ir/equation/build.ts";
import { derivedName } from "../../../../ir/equation/names.ts";
import type { Definition, IndexVariable } from "../../../../ir/equation/types.ts";
import { bindMatched, matchArguments } from "../../bind.ts";
import { checkCondition, knownOf } from "../../conditions.ts";
import type { Elaboration, Named, Operand, Use, Value } from "../../types.ts";
import { type Context, emptyContext, type LocalArray } from "../context.ts";
import { declare, fromShape } from "../declare.ts";
import { elaborate } from "../expressions/expression.ts";
import { renamed, replace } from "../../repairs/edits.ts";
import { lossesTaking } from "../../repairs/signatures.ts";
import { textOf } from "../../../../source/source.ts";
import { checkResult } from "./kinds.ts";
import { exponentiates } from "./logits.ts";
import { reducesExamples } from "../equations/batched.ts";
import { resultKind } from "../layers/layer.ts";
import { matchShape } from "../layers/pattern.ts";
import { bindSpread, type Spreading } from "./spread.ts";

/** How many of a loss's or metric's leading parameters are values: what it judges, and the target where it has one. */
export function operandParameters(declaration: FunctionDeclaration): number {
  const [, target] = declaration.parameters;
  return target !== undefined && (target.indices !== undefined || target.name.text === "target") ? 2 : 1;
}

/**
 * Adds the equations of a loss or metric; its rank-0 array is the mean over examples and leading axes. A metric that reduces over the
 * data has no value for each example.
 */
export function applyLoss(e: Elaboration, definition: Named<FunctionDeclaration>, use: Use, operand: Operand, target: Operand | undefined, named: Spreading["named"], equations: Definition[]): { readonly array: string } | undefined {
  const { declaration, library } = definition;
  const name = declaration.name.text;
  const keyword = declaration.keyword === "metric" ? "metric" : "loss";
  const faults = e.report.mark;
  const [first, second] = declaration.parameters;
  if (first === undefined) {
    e.report.add("lossWithoutValue", declaration.name.span, { name, keyword });
    return undefined;
  }
  const count = operandParameters(declaration);
  const own = declaration.parameters.slice(count);
  const given = matchArguments(own, use.reference.arguments ?? [], name, use.reference.span, declaration.name.span, e.report);
  const faulty = e.report.mark > faults;
  const values = new Map<string, Value>(bindMatched(own.filter((p) => p.indices === undefined), given, use, library, e.report, faulty, "no lists"));
  const packs = new Map<string, readonly number[]>();
  checkResult(e, use, definition, first, operand, resultKind(first.result ?? { kind: "shapeKind", items: [], span: first.span }, { items: first.indices }));
  const leading = leadingOf(first, operand);
  const lead = leading.map((size, i) => e.fresh.variable(`a${i + 1}`, 0, size));
  const ofData = keyword === "metric" && reducesExamples(declaration.value);
  const batch = ofData ? undefined : operand.batched || target?.batched === true ? e.fresh.variable("n", 0, Infinity) : undefined;
  const arrays = new Map<string, LocalArray>();
  const bind = (parameter: Parameter, value: Operand): boolean => {
    const inner = { ...value, shape: value.shape.slice(leading.length) };
    arrays.set(parameter.name.text, localOf(parameter, inner, value, lead));
    return parameter.indices === undefined || matchShape(e, use, name, parameter.indices, parameter.span, inner, { library, values }, { values, packs });
  };
  if (!bind(first, operand)) return undefined;
  if (count === 2 && second !== undefined && target !== undefined) {
    if (target.shape.length !== operand.shape.length || target.shape.some((n, i) => n !== operand.shape[i])) {
      e.report.add("targetShapeMismatch", use.reference.span, { loss: name, value: operand.shape, target: target.shape }, { notes: [{ message: "the value is made here", span: operand.span }, { message: "the target is stated here", span: target.span }] });
      return undefined;
    }
    if (!bind(second, target)) return undefined;
  }
  const spreading: Spreading = { e, use, definition: name, bindings: { values, packs }, named, equations };
  for (const parameter of own.filter((p) => p.indices !== undefined)) {
    const written = given.get(parameter.name.text);
    const value = written ?? parameter.value;
    if (value === undefined) {
      if (!faulty) e.report.add("missingArgument", use.reference.span, { name: parameter.name.text, definition: name }, { notes: [{ message: "declared here", span: parameter.span }] });
      return undefined;
    }
    const local = bindSpread(spreading, parameter, value, written === undefined ? { library, values } : use.scope);
    if (local === undefined) return undefined;
    arrays.set(parameter.name.text, local);
  }
  if (e.report.failedSince(faults)) return undefined;
  const operands = new Map([[first.name.text, operand], ...(count === 2 && second !== undefined ? [[second.name.text, target] as const] : [])]);
  const stating = { keyword, name, parameters: own, use, scope: { library, values: knownOf(own, values), operands } } as const;
  for (const condition of declaration.conditions) checkCondition(e, stating, condition);
  const context: Context = { ...emptyContext(e, use, { library, values }, [`${keyword} ${name}`]), arrays, packs, batch, equation: { value: declaration.value, left: undefined }, defines: { kind: keyword, name } };
  const body = elaborate(declaration.value, context);
  if (e.report.failedSince(faults)) return undefined;
  if (keyword === "loss" && operand.result !== undefined && exponentiates(body, operand.array, target?.array)) {
    const instead = lossesTaking(use.scope.library, operand.result.name)[0];
    e.report.add("logitsExpected", use.reference.span, { loss: name, kind: operand.result.name, made: textOf(operand.span), instead }, { notes: [{ message: "made here", span: operand.span }], fixes: instead === undefined ? [] : [replace(renamed(use.reference, instead))] });
  }
  const each = derivedName(use.instance, "each");
  const indices: readonly IndexVariable[] = batch === undefined ? lead : [batch, ...lead];
  if (!declare(e, use, { name: each, extents: fromShape(leading), role: "value", batched: batch !== undefined, purpose: { kind: "each", of: use.instance, ofPurpose: undefined } })) return undefined;
  equations.push({ kind: "definition", array: each, indices, body, origin: use.origin });
  const over = indices.map((v) => e.fresh.like(v));
  declare(e, use, { name: use.instance, extents: [], role: "value", batched: false });
  equations.push({ kind: "definition", array: use.instance, indices: [], body: mean(over, readAt(each, over.map(variableAffine))), origin: use.origin });
  return { array: use.instance };
}

/** Axes before those that the loss names: it is averaged over them. */
function leadingOf(parameter: Parameter, operand: Operand): readonly number[] {
  const items = parameter.indices ?? [];
  if (items.some((i) => i.kind === "pack")) return [];
  return operand.shape.slice(0, Math.max(0, operand.shape.length - items.length));
}

function localOf(parameter: Parameter, own: Operand, value: Operand, lead: readonly IndexVariable[]): LocalArray {
  const extents = fromShape(own.shape);
  const prefix = lead.map(variableAffine);
  return { array: value.array, extents, main: extents, batched: value.batched, content: value.content, prefix, span: parameter.name.span };
}
