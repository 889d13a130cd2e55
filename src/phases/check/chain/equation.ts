/** Equations in models and blocks: they define named values from named values. */
import type { Equation } from "../../../ir/ast/types.ts";
import { exampleReads } from "../elaborate/batched.ts";
import { emptyContext, type LocalArray } from "../elaborate/context.ts";
import { checkCycles } from "../elaborate/cycles.ts";
import { fromShape } from "../elaborate/declare.ts";
import { Definer } from "../elaborate/define.ts";
import { elaborate } from "../elaborate/expression.ts";
import { finishFitted } from "../elaborate/fitted.ts";
import { applyWhole, withoutBaseCases } from "../elaborate/layer.ts";
import { operandOf } from "../elaborate/whole.ts";
import type { Use } from "../types.ts";
import { type Chain, originOf, scopeOf } from "./state.ts";
import { nameValue } from "./values.ts";

export function defineValue(chain: Chain, equation: Equation, kind: "local" | "fitted"): void {
  const { e } = chain;
  const name = equation.name.text;
  const prefix = `${chain.prefix}value`;
  const reference = { kind: "reference", name: equation.name, span: equation.span } as const;
  const use: Use = {
    instance: `${prefix}${chain.copy}`, variables: prefix, again: chain.again, reference, scope: scopeOf(chain), origin: originOf(prefix, equation.span), rate: chain.rate,
  };
  for (const read of exampleReads(equation.value).names) {
    const value = chain.named.get(read);
    if (value !== undefined) value.read = true;
  }
  const arrays = new Map<string, LocalArray>();
  for (const [known, { operand, span }] of chain.named) {
    const extents = fromShape(operand.shape);
    arrays.set(known, { array: operand.array, extents, main: extents, batched: operand.batched, content: operand.content, span });
  }
  const stated = { name, items: equation.indices, value: equation.value, span: equation.name.span, kind };
  const parts = { scope: scopeOf(chain), packs: new Map<string, readonly number[]>(), arrays, pending: [], stated: [stated], output: undefined, failed: false };
  const empty = emptyContext(e, use, parts.scope, elaborate, []);
  const [equations, fitted] = [e.equations.length, e.fitted.length];
  const definer = new Definer(e, use, parts, empty, applyWhole);
  if (!definer.run() || !checkCycles(e.equations.slice(equations), empty, equation.name.span)) {
    chain.values.set(name, { kind: "unknown" });
    return;
  }
  if (kind === "fitted") finishFitted(e, use, e.fitted.slice(fitted), e.equations.slice(0, equations));
  const given = definer.resultOf(name);
  if (given === undefined) return;
  nameValue(chain, equation.name, { ...operandOf(withoutBaseCases(e, use, name, given.local), given.result), span: equation.span });
}
