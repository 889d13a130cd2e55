/** An optimizer over every trained parameter: its state, its assignments in order, and what is stored in the end. */
import type { Equation, OptimizerDeclaration } from "../../../ir/ast/types.ts";
import { variableAffine } from "../../../ir/equation/affine.ts";
import { constant } from "../../../ir/equation/build.ts";
import { gradientName } from "../../../ir/equation/program-set.ts";
import { freshen, substitute } from "../../../ir/equation/traverse.ts";
import type { ArrayDefinition, ArrayRole, Definition, Expr, IndexVariable } from "../../../ir/equation/types.ts";
import type { ModelOptimizer, Variable } from "../../../ir/model/types.ts";
import { bindArguments } from "../bind.ts";
import type { Elaboration, Named, Scope, Use, Value } from "../types.ts";
import { type Context, emptyContext, type LocalArray, textOf } from "./context.ts";
import { fromShape } from "./declare.ts";
import { elaborate, scalars } from "./expression.ts";
import { inlineApplication } from "./inline.ts";
import { packsOf } from "./regularizer.ts";
import { initialize } from "./variables.ts";

interface Work {
  readonly e: Elaboration;
  readonly use: Use;
  readonly scope: Scope;
  readonly arrays: Map<string, ArrayDefinition>;
  readonly equations: Definition[];
  readonly stores: { readonly target: string; readonly source: string }[];
  /** Rates that schedules give, computed once for all parameters. */
  readonly rates: ReadonlyMap<string, LocalArray>;
}

export function applyOptimizer(e: Elaboration, definition: Named<OptimizerDeclaration>, use: Use, variables: readonly Variable[]): ModelOptimizer | undefined {
  const { declaration, library } = definition;
  const faults = e.report.diagnostics.length;
  const values = bindArguments(declaration.parameters, use, library, e.report, declaration.name.span);
  const scope: Scope = { library, values };
  const rates = new Map<string, LocalArray>();
  const work: Work = { e, use, scope, arrays: new Map(), equations: [], stores: [], rates };
  for (const name of scalars) work.arrays.set(name, { name, extents: [], role: "scalar", content: { kind: "real" } });
  const empty = { ...emptyContext(e, use, scope, elaborate, [`optimizer ${declaration.name.text}`]), callable: "schedule" as const };
  for (const [name, value] of values) {
    if (value.kind === "application") rates.set(name, scheduled(work, name, value, empty));
  }
  for (const variable of variables) updateOf(work, declaration, variable, empty);
  if (e.report.diagnostics.slice(faults).some((d) => d.severity === "error")) return undefined;
  return { text: textOf(use.reference.span), arrays: work.arrays, equations: work.equations, stores: work.stores };
}

/** A rate that a schedule gives: one number for each step. */
function scheduled(work: Work, name: string, value: Extract<Value, { kind: "application" }>, empty: Context): LocalArray {
  const array = `${work.use.instance}.${name}`;
  add(work, array, [], "value");
  work.equations.push({ kind: "definition", array, indices: [], body: inlineApplication(value, empty), origin: work.use.origin });
  return { array, extents: [], main: [], batched: false, content: { kind: "real" }, span: value.reference.span };
}

function add(work: Work, name: string, shape: readonly number[], role: ArrayRole): void {
  work.arrays.set(name, { name, extents: fromShape(shape), role, content: { kind: "real" } });
}

function updateOf(work: Work, declaration: OptimizerDeclaration, variable: Variable, empty: Context): void {
  const { e, use } = work;
  const indices = variable.shape.map((size, i) => e.fresh.variable(`i${i + 1}`, 0, size));
  const gradient = gradientName(variable.name);
  add(work, gradient, variable.shape, "gradient");
  add(work, variable.name, variable.shape, "parameter");
  const local = (array: string): LocalArray => ({
    array, extents: fromShape(variable.shape), main: fromShape(variable.shape), batched: false, content: { kind: "real" },
    implicit: indices.map(variableAffine), span: declaration.name.span,
  });
  const arrays = new Map<string, LocalArray>([...work.rates, ["w", local(variable.name)], ["g", local(gradient)]]);
  const kept = new Map<string, string>([["w", variable.name]]);
  const expressions = new Map<string, Expr>();
  const context: Context = { ...empty, arrays, expressions, packs: packsOf(declaration.span, variable.shape) };
  const assigned = new Map<string, number>();
  for (const statement of declaration.body) {
    switch (statement.kind) {
      case "array":
        for (const field of statement.arrays) {
          const array = `${use.instance}.${field.name.text}(${variable.name})`;
          if (statement.role !== "state" || field.shape !== undefined) {
            e.report.add("NN421", field.span, { what: statement.role === "state" ? "a state with a shape of its own" : `a ${statement.role}`, where: "an optimizer, whose state has the shape of each weight" });
            continue;
          }
          add(work, array, variable.shape, "optimizer");
          arrays.set(field.name.text, local(array));
          kept.set(field.name.text, array);
          initialize(e, use, work.scope, { array, extents: fromShape(variable.shape), role: "state", value: field.value }, { fanIn: 1, fanOut: 1, summed: [] }, elaborate);
        }
        break;
      case "let":
        if (statement.value.base !== undefined) expressions.set(statement.name.text, elaborate(statement.value.base, context));
        break;
      case "equation":
        if (!assign(work, statement, variable, indices, arrays, kept, assigned, context)) expressions.set(statement.name.text, constant(0));
        break;
    }
  }
  for (const [name, target] of kept) {
    const source = arrays.get(name)?.array;
    if (source !== undefined && source !== target) work.stores.push({ target, source });
  }
}

/** `m = …`: from here on the name reads as what was assigned. */
function assign(work: Work, statement: Equation, variable: Variable, indices: readonly IndexVariable[], arrays: Map<string, LocalArray>, kept: ReadonlyMap<string, string>, assigned: Map<string, number>, context: Context): boolean {
  const { e, use } = work;
  const name = statement.name.text;
  const old = arrays.get(name);
  if (!kept.has(name) || old === undefined || statement.indices !== undefined) {
    const what = statement.indices === undefined ? `an assignment to \`${name}\`` : "an equation with indices";
    e.report.add("NN421", statement.span, { what, where: "an optimizer, which assigns to `w` and to its states" });
    return false;
  }
  const body = elaborate(statement.value, context);
  const times = (assigned.get(name) ?? 0) + 1;
  assigned.set(name, times);
  const array = `${use.instance}.${name}(${variable.name}).new${times > 1 ? times : ""}`;
  add(work, array, variable.shape, "value");
  // Each equation has indices of its own: those of the parameter are shared by all of its assignments.
  const own = indices.map((v) => e.fresh.like(v));
  const replacements = new Map(indices.map((v, i) => [v.id, variableAffine(own[i] ?? v)]));
  work.equations.push({ kind: "definition", array, indices: own, body: substitute(freshen(body, e.fresh), replacements), origin: use.origin });
  arrays.set(name, { ...old, array });
  return true;
}
