/** `shared`: one instance, whose weights every use has in common. */
import type { Reference } from "../../../ir/ast/expression.ts";
import type { SharedStatement } from "../../../ir/ast/types.ts";
import { numKey } from "../../../ir/equation/number.ts";
import { showNumber } from "../evaluate.ts";
import type { Operand } from "../types.ts";
import { grows } from "../size.ts";
import { weightOfShared } from "./size.ts";
import { calledBy, type Chain, entryOf, inner, isInside, scopeOf, type SharedPart, wayOf } from "./state.ts";
import { applyCall } from "./call.ts";
import { walk } from "./walk.ts";

export function declareShared(chain: Chain, statement: SharedStatement): void {
  const { name } = statement;
  if (chain.named.has(name.text) || chain.values.has(name.text) || chain.shared.has(name.text)) {
    chain.e.report.add("duplicateValue", name.span, { name: name.text });
    return;
  }
  chain.shared.set(name.text, { statement, called: calledBy(chain, name.text), prefix: chain.prefix, scope: { values: new Map(scopeOf(chain).values), named: new Map(chain.named) }, uses: 0 });
}

/** Applies something shared to the current value: what it is called by makes the names of its parameters. */
export function applyShared(chain: Chain, reference: Reference, operand: Operand): Operand | undefined {
  const { name: { text: name }, span } = reference;
  const part = chain.shared.get(name);
  if (part === undefined) return undefined;
  if (isInside(chain, "shared", name)) {
    chain.e.report.add("recursiveBlock", part.statement.name.span, { name });
    return undefined;
  }
  if (!grows(chain.e, weightOfShared(chain, part.statement), part.statement.name.span)) return undefined;
  part.uses++;
  part.rate ??= chain.rate;
  part.first ??= span;
  const first = part.rate;
  const { value } = part.statement;
  const inside: Chain = {
    ...inner(chain, { current: operand, values: new Map(part.scope.values) }),
    named: new Map(part.scope.named),
    // In another shared part uses are counted from 1 again: the name distinguishes the levels.
    copy: `${chain.copy}${part.uses === 1 ? "" : chain.around.some(({ kind }) => kind === "shared") ? `(${name} ${part.uses})` : `(${part.uses})`}`,
    again: chain.again ?? (part.uses > 1 ? { first: part.first, here: span } : undefined),
    around: [...chain.around, { kind: "shared", name, call: reference }],
    entry: entryOf(chain, operand) ?? { array: operand.array, call: reference, way: wayOf(chain) },
    prefix: part.prefix,
    repeated: false,
    // Every use has the name of the declaration.
    ordinals: new Map(),
    kept: false,
    history: [],
  };
  const body: Chain = "kind" in value ? inside : { ...inside, prefix: `${part.prefix}${part.called}.`, called: new Map() };
  if ("kind" in value) applyCall(body, { kind: "call", call: value, span: part.statement.span }, part.called);
  else walk(body, value);
  if (numKey(first) !== numKey(chain.rate) && keepsAnything(chain, part)) {
    chain.e.report.add("sharedRateMismatch", span, { name, first: showNumber(first), rate: showNumber(chain.rate) }, { notes: [{ message: "the first use is here", span: part.first }] });
    return undefined;
  }
  return body.current;
}

/** Whether a shared part has weights, state or fitted values: without any, its uses share nothing. */
function keepsAnything(chain: Chain, { called, prefix }: SharedPart): boolean {
  return chain.e.variables.some((v) => v.name.startsWith(`${prefix}${called}.`));
}
