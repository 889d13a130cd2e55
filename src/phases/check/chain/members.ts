/**
 * Members: `hidden.W` is a weight, a state or a fitted value of the instance `hidden`, `step.memory` a result of the layer or block that made `step`, and
 * `kind.target` the data of an output.
 */
import { near } from "../../../diagnostics/near.ts";
import type { Name, Reference } from "../../../ir/ast/expression.ts";
import { textOf } from "../../../source/source.ts";
import type { Variable } from "../../../ir/model/types.ts";
import type { Operand } from "../types.ts";
import type { Chain } from "./state.ts";
import { findValue, reportUnknown } from "./values.ts";

/** The value of a name or of a member; reported where there is none, and where more than that is written. */
export function findOperand(chain: Chain, reference: Reference): Operand | undefined {
  const { name, member, indices, arguments: given, span } = reference;
  if (indices !== undefined || given !== undefined) {
    chain.e.report.add("notAValueName", span, { text: textOf(span) });
    return undefined;
  }
  return member === undefined ? findValue(chain, name) : findMember(chain, name, member);
}

/** A variable or a result of an instance by name; reported where there is none. The data of outputs are found elsewhere. */
export function findMember(chain: Chain, name: Name, member: Name): Operand | undefined {
  const variables = variablesOf(chain, name);
  const variable = variables.find((v) => v.member === member.text);
  const span = { ...name.span, end: member.span.end };
  const named = chain.named.get(name.text);
  if (variable !== undefined) {
    if (named !== undefined) named.read = true;
    return { array: variable.name, shape: variable.shape, batched: false, content: { kind: "real" }, span };
  }
  const result = named?.operand.results?.get(member.text);
  if (named !== undefined && result !== undefined) {
    named.read = true;
    return { ...result, span };
  }
  if (chain.values.get(name.text)?.kind === "unknown") return undefined;
  const outputs = chain.model === undefined ? [] : [...chain.model.upcoming.keys()];
  const isOutput = outputs.includes(name.text);
  if (variables.length === 0 && named === undefined && !isOutput && !chain.shared.has(name.text)) {
    if (member.text === "target") {
      reportUnknown(chain, name, "output", outputs);
      return undefined;
    }
    const candidates = chain.e.variables.map((v) => `${v.instance.slice(chain.prefix.length)}.${v.member}`);
    reportUnknown(chain, { text: `${name.text}.${member.text}`, span }, "weight of an instance", candidates);
    return undefined;
  }
  if (isOutput && member.text === "target") {
    chain.e.report.add("targetInChain", span, { text: `${name.text}.${member.text}` });
    return undefined;
  }
  const path = `${instanceOf(chain, name)}.`;
  const parts = chain.e.variables.filter((v) => v.instance.startsWith(path)).map((v) => v.name.slice(path.length));
  const own = [...variables.map((v) => v.member), ...(named?.operand.results?.keys() ?? [])];
  const members = [...own, ...(isOutput ? ["target"] : [])];
  const has = [...own, ...parts, ...members.slice(own.length)];
  const guess = near(member.text, members);
  const fixes = guess === undefined ? [] : [{ title: `write \`${name.text}.${guess}\``, edits: [{ span: member.span, text: guess }] }];
  chain.e.report.add("unknownMember", span, { name: name.text, member: member.text, has }, { fixes });
  return undefined;
}

/** The instance of a name. */
function instanceOf(chain: Chain, name: Name): string {
  const part = chain.shared.get(name.text);
  if (part !== undefined) return `${part.prefix}${part.called}`;
  return chain.named.get(name.text)?.instance ?? `${chain.prefix}${chain.called.get(name.text) ?? name.text}`;
}

/** The variables of a name's instance. */
export function variablesOf(chain: Chain, name: Name): readonly Variable[] {
  const instance = instanceOf(chain, name);
  return chain.e.variables.filter((v) => v.instance === instance);
}

/** Reports a member of what has none: a definition. */
export function refuseMember(chain: Chain, { name, member, span }: Reference, kind: "loss" | "metric" | "regularizer" | "optimizer" | "constraint" | "average"): boolean {
  if (member === undefined) return false;
  chain.e.report.add("memberOfDefinition", span, { name: name.text, member: member.text, kind }, {
    fixes: [{ title: `write \`${name.text}\``, edits: [{ span: { ...span, start: name.span.end, end: member.span.end }, text: "" }] }],
  });
  return true;
}
