/** Names of values in a chain: declaring, finding, making one current. */
import type { NameKind } from "../../../diagnostics/catalogue/names.ts";
import { near } from "../../../diagnostics/near.ts";
import type { Name } from "../../../ir/ast/expression.ts";
import type { TracedValue } from "../../../ir/model/trace.ts";
import type { Operand } from "../types.ts";
import { hasBatchAxis } from "../elaborate/ranges/examples.ts";
import type { Chain } from "./state.ts";

/** Gives a value its name, unless a value or a compile-time value has it. Of a definition of that name it takes the bare name. */
export function nameValue(chain: Chain, name: Name, operand: Operand): void {
  const taken = chain.named.get(name.text);
  if (taken !== undefined || chain.values.has(name.text)) {
    const notes = taken === undefined ? [] : [{ message: "first named here", span: taken.span }];
    chain.e.report.add("duplicateValue", name.span, { name: name.text }, { notes });
    return;
  }
  chain.named.set(name.text, { operand, span: name.span, read: false });
  chain.e.values.push({ name: name.text, span: name.span, ...traced(operand) });
}

export function traced({ shape, content }: Operand): TracedValue {
  return { shape, index: content.kind === "index" };
}

/** Marks a name whose value had a fault, so that its reads are not reported. */
export function nameLost(chain: Chain, name: Name): void {
  if (!chain.named.has(name.text) && !chain.values.has(name.text)) chain.values.set(name.text, { kind: "unknown" });
}

/** The value of a name; reported where there is none. */
export function findValue(chain: Chain, name: Name): Operand | undefined {
  const found = chain.named.get(name.text);
  if (found !== undefined) {
    found.read = true;
    if (!hasBatchAxis(found.operand.shape)) return found.operand;
    chain.e.report.add("batchAxis", name.span, { name: name.text });
    return undefined;
  }
  if (chain.values.get(name.text)?.kind !== "unknown") reportUnknown(chain, name, "value", [...chain.named.keys()]);
  return undefined;
}

export function reportUnknown(chain: Chain, name: Name, kind: NameKind, candidates: readonly string[]): void {
  if (chain.library.missing(name.text)) return;
  const later = chain.later.get(name.text);
  const isValue = kind === "value" || kind === "layer, block, activation or value";
  if (isValue && later !== undefined && later.source === name.span.source && later.start > name.span.start) {
    chain.e.report.add("valueBeforeItsName", name.span, { name: name.text }, { notes: [{ message: "named here", span: later }] });
    return;
  }
  const guess = near(name.text, candidates);
  const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: name.span, text: guess }] }];
  // Of some kinds there are so few that all can be shown.
  const isShort = kind === "loss" || kind === "metric" || kind === "optimizer" || kind === "regularizer" || kind === "constraint" || kind === "average";
  const notes = guess === undefined && isShort && candidates.length > 0 ? [{ message: `the library and this file have ${candidates.map((c) => `\`${c}\``).join(", ")}` }] : [];
  chain.e.report.add("unknownName", name.span, { kind, name: name.text }, { notes, fixes });
}

/** The name of a value in the chain, or of a member: its value flows on from here. */
export function makeCurrent(chain: Chain, name: Name, operand: Operand): void {
  if (chain.current !== undefined && !chain.kept && !isNamed(chain, chain.current)) {
    chain.e.report.add("valueDiscarded", name.span, { name: name.text }, { notes: [{ message: "the value that would be lost is made here", span: chain.current.span }] });
  }
  chain.current = operand;
  chain.kept = true;
  chain.history = [];
}

function isNamed(chain: Chain, operand: Operand): boolean {
  return [...chain.named.values()].some((v) => v.operand.array === operand.array);
}
