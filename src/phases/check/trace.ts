/**
 * Elaborates the chains of models as far as they are intact.
 *
 * In: the models of files, also of those with faults. Out: for each model what is known of its values, steps and variables. Loss, optimizer and settings are not
 * looked at, and faults are left to `check`.
 */
import { Report } from "../../diagnostics/report.ts";
import type { ChainDeclaration } from "../../ir/ast/types.ts";
import type { ModelTrace } from "../../ir/model/trace.ts";
import { type StartOptions, startChain } from "./chain/start.ts";
import { type Chain, type Output, scopeOf } from "./chain/state.ts";
import { walk } from "./chain/walk.ts";
import { readEncoding } from "./encoding.ts";
import type { Linked } from "./library.ts";

export function trace({ library, models }: Linked, options: StartOptions): readonly ModelTrace[] {
  const report = new Report();
  return models.map((model) => {
    const { chain, parts: { inputs, outputs } } = startChain(model, library, options, report);
    const { declaration } = model;
    report.within(declaration.name.span, () => walk(chain, declaration.body));
    const { steps, values, variables, arrays, equations } = chain.e;
    return { name: declaration.name.text, span: declaration.span, steps, values, instances: chain.instances, variables, arrays, equations, inputs, outputs: outputsOf(chain, declaration, outputs) };
  });
}

/** Also those that no value reaches, by what they state. */
function outputsOf(chain: Chain, { body }: ChainDeclaration, declared: readonly Output[]): ModelTrace["outputs"] {
  return body.flatMap((s) => {
    if (s.kind !== "output") return [];
    const encoding = declared.find((o) => o.name === s.name)?.encoding ?? (s.encoding && readEncoding(s.encoding, scopeOf(chain), new Report()));
    return encoding === undefined ? [] : [{ name: s.name.text, encoding }];
  });
}
