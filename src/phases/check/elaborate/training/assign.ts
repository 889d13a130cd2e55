/** The assignments of an optimizer's body to one parameter and its states, in order. */
import type { ArrayStatement, Equation, OptimizerDeclaration } from "../../../../ir/ast/types.ts";
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { constant } from "../../../../ir/equation/build.ts";
import { assignedName, optimizerStateName } from "../../../../ir/equation/names.ts";
import { freshen, substitute } from "../../../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Expr, IndexVariable, Purpose } from "../../../../ir/equation/types.ts";
import type { Variable } from "../../../../ir/model/types.ts";
import type { Span } from "../../../../source/source.ts";
import type { Elaboration, Scope, Use } from "../../types.ts";
import type { Context, LocalArray } from "../context.ts";
import { fromShape } from "../declare.ts";
import { underIndices, withoutBound } from "./left.ts";
import { aheadOf, declared, isRead, namesOfOwnShape } from "./names.ts";
import { declareOwn, ownContext, ownIndices, stateShape } from "./own-shapes.ts";
import { packsOf } from "./packs.ts";
import { roleFixes, roleNote } from "./roles.ts";
import { oncePerStep, type StepValue } from "./step-values.ts";
import type { Fitted, Pattern } from "./weight-pattern.ts";
import { isName } from "../ranges/indices.ts";
import { initialize } from "../variables/variables.ts";
import { elaborate } from "../expressions/expression.ts";

/** An optimizer with its arguments, and what is built. */
export interface Work {
  readonly e: Elaboration;
  readonly use: Use;
  readonly scope: Scope;
  readonly declaration: OptimizerDeclaration;
  /** `weight w: [..s, n]`: the shapes of weights that it takes. */
  readonly pattern: Pattern | undefined;
  readonly arrays: Map<string, ArrayDefinition>;
  readonly equations: Definition[];
  /** Rates that schedules give, computed once for all parameters. */
  readonly rates: ReadonlyMap<string, LocalArray>;
  /** What is computed once for each step, by its name in the optimizer. */
  readonly stepValues: Map<string, StepValue>;
  /** The context of every parameter's update. */
  readonly context: Context;
}

/** One parameter and its value after the assignments so far. */
export interface Updated {
  readonly variable: Variable;
  readonly indices: readonly IndexVariable[];
  readonly gradient: string;
  /** An array of the parameter's shape; its name without subscripts reads the element that is updated. */
  readonly local: (array: string, span: Span) => LocalArray;
  /** What is stored after the step: the array, and the array of its next value. */
  readonly kept: Map<string, { readonly target: string; readonly local: LocalArray }>;
  /** How often each name was assigned, by all bodies. */
  readonly counts: Map<string, number>;
  /** The array of the weight before the step. */
  start: string;
  /** The value of the weight so far. */
  weight: LocalArray | undefined;
}

/** The purpose of the next value that is assigned to a name. */
export function assigned({ variable, counts }: Updated, name: string): Purpose {
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return { kind: "assigned", of: variable.name, name, count };
}

/** One body and one parameter: the names that equations may read, which assignments change. */
interface Body {
  readonly work: Work;
  readonly scope: Scope;
  readonly fitted: Fitted | undefined;
  readonly updated: Updated;
  readonly arrays: Map<string, LocalArray>;
  /** The arrays of what this body may assign to. */
  readonly targets: Map<string, string>;
  readonly expressions: Map<string, Expr>;
  readonly times: Map<string, number>;
  readonly context: Context;
}

/** Runs a body over a parameter that fits: its states are kept under the optimizer's name, and `w` reads as it was last assigned. */
export function assignAll(work: Work, updated: Updated, fitted?: Fitted): void {
  const { declaration, rates } = work;
  const { variable } = updated;
  const { span } = declaration.name;
  const weight = updated.weight ?? updated.local(variable.name, span);
  const arrays = new Map<string, LocalArray>([...rates, ["w", weight], ["g", updated.local(updated.gradient, span)]]);
  const expressions = new Map<string, Expr>();
  const parts = declaration.body.flatMap((s) => (s.kind === "let" ? (s.value.base ?? []) : s.kind !== "equation" ? [] : [...(s.indices === undefined ? [] : [{ kind: "shape", items: s.indices, span: s.span } as const]), s.value]));
  const scope: Scope = fitted === undefined ? work.scope : { ...work.scope, values: new Map([...work.scope.values, ...fitted.sizes]) };
  const context: Context = { ...work.context, scope, arrays, expressions, packs: new Map([...packsOf(parts, variable.shape, namesOfOwnShape(declaration)), ...(fitted?.packs ?? [])]) };
  const body: Body = { work, scope, fitted, updated, arrays, expressions, times: new Map(), context, targets: new Map([["w", variable.name]]) };
  const output = outputOf(work);
  if (output === "fault") return;
  for (const statement of declaration.body) {
    switch (statement.kind) {
      case "array": declareStates(body, statement, output?.name); break;
      case "let":
        if (statement.value.base !== undefined) expressions.set(statement.name.text, oncePerStep(work, statement.name.text, elaborate(statement.value.base, context)));
        break;
      case "require": case "warn": case "layerOutput": break;
      case "equation":
        if (!assign(body, statement)) expressions.set(statement.name.text, constant(0));
        break;
    }
  }
  for (const [name, target] of body.targets) {
    const local = arrays.get(name);
    if (local !== undefined) updated.kept.set(name === "w" ? "w" : target, { target, local });
  }
  updated.weight = arrays.get("w");
}

