/** A regularizer over one weight: of each element where it reads a bare `w`, summed; of the whole array where it reads `w[..s]`. */
import type { FunctionDeclaration } from "../../../../ir/ast/types.ts";
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { reduce } from "../../../../ir/equation/build.ts";
import { freeVariables } from "../../../../ir/equation/traverse.ts";
import type { Definition } from "../../../../ir/equation/types.ts";
import type { Variable } from "../../../../ir/model/types.ts";
import { bindArguments } from "../../bind.ts";
import { checkCondition, knownOf } from "../../conditions.ts";
import type { Elaboration, Named, Use } from "../../types.ts";
import { type Context, emptyContext, type LocalArray } from "../context.ts";
import { declare, fromShape } from "../declare.ts";
import { elaborate } from "../expressions/expression.ts";
import { packsOf } from "./packs.ts";

/** Adds the equation of the penalty of one variable; its rank-0 array, or `undefined` after a fault. */
export function applyRegularizer(e: Elaboration, definition: Named<FunctionDeclaration>, use: Use, variable: Variable, equations: Definition[]): string | undefined {
  const { declaration, library } = definition;
  const faults = e.report.mark;
  const values = bindArguments(declaration.parameters, use, library, e.report, declaration.name.span, "no lists");
  const stating = { keyword: "regularizer", name: declaration.name.text, parameters: declaration.parameters, use, scope: { library, values: knownOf(declaration.parameters, values) } } as const;
  for (const condition of declaration.conditions) checkCondition(e, stating, condition);
  const indices = variable.shape.map((size, i) => e.fresh.variable(`i${i + 1}`, 0, size));
  const extents = fromShape(variable.shape);
  const w: LocalArray = { array: variable.name, extents, main: extents, batched: false, content: { kind: "real" }, implicit: indices.map(variableAffine), span: declaration.name.span };
  const context: Context = {
    ...emptyContext(e, use, { library, values }, [`regularizer ${declaration.name.text}`]),
    arrays: new Map([["w", w]]), packs: packsOf([declaration.value], variable.shape), defines: { kind: "regularizer", name: declaration.name.text },
  };
  const value = elaborate(declaration.value, context);
  if (e.report.failedSince(faults)) return undefined;
  const free = freeVariables(value);
  const body = indices.some((v) => free.has(v.id)) ? reduce("sum", indices, [], value) : value;
  if (!declare(e, use, { name: use.instance, extents: [], role: "value", batched: false, purpose: { kind: "penalty", of: variable.name, ofPurpose: e.arrays.get(variable.name)?.purpose } })) return undefined;
  equations.push({ kind: "definition", array: use.instance, indices: [], body, origin: use.origin });
  return use.instance;
}
