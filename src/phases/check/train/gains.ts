/** Weights that begin at 1 and are regularized: gains, declared as weights. */
import type { ArrayField, ArrayStatement } from "../../../ir/ast/types.ts";
import { isOne } from "../../../ir/equation/number.ts";
import { children } from "../../../ir/equation/traverse.ts";
import type { Expr } from "../../../ir/equation/types.ts";
import type { Variable } from "../../../ir/model/types.ts";
import type { Span } from "../../../source/source.ts";
import type { Chain } from "../chain/state.ts";

/** A regularizer draws weights to 0, where a factor of one axis that its definition begins at 1 leaves nothing of its value. */
export function warnOfRegularizedGains(chain: Chain, weights: readonly Variable[], regularize: Span): void {
  for (const variable of weights) {
    if (variable.shape.length > 1 || !beginsAtOne(chain, variable) || !chain.e.equations.some((q) => isFactor(q.body, variable.name))) continue;
    const declared = declarationOf(chain, variable);
    if (declared === undefined) continue;
    const { statement, field } = declared;
    const { source, start } = statement.span;
    const fixes = statement.arrays.length > 1 ? [] : [{ title: "write `gain`", edits: [{ span: { source, start, end: start + statement.role.length }, text: "gain" }] }];
    chain.e.report.add("regularizedGain", field.name.span, { name: field.name.text }, { notes: [{ message: "regularized here", span: regularize }], fixes });
  }
}

function isFactor(e: Expr, array: string): boolean {
  if (e.kind === "product" && e.factors.some(({ base }) => base.kind === "read" && base.array === array)) return true;
  return children(e).some((part) => isFactor(part, array));
}

function beginsAtOne({ e }: Chain, { name }: Variable): boolean {
  const body = e.initialize.find((q) => q.array === name)?.body;
  return body?.kind === "constant" && isOne(body.value);
}

/** Where a layer of this file declares the variable, with a first value of its own and not of its call. */
function declarationOf({ instances, library }: Chain, { instance, member }: Variable): { readonly statement: ArrayStatement; readonly field: ArrayField } | undefined {
  const called = instances.find((i) => i.name === instance)?.definition;
  const layer = called === undefined ? undefined : library.layer(called)?.declaration;
  if (layer === undefined || layer.span.source.library === true) return undefined;
  const parameters = new Set(layer.parameters.map((p) => p.name.text));
  for (const statement of layer.body) {
    if (statement.kind !== "array") continue;
    const field = statement.arrays.find((a) => a.name.text === member);
    if (field?.value === undefined) continue;
    const isOwn = field.value.kind === "number" || (field.value.kind === "reference" && !parameters.has(field.value.name.text));
    return isOwn ? { statement, field } : undefined;
  }
  return undefined;
}
