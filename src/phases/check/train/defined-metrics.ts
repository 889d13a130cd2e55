/** The metrics of `metric` definitions that training settings ask for: equations of outputs and data, as a loss has them. */
import type { Reference } from "../../../ir/ast/expression.ts";
import { children } from "../../../ir/equation/traverse.ts";
import { metricName } from "../../../ir/equation/names.ts";
import { one } from "../../../ir/equation/number.ts";
import type { Definition, Expr } from "../../../ir/equation/types.ts";
import { isOwn, type Metric, metricText } from "../../../ir/model/metrics.ts";
import type { ModelMetrics } from "../../../ir/model/types.ts";
import { refuseMember } from "../chain/members.ts";
import { type Chain, type ModelParts, originOf, scopeOf } from "../chain/state.ts";
import { applyLoss, operandParameters } from "../elaborate/training/loss.ts";
import { namedOperand, whatItCompares } from "./compared.ts";

/** Absent where the settings name none of a definition. */
export function elaborateMetrics(chain: Chain, model: ModelParts, metrics: readonly Metric[]): ModelMetrics | undefined {
  const own = new Map(metrics.filter(isOwn).map((metric) => [metricText(metric), metric.own]));
  const equations: Definition[] = [];
  const values = [...own].flatMap(([text, reference], k) => {
    const array = elaborateMetric(chain, model, reference, k + 1, equations);
    return array === undefined ? [] : [{ text, array }];
  });
  return values.length === 0 ? undefined : { equations, values };
}

function elaborateMetric(chain: Chain, model: ModelParts, reference: Reference, k: number, equations: Definition[]): string | undefined {
  const { e, library } = chain;
  const definition = library.function("metric", reference.name.text);
  if (definition === undefined || refuseMember(chain, reference, "metric")) return undefined;
  const compared = whatItCompares(chain, model, reference, operandParameters(definition.declaration) > 1);
  if (compared === undefined) return undefined;
  const instance = metricName(k);
  const use = { instance, variables: instance, again: undefined, reference: { ...reference, arguments: compared.rest }, scope: scopeOf(chain), origin: originOf(reference.name.text, reference.span), rate: one };
  const own: Definition[] = [];
  const made = e.report.within(reference.span, () => applyLoss(e, definition, use, compared.operand, compared.target, (value) => namedOperand(chain, model, value), own));
  if (made === undefined || !isMeasurable(chain, model, reference, own)) return undefined;
  equations.push(...own);
  return made.array;
}

/** Whether one pass over the data, after the outputs are known, finds the metric; reported where it does not. */
function isMeasurable({ e }: Chain, model: ModelParts, { name: { text: name }, span }: Reference, equations: readonly Definition[]): boolean {
  const before = e.report.mark;
  const own = new Set([...equations, ...model.targetEquations].map((q) => q.array));
  const outputs = new Set(model.outputs.map((o) => o.operand.array));
  const visit = (x: Expr, inside: boolean): void => {
    if (x.kind === "read") {
      const role = e.arrays.get(x.array)?.role;
      if (role === "value" && !own.has(x.array) && !outputs.has(x.array)) e.report.add("metricOfInnerValue", span, { name, value: x.array });
    }
    const isOfData = x.kind === "reduce" && x.indices.some((v) => v.upper === Infinity);
    if (isOfData && inside) e.report.add("metricOfTwoPasses", span, { name });
    for (const part of children(x)) visit(part, inside || isOfData);
  };
  for (const { body } of equations) visit(body, false);
  return !e.report.failedSince(before);
}
