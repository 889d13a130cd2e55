/**
 * Elaborates the chains of models as far as they are intact.
 *
 * In: the models of files, also of those with faults. Out: for each model what is known of its values, steps and variables. Loss, optimizer and settings are not
 * looked at, and faults are left to `check`.
 */
import { Report } from "../../diagnostics/report.ts";
import type { ChainDeclaration } from "../../ir/ast/types.ts";
import { operationsOf } from "../../ir/equation/count.ts";
import type { ModelTrace, TracedCosts } from "../../ir/model/trace.ts";
import { type StartOptions, startChain } from "./chain/start.ts";
import { type Chain, type Output, scopeOf } from "./chain/state.ts";
import { walk } from "./chain/walk.ts";
import { readEncoding } from "./encoding.ts";
import type { Linked } from "./library.ts";
import type { Elaboration, Kept } from "./types.ts";

/** `kept`: calls of earlier traces under the same definitions, which are taken again; those of this trace are added. */
export function trace({ library, models }: Linked, options: Omit<StartOptions, "kept">, kept: Kept["calls"]): readonly ModelTrace[] {
  return models.map((model) => {
    const { declaration } = model;
    const walked = (own: Kept | undefined): ReturnType<typeof startChain> => {
      const report = new Report();
      const started = startChain(model, library, { ...options, kept: own }, report);
      report.within(declaration.name.span, () => walk(started.chain, declaration.body));
      return started;
    };
    const own: Kept = { calls: kept };
    const first = walked(own);
    // What is fitted looks at all equations behind it, by their names.
    const isWhole = own.fittedBefore === undefined || first.chain.e.fitted.length === own.fittedBefore;
    const { chain, parts: { inputs, outputs } } = isWhole ? first : walked(undefined);
    const { steps, values, variables } = chain.e;
    const costs = new Map<number, ReturnType<ModelTrace["costs"]>>();
    return {
      name: declaration.name.text, span: declaration.span, steps, values, instances: chain.instances, variables, inputs, outputs: outputsOf(chain, declaration, outputs),
      costs(batch = 1) {
        const counted = costs.get(batch) ?? costsOf(chain.e, batch);
        costs.set(batch, counted);
        return counted;
      },
    };
  });
}

function costsOf({ equations, arrays }: Elaboration, batch: number): ReturnType<ModelTrace["costs"]> {
  const costs = new Map<string, TracedCosts>();
  for (const equation of equations) {
    const { instance } = equation.origin ?? {};
    if (instance === undefined) continue;
    const { operations, values } = costs.get(instance) ?? { operations: 0, values: 0 };
    const numbers = arrays.get(equation.array)?.extents.reduce((n, x) => n * (x.upper === Infinity ? 1 : x.upper - x.lower), 1) ?? 0;
    costs.set(instance, { operations: operations + operationsOf(equation, batch), values: values + numbers });
  }
  return costs;
}

/** Also those that no value reaches, by what they state. */
function outputsOf(chain: Chain, { body }: ChainDeclaration, declared: readonly Output[]): ModelTrace["outputs"] {
  return body.flatMap((s) => {
    if (s.kind !== "output") return [];
    const encoding = declared.find((o) => o.name === s.name)?.encoding ?? (s.encoding && readEncoding(s.encoding, scopeOf(chain), new Report()));
    return encoding === undefined ? [] : [{ name: s.name.text, encoding }];
  });
}
