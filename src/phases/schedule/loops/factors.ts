/** Products of several factors in sums: what does not change is multiplied once. Numbers are the same up to rounding. */
import { constantRange, local, loop, number, operation } from "../../../ir/kernel/build.ts";
import { mentions } from "../../../ir/kernel/mentions.ts";
import type { Assign, KernelExpr, Loop, Statement } from "../../../ir/kernel/types.ts";
import { eachStatement } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";

/** From so many terms on it takes less time to multiply a sum than its terms. */
const leastTerms = 4;

/** Sums over two loops whose terms have a factor that the inner one does not change, as sums of sums: Σᵢⱼ xᵢ Wᵢⱼ yⱼ = Σᵢ xᵢ Σⱼ Wᵢⱼ yⱼ. */
export function factorSums(list: readonly Statement[], names: UnusedNames): Statement[] {
  return list.map((s): Statement => {
    if (s.kind === "if") return { ...s, then: factorSums(s.then, names), else: factorSums(s.else, names) };
    if (s.kind !== "for") return s;
    return { ...s, body: factored(s.body, names) ?? factorSums(s.body, names) };
  });
}

/** The body of a loop that consists of a loop over terms. */
function factored(body: readonly Statement[], names: UnusedNames): readonly Statement[] | undefined {
  const [inner, ...others] = body;
  if (inner?.kind !== "for" || others.length > 0 || inner.lanes !== undefined || !isLong(inner)) return undefined;
  const [term, ...more] = inner.body;
  if (term?.kind !== "assign" || more.length > 0) return undefined;
  const factors = factorsOf(term);
  if (factors === undefined) return undefined;
  const moved = new Set([inner.variable]);
  const outside = factors.filter((f) => !changes(f, moved));
  const inside = factors.filter((f) => changes(f, moved));
  if (outside.length === 0 || inside.length === 0) return undefined;
  const part = names.numbered("part");
  const sum: Assign = { kind: "assign", name: part, value: withTerm(inside, part) };
  return [
    { kind: "var", name: part, value: number(0) }, loop(inner.variable, inner.lower, inner.upper, [sum], inner.step),
    { kind: "assign", name: term.name, value: operation("multiplyAdd", product(outside), local(part), local(term.name)) },
  ];
}

function isLong(s: Loop): boolean {
  const range = constantRange(s);
  return range !== undefined && range[1] - range[0] >= leastTerms * s.step;
}

/** Products in sums with the factors first that a variable does not change: copies of the term for several of its values share them. */
export function factorsApart(list: readonly Statement[], variable: string): Statement[] {
  const moved = new Set([variable]);
  eachStatement(list, (s) => {
    if (s.kind === "let" || s.kind === "var") moved.add(s.name);
  });
  return apart(list, moved);
}

/** `moved`: what differs from one copy to the next. */
function apart(list: readonly Statement[], moved: ReadonlySet<string>): Statement[] {
  return list.map((s): Statement => {
    if (s.kind === "for") return { ...s, body: apart(s.body, moved) };
    const factors = s.kind === "assign" ? factorsOf(s) : undefined;
    if (s.kind !== "assign" || factors === undefined || factors.length < 3) return s;
    const [same, own] = [factors.filter((f) => !changes(f, moved)), factors.filter((f) => changes(f, moved))];
    return same.length === 0 || own.length === 0 ? s : { ...s, value: operation("multiplyAdd", product(same), product(own), local(s.name)) };
  });
}

/** The factors of a term that is added to a local; nothing where anything else is assigned. */
function factorsOf({ name, value }: Assign): readonly KernelExpr[] | undefined {
  if (value.kind !== "operation" || value.operator !== "multiplyAdd") return undefined;
  const [a, b, total] = value.arguments;
  return a === undefined || b === undefined || total?.kind !== "local" || total.name !== name ? undefined : [...flat(a), ...flat(b)];
}

function flat(e: KernelExpr): readonly KernelExpr[] {
  return e.kind === "operation" && e.operator === "multiply" ? e.arguments.flatMap(flat) : [e];
}

function product([first = number(1), ...others]: readonly KernelExpr[]): KernelExpr {
  return others.reduce((all, f) => operation("multiply", all, f), first);
}

function withTerm(factors: readonly KernelExpr[], name: string): KernelExpr {
  const [first = number(1), ...others] = factors;
  return others.length === 0 ? operation("add", local(name), first) : operation("multiplyAdd", first, product(others), local(name));
}

function changes(e: KernelExpr, moved: ReadonlySet<string>): boolean {
  return mentions({ kind: "assign", name: "", value: e }, moved);
}