/** The state that is the output: it alone begins as the weight. */
function outputOf({ e, declaration }: Work): { readonly name: string } | "fault" | undefined {
  const [output, another] = declaration.body.filter((s) => s.kind === "layerOutput");
  const weights = declaration.body.flatMap((s) => (s.kind === "array" ? s.arrays : [])).filter((a) => a.value?.kind === "reference" && isName(a.value, "w"));
  const of = weights.find((a) => a.name.text === output?.name.text);
  const fault = weights.find((a) => a !== of) ?? another ?? (of === undefined || output?.indices !== undefined || output?.result !== undefined || output?.value !== undefined ? output : undefined);
  if (fault === undefined) return of && { name: of.name.text };
  e.report.add("outputOfOptimizer", fault.span, {});
  return "fault";
}

function declareStates({ work, scope, fitted, updated, arrays, targets }: Body, statement: ArrayStatement, output: string | undefined): void {
  const { e, use } = work;
  const { variable } = updated;
  if (statement.role !== "state") return;
  for (const field of statement.arrays) {
    const array = optimizerStateName(work.declaration.name.text, field.name.text, variable.name);
    if (field.name.text === output) {
      arrays.set(output, updated.local(variable.name, field.name.span));
      targets.set(output, variable.name);
      continue;
    }
    // Refused where it is declared.
    if (output !== undefined && field.name.text === aheadOf) {
      arrays.set(aheadOf, updated.local(array, field.name.span));
      targets.set(aheadOf, array);
      continue;
    }
    const shape = stateShape(work, field, fitted, scope);
    if (shape === undefined) continue;
    const extents = fromShape(shape.own ?? variable.shape);
    if (!declareOwn(work, { name: array, extents, role: "optimizer", purpose: { kind: "optimizerState", of: variable.name, name: field.name.text } })) continue;
    arrays.set(field.name.text, shape.own === undefined ? updated.local(array, field.name.span) : withoutElement(array, extents, field.name.span));
    targets.set(field.name.text, array);
    initialize(e, use, scope, { array, extents, role: "state", value: field.value }, { fanIn: 1, fanOut: 1, summed: [] });
  }
}

/** `m = …`, `w[..s, j] = …`: from here on the name reads as what was assigned. */
function assign(body: Body, statement: Equation): boolean {
  const { work, updated, arrays, targets, times } = body;
  const { e, use } = work;
  const { variable } = updated;
  const name = statement.name.text;
  const old = arrays.get(name);
  const isLocal = !targets.has(name) && statement.indices !== undefined && (old === undefined ? !isTaken(body, name) && isRead(work.declaration, statement) : times.has(name));
  if (!isLocal && (!targets.has(name) || old === undefined)) {
    e.report.add("assignmentInOptimizer", statement.name.span, { name }, { notes: [roleNote([...arrays.keys(), ...body.expressions.keys(), ...body.context.scope.values.keys()])], fixes: [...roleFixes(name, statement.name.span), ...declared(work.declaration, statement)] });
    return false;
  }
  // Elements of the weight have one set of indices, by which a bare name is read; those of another shape have their own.
  const ofWeight = old?.implicit !== undefined;
  const around = ofWeight ? body.context : ownContext(body.context, updated.indices, statement);
  const indices = ofWeight ? updated.indices : ownIndices(old, statement, around);
  if (indices === undefined) return false;
  if (!ofWeight && statement.indices === undefined && indices.length > 0) {
    e.report.add("missingSubscripts", statement.name.span, { array: name, rank: indices.length });
    return false;
  }
  const context = statement.indices === undefined ? around : underIndices(indices, around, old === undefined ? statement.indices.map(withoutBound) : statement.indices, statement);
  if (context === undefined) return false;
  const value = elaborate(statement.value, context);
  const count = (times.get(name) ?? 0) + 1;
  times.set(name, count);
  const array = assignedName(use.instance, name, variable.name, count);
  const extents = old?.extents ?? indices.map(({ lower, upper }) => ({ lower, upper }));
  if (!declareOwn(work, { name: array, extents, role: "value", purpose: assigned(updated, name) })) return false;
  // Each equation has indices of its own: those of the parameter are shared by all of its assignments.
  const own = indices.map((v) => e.fresh.like(v));
  const replacements = new Map(indices.map((v, i) => [v.id, variableAffine(own[i] ?? v)]));
  work.equations.push({ kind: "definition", array, indices: own, body: substitute(freshen(value, e.fresh), replacements), origin: use.origin });
  arrays.set(name, old === undefined ? withoutElement(array, extents, statement.name.span) : { ...old, array });
  return true;
}

function isTaken({ expressions, context: { scope } }: Body, name: string): boolean {
  return expressions.has(name) || scope.values.has(name);
}

/** An array of a shape of its own: its name alone reads no element. */
function withoutElement(array: string, extents: LocalArray["extents"], span: Span): LocalArray {
  return { array, extents, main: extents, batched: false, content: { kind: "real" }, span };
}
