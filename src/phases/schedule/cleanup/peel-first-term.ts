/** Sums that begin at 0 and take their first term in the same block begin at that term. */
import type { KernelExpr, Statement } from "../../../ir/kernel/types.ts";
import { eachExpr, expressionsOf } from "../../../ir/kernel/visit.ts";

export function peelFirstTerms(list: readonly Statement[]): Statement[] {
  const inner = list.map((s): Statement => {
    if (s.kind === "for") return { ...s, body: peelFirstTerms(s.body) };
    return s.kind === "if" ? { ...s, then: peelFirstTerms(s.then), else: peelFirstTerms(s.else) } : s;
  });
  const waiting = new Map<string, number>();
  const out: (Statement | undefined)[] = [];
  inner.forEach((s) => {
    const first = s.kind === "assign" ? waiting.get(s.name) : undefined;
    const term = s.kind === "assign" && first !== undefined ? termOf(s.value, s.name) : undefined;
    if (s.kind === "assign" && first !== undefined && term !== undefined) {
      out[first] = undefined;
      out.push({ kind: "var", name: s.name, value: term });
      waiting.delete(s.name);
      return;
    }
    for (const name of mentioned(s, waiting)) waiting.delete(name);
    if (s.kind === "var" && s.value.kind === "constant" && s.value.value === 0 && s.integer !== true) waiting.set(s.name, out.length);
    out.push(s);
  });
  return out.filter((s): s is Statement => s !== undefined);
}

/** What is added to a local: e of `name + e`. */
export function termOf(value: KernelExpr, name: string): KernelExpr | undefined {
  if (value.kind !== "operation" || value.operator !== "add") return value.kind === "operation" && value.operator === "multiplyAdd" ? productOf(value.arguments, name) : undefined;
  const [a, b] = value.arguments;
  const term = a?.kind === "local" && a.name === name ? b : b?.kind === "local" && b.name === name ? a : undefined;
  return term !== undefined && !reads(term, name) ? term : undefined;
}

export function productOf([a, b, c]: readonly KernelExpr[], name: string): KernelExpr | undefined {
  if (a === undefined || b === undefined || c?.kind !== "local" || c.name !== name || reads(a, name) || reads(b, name)) return undefined;
  return { kind: "operation", operator: "multiply", arguments: [a, b] };
}

function reads(e: KernelExpr, name: string): boolean {
  let found = false;
  eachExpr(e, (x) => {
    if (x.kind === "local" && x.name === name) found = true;
  });
  return found;
}

/** Locals among the waiting ones that a statement reads or assigns, inside of it too. */
function mentioned(s: Statement, waiting: ReadonlyMap<string, number>): readonly string[] {
  const names = new Set<string>();
  const visit = (x: Statement): void => {
    if (x.kind === "assign") names.add(x.name);
    for (const e of expressionsOf(x)) eachExpr(e, (y) => void (y.kind === "local" && names.add(y.name)));
    if (x.kind === "for") x.body.forEach(visit);
    else if (x.kind === "if") [...x.then, ...x.else].forEach(visit);
  };
  visit(s);
  return [...names].filter((n) => waiting.has(n));
}
