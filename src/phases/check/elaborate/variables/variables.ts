/** Weights, biases, gains and state of a definition, with their initial values. */
import type { Expression } from "../../../../ir/ast/expression.ts";
import type { ArrayField, ArrayRole } from "../../../../ir/ast/types.ts";
import { constant } from "../../../../ir/equation/build.ts";
import { member } from "../../../../ir/equation/names.ts";
import { zero } from "../../../../ir/equation/number.ts";
import type { Expr, Extent } from "../../../../ir/equation/types.ts";
import type { Variable } from "../../../../ir/model/types.ts";
import { Report } from "../../../../diagnostics/report.ts";
import type { Span } from "../../../../source/source.ts";
import { evaluateShape } from "../../encoding.ts";
import { evaluate } from "../../evaluate.ts";
import { type Elaboration, type FurtherUse, isFrozen, type Scope, type Use } from "../../types.ts";
import { type Context, emptyContext, type LocalArray } from "../context.ts";
import { atUse } from "../diagnose.ts";
import { declare, fromShape } from "../declare.ts";
import type { Fans } from "./fans.ts";
import { packFixes } from "../expressions/pack-fixes.ts";
import { elaborate } from "../expressions/expression.ts";

/** A variable whose initializer is elaborated later, once the equation that reads it is known (for fan-in and fan-out). */
export interface Pending {
  readonly array: string;
  readonly extents: readonly Extent[];
  readonly role: ArrayRole;
  readonly value: Expression | undefined;
}

export interface DeclaredVariable {
  readonly local: LocalArray;
  readonly pending?: Pending;
}

/** Declares one array of a layer; `undefined` after a fault. An array with a size of 0 is absent and costs nothing. */
export function declareVariable(e: Elaboration, use: Use, role: ArrayRole, field: ArrayField, scope: Scope, packs: ReadonlyMap<string, readonly number[]>): DeclaredVariable | undefined {
  const shape = shapeOf(field, scope, packs, e, use);
  if (shape === undefined) return undefined;
  const extents = fromShape(shape);
  const own = member(use.variables, field.name.text);
  const { name } = own;
  const local: LocalArray = { array: name, extents, main: extents, batched: false, content: { kind: "real" }, span: field.name.span };
  if (shape.includes(0)) return { local };
  const known = e.arrays.get(name);
  if (known !== undefined) return use.again !== undefined && fits(e, use.again, name, shape, known.extents, use.reference.span) ? { local } : taken(e, use, name);
  if (!declare(e, use, { ...own, extents, role: role === "state" ? "state" : "parameter", batched: false })) return undefined;
  const rate = role === "state" ? zero : use.rate;
  const variable: Variable = { name, instance: use.variables, member: field.name.text, role, shape, trained: role !== "state" && !isFrozen(use), rate, ...(field.doc !== undefined && { doc: field.doc }) };
  e.variables.push(variable);
  return { local, pending: { array: name, extents, role, value: field.value } };
}

/** Whether a further use of a shared layer needs the shape that the first use gave the variable. */
function fits(e: Elaboration, { first: firstUse, here }: FurtherUse, name: string, shape: readonly number[], extents: readonly Extent[], declared: Span): boolean {
  const first = extents.map((x) => x.upper - x.lower);
  if (first.length === shape.length && first.every((n, i) => n === shape[i])) return true;
  e.report.add("sharedShapeMismatch", here, { name, first, second: shape }, {
    notes: [{ message: `the first use is here, with the shape [${first.join(", ")}]`, span: firstUse }, { message: "declared here", span: declared }],
  });
  return true;
}

/** Two calls of one name would have the same parameters. */
function taken(e: Elaboration, use: Use, name: string): undefined {
  if (use.again === undefined) e.report.add("duplicateValue", use.reference.span, { name });
  return undefined;
}

/** The shape of a declared array, in which packs of the layer's inputs may occur. */
export function shapeOf(field: ArrayField, scope: Scope, packs: ReadonlyMap<string, readonly number[]>, e: Elaboration, use: Use): readonly number[] | undefined {
  const shape: number[] = [];
  for (const item of field.shape ?? []) {
    const packed = item.kind === "pack" ? packs.get(item.name.text) : atUse(e, use, (report) => evaluateShape([item], scope, report));
    if (packed === undefined) {
      if (item.kind === "pack") e.report.add("unknownPack", item.span, { name: item.name.text, known: [...packs.keys()] }, packFixes(item.span, packs));
      return undefined;
    }
    shape.push(...packed);
  }
  return shape;
}

/** The name of the initializer that all weights have. */
export function initializerOf(e: Elaboration, scope: Scope, variables: readonly Pending[]): string | undefined {
  const names = variables.flatMap(({ role, value = e.defaults[role] }) => {
    if (role !== "weight") return [];
    const first = evaluate(value, scope, new Report());
    return first.kind === "application" ? first.reference.name.text : "";
  });
  const [name, ...others] = new Set(names);
  return others.length > 0 || name === "" ? undefined : name;
}

/** Adds the equation of a variable's initial value: an initializer, or an expression of `fanIn`, `fanOut` and draws. */
export function initialize(e: Elaboration, use: Use, scope: Scope, pending: Pending, fans: Fans): void {
  const indices = pending.extents.map((x, i) => e.fresh.variable(`i${i + 1}`, x.lower, x.upper));
  const expressions = new Map<string, Expr>([["fanIn", constant(fans.fanIn)], ["fanOut", constant(fans.fanOut)]]);
  const context: Context = {
    ...emptyContext(e, use, scope, []), expressions, drawn: indices, rows: fans.summed, callable: "initializer", defines: { kind: "initial value", name: pending.array },
  };
  const body = elaborate(pending.value ?? e.defaults[pending.role], context);
  e.initialize.push({ kind: "definition", array: pending.array, indices, body, origin: use.origin });
}

