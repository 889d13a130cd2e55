/** Sums that begin at 0 and take their first term in the same block begin at that term; what is greatest or least, and where it is, at the first candidate. */
import type { Assign, KernelExpr, Statement, Var } from "../../../ir/kernel/types.ts";
import { eachExpr, expressionsOf } from "../../../ir/kernel/visit.ts";

export function peelFirstTerms(list: readonly Statement[]): Statement[] {
  const inner = list.map((s): Statement => {
    if (s.kind === "for") return { ...s, body: peelFirstTerms(s.body) };
    return s.kind === "if" ? { ...s, then: peelFirstTerms(s.then), else: peelFirstTerms(s.else) } : s;
  });
  const waiting = new Map<string, number>();
  const out: (Statement | undefined)[] = [];
  const begin = (s: Assign, value: KernelExpr): void => {
    const first = waiting.get(s.name);
    const before = first === undefined ? undefined : out[first];
    if (first === undefined || before?.kind !== "var") return;
    out[first] = undefined;
    out.push({ ...before, value });
    waiting.delete(s.name);
  };
  inner.forEach((s) => {
    const term = s.kind === "assign" && waiting.has(s.name) ? termOf(s.value, s.name) : undefined;
    if (s.kind === "assign" && term !== undefined) return begin(s, term);
    const first = firstCandidate(s, (name) => {
      const at = waiting.get(name);
      const found = at === undefined ? undefined : out[at];
      return found?.kind === "var" ? found : undefined;
    });
    if (first !== undefined) return first.forEach((x) => begin(x, x.value));
    for (const name of mentioned(s, waiting)) waiting.delete(name);
    if (s.kind === "var" && s.value.kind === "constant" && (s.value.value === 0 || Math.abs(s.value.value) === Infinity)) waiting.set(s.name, out.length);
    out.push(s);
  });
  return out.filter((s): s is Statement => s !== undefined);
}

/** What a candidate for the greatest or least value sets, where none was before it: no number is beyond the infinity that it is compared with, and NaN is taken. */
function firstCandidate(s: Statement, begun: (name: string) => Var | undefined): readonly Assign[] | undefined {
  if (s.kind !== "if" || s.else.length > 0 || s.condition.kind !== "operation" || s.condition.operator !== "and") return undefined;
  const [differs, known] = s.condition.arguments.map((e) => (e.kind === "operation" ? e : undefined));
  const [worse] = differs?.operator === "not" ? differs.arguments : [];
  const [best, same] = known?.operator === "equal" ? known.arguments : [];
  if (worse?.kind !== "operation" || worse.operator !== "lessEqual" || best?.kind !== "local" || same?.kind !== "local" || best.name !== same.name) return undefined;
  const end = begun(best.name)?.value;
  const candidate = worse.arguments[end?.kind === "constant" && end.value < 0 ? 0 : 1];
  const sets = s.then.flatMap((x) => (x.kind === "assign" && begun(x.name) !== undefined ? [x] : []));
  const isExtreme = end?.kind === "constant" && Math.abs(end.value) === Infinity && candidate?.kind === "local" && worse.arguments.some((e) => e.kind === "local" && e.name === best.name);
  return isExtreme && candidate.name !== best.name && sets.length === s.then.length ? sets : undefined;
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
