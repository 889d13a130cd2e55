/** Which values differ from example to example: those that read one that does outside of a reduction over `batch`. */
import type { Argument, Expression, Item, Reference } from "../../../../ir/ast/expression.ts";
import { readName } from "../context.ts";
import { isReduction } from "../ranges/indices.ts";

/** Names of arrays that an expression reads, of one example or of all, and where each is read first. */
export function namesIn(expression: Expression): ReadonlyMap<string, Reference> {
  return collectReads(expression, () => false).names;
}

/** Names of arrays that an expression reads for one example, outside of reductions over `batch`, and whether it draws. */
function exampleReads(expression: Expression): { readonly names: ReadonlyMap<string, Reference>; readonly draws: boolean } {
  return collectReads(expression, overExamples);
}

function collectReads(expression: Expression, skipped: (args: readonly Argument[]) => boolean): { readonly names: ReadonlyMap<string, Reference>; readonly draws: boolean } {
  const names = new Map<string, Reference>();
  let draws = false;
  const item = (i: Item): void => {
    if (i.kind !== "pack") visit(i);
  };
  const argument = (a: Argument): void => {
    if (a.kind === "value") visit(a.value);
    else if (a.kind === "packArgument" && a.value !== undefined) visit(a.value);
  };
  const visit = (e: Expression): void => {
    switch (e.kind) {
      case "number": case "string": return;
      case "reference":
        if (e.arguments === undefined && !names.has(readName(e))) names.set(readName(e), e);
        if (e.name.text === "random" || e.name.text === "gaussian") draws = draws || e.arguments !== undefined;
        e.indices?.forEach(item);
        if (e.arguments !== undefined && !skipped(e.arguments)) e.arguments.forEach(argument);
        return;
      case "guarded": visit(e.read); return visit(e.fallback);
      case "shape": return;
      case "unary": return visit(e.operand);
      case "binary": visit(e.left); return visit(e.right);
      case "conditional": visit(e.condition); visit(e.whenTrue); return visit(e.whenFalse);
    }
  };
  visit(expression);
  return { names, draws };
}

/** Whether a reduction's indices include `batch` or `data`. */
function overExamples(args: readonly Argument[]): boolean {
  if (!isReduction(args)) return false;
  return args.some((a, i) => {
    const key = a.kind === "value" ? (i === args.length - 1 ? a.key : a.value) : undefined;
    return key?.kind === "reference" && (key.name.text === "batch" || key.name.text === "data");
  });
}

/** Whether an expression reduces over `batch` or `data`. */
export function reducesExamples(expression: Expression): boolean {
  let found = false;
  collectReads(expression, (args) => {
    found ||= overExamples(args);
    return false;
  });
  return found;
}

/** The names among the equations that are batched, given those of the arrays around them. */
export function findBatched(equations: readonly { readonly name: string; readonly value: Expression; readonly kind: "local" | "fitted" | "update" | "loss" }[], around: (name: string) => boolean): ReadonlySet<string> {
  const batched = new Set<string>();
  const local = equations.filter((q) => q.kind === "local" || q.kind === "loss").map((q) => ({ name: q.name, ...exampleReads(q.value) }));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name, names, draws } of local) {
      if (batched.has(name) || !(draws || [...names].some(([n, { name: of }]) => batched.has(n) || around(n) || batched.has(of.text)))) continue;
      batched.add(name);
      changed = true;
    }
  }
  return batched;
}
