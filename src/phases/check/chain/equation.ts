/** Equations in models and blocks: they define named values from named values. */
import type { Reference } from "../../../ir/ast/expression.ts";
import type { Equation } from "../../../ir/ast/types.ts";
import { namesIn } from "../elaborate/equations/batched.ts";
import { type Context, emptyContext, isLost, type LocalArray } from "../elaborate/context.ts";
import { diagnose } from "../elaborate/diagnose.ts";
import { checkCycles } from "../elaborate/equations/cycles.ts";
import { fromShape } from "../elaborate/declare.ts";
import { defineValues } from "../elaborate/equations/define.ts";
import { finishFitted } from "../elaborate/variables/fitted.ts";
import { withoutBaseCases } from "../elaborate/layers/layer.ts";
import { operandOf } from "../elaborate/equations/whole.ts";
import type { Operand, Use } from "../types.ts";
import { findMember } from "./members.ts";
import { type Chain, originOf, scopeOf, valueInstance } from "./state.ts";
import { targetNamed } from "./targets.ts";
import { nameValue, reportUnknown } from "./values.ts";

export function defineValue(chain: Chain, equation: Equation, kind: "local" | "fitted"): void {
  const { e } = chain;
  const name = equation.name.text;
  const prefix = valueInstance(chain, name);
  const reference = { kind: "reference", name: equation.name, span: equation.span } as const;
  const use: Use = {
    instance: `${prefix}${chain.copy}`, variables: prefix, again: chain.again, reference, scope: scopeOf(chain), origin: originOf(prefix, equation.span), rate: chain.rate,
  };
  const reads = namesIn(equation.value);
  for (const read of reads.keys()) {
    const value = chain.named.get(read);
    if (value !== undefined) value.read = true;
  }
  const arrays = new Map<string, LocalArray>();
  const local = ({ array, shape, batched, content }: Operand, span: LocalArray["span"]): LocalArray => ({ array, extents: fromShape(shape), main: fromShape(shape), batched, content, span });
  for (const [known, { operand, span }] of chain.named) {
    arrays.set(known, local(operand, span));
  }
  // The data of outputs are there while training alone: no output may depend on them.
  const { model } = chain;
  for (const [read, { name: output, member }] of reads) {
    const target = member?.text === "target" && model !== undefined ? targetNamed(chain, model, output.text) : undefined;
    if (target !== undefined) arrays.set(read, local(target, target.span));
  }
  const base = emptyContext(e, use, scopeOf(chain), []);
  let wrong = false;
  for (const [read, reference] of reads) {
    const later = chain.later.get(read);
    if (reference.indices === undefined || arrays.has(read) || read === name || chain.values.has(read) || later === undefined || later.start < reference.span.start) continue;
    reportUnknown(chain, reference.name, "value", []);
    wrong = true;
  }
  for (const [read, reference] of reads) {
    if (reference.member === undefined || arrays.has(read)) continue;
    const isData = reference.member.text === "target" && model?.upcoming.has(reference.name.text) === true;
    const operand = isData ? undefined : findMember(chain, reference.name, reference.member);
    if (isData) noTarget(reference, base);
    if (operand === undefined) wrong = true;
    else arrays.set(read, local(operand, reference.span));
  }
  if (wrong) {
    chain.values.set(name, { kind: "unknown" });
    return;
  }
  const stated = { name, items: equation.indices, value: equation.value, span: equation.name.span, kind };
  const equationsOf = { scope: scopeOf(chain), packs: new Map<string, readonly number[]>(), arrays, stated: [stated] };
  const [equations, fitted, mark] = [e.equations.length, e.fitted.length, e.report.mark];
  const values = defineValues(e, use, equationsOf, base);
  const lost = e.report.failedSince(mark) || [...reads.keys()].some((read) => isLost(read, { ...base, arrays }));
  if (values === undefined || lost || !checkCycles(e.equations.slice(equations), base, equation.name.span)) {
    chain.values.set(name, { kind: "unknown" });
    return;
  }
  if (kind === "fitted") finishFitted(e, use, e.fitted.slice(fitted), e.equations);
  const given = values.get(name);
  if (given === undefined) return;
  nameValue(chain, equation.name, { ...operandOf(withoutBaseCases(e, use, name, given.local), given.result), span: equation.span });
}

/** The data of an output whose shape is not known yet. */
function noTarget({ name, span }: Reference, context: Context): void {
  diagnose(context, "targetOfUnknownShape", span, { output: name.text });
}
