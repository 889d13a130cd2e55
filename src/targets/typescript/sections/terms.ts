/** The terms of the loss, as numbers beside the metrics. */
import { one, toNumber } from "../../../ir/equation/number.ts";
import { reportedTerms } from "../../../ir/model/loss-terms.ts";
import { propertyName } from "../names.ts";
import type { ModulePlan } from "../plan.ts";
import { code } from "../template.ts";

/** Lines of a data set's measurements; none where the loss has no terms to report. */
interface TermLines {
  readonly declarations: readonly string[];
  /** After the loss of `count` examples, in training too. */
  readonly add: readonly string[];
  /** After the loss of all examples of an `order`. */
  readonly whole: readonly string[];
  /** What is run before the properties of `result` are read. */
  readonly finish: readonly string[];
  readonly result: readonly string[];
}

/** They are added up wherever the loss is computed, and their means are given since they were last asked for: of an epoch of training, or of a measurement. */
export function termLines({ model: { loss }, memory }: ModulePlan): TermLines {
  const terms = reportedTerms(loss);
  if (terms.length === 0) return { declarations: [], add: [], whole: [], finish: [], result: [] };
  const values = terms.map(({ array, weight }) => `${weight === one ? "" : `${toNumber(weight)} * `}${memory.name(array)}[0]!`);
  const names = terms.map(({ name }, i) => (terms.findIndex((t) => t.name === name) === i ? name : `${name} (${i + 1})`));
  return {
    declarations: code`
      /** Terms of the loss, times the examples of which they are, and the number of those. */
      const lossTerms = new Float64Array(${terms.length + 1});
      function addLossTerms(count‹: number›)‹: void› {
        [${[...values, "1"].join(", ")}].forEach((term, i) => { lossTerms[i] = lossTerms[i]! + term * count; });
      }
    `,
    add: ["addLossTerms(count);"],
    whole: ["addLossTerms(order.length);"],
    finish: ["const termMeans = lossTerms.map((sum) => sum / lossTerms.at(-1)!);", "lossTerms.fill(0);"],
    result: names.map((name, i) => `${propertyName(name)}: termMeans[${i}]!`),
  };
}
