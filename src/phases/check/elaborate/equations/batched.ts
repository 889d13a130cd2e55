/** Which values differ from example to example: those that read one that does outside of a reduction over `batch`. */
import type { Argument, Expression, Item, Reference } from "../../../../ir/ast/expression.ts";
import type { Span } from "../../../../source/source.ts";
import { type LocalArray, readName } from "../context.ts";
import { rankOf } from "../ranges/examples.ts";
import { indexItem, isReduction } from "../ranges/indices.ts";

/** What an expression reads: names of arrays, with the first place of each, and whether it draws or says `example`. */
interface Reads {
  readonly names: ReadonlyMap<string, Reference>;
  /** Brackets with no name before them, which are no value of an equation. */
  readonly nameless: readonly Span[];
  readonly ofExample: boolean;
}

interface Skipped {
  /** Reductions whose operands are not looked at. */
  readonly reduction: (args: readonly Argument[]) => boolean;
  /** Reads whose array is not counted. */
  readonly read: (reference: Reference) => boolean;
}

/** Names of arrays that an expression reads, of one example or of all, and where each is read first. */
export function namesIn(expression: Expression): ReadonlyMap<string, Reference> {
  return readsIn(expression).names;
}

export function readsIn(expression: Expression): Reads {
  return collectReads(expression, { reduction: () => false, read: () => false });
}

function collectReads(expression: Expression, skipped: Skipped): Reads {
  const names = new Map<string, Reference>();
  const nameless: Span[] = [];
  let ofExample = false;
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
        if (e.arguments === undefined && !names.has(readName(e)) && !skipped.read(e)) names.set(readName(e), e);
        if (e.name.text === "random" || e.name.text === "gaussian") ofExample ||= e.arguments !== undefined;
        if (e.name.text === "example") ofExample ||= e.arguments === undefined && e.indices === undefined;
        e.indices?.forEach(item);
        if (e.arguments !== undefined && !skipped.reduction(e.arguments)) e.arguments.forEach(argument);
        return;
      case "guarded": visit(e.read); return visit(e.fallback);
      case "shape": nameless.push(e.span); return;
      case "unary": return visit(e.operand);
      case "binary": visit(e.left); return visit(e.right);
      case "conditional": visit(e.condition); visit(e.whenTrue); return visit(e.whenFalse);
    }
  };
  visit(expression);
  return { names, nameless, ofExample };
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
  collectReads(expression, {
    reduction: (args) => {
      found ||= overExamples(args);
      return false;
    },
    read: () => false,
  });
  return found;
}

interface Stated {
  readonly name: string;
  readonly items: readonly Item[] | undefined;
  readonly value: Expression;
  readonly kind: "local" | "fitted" | "update" | "loss";
}

/** The names among the equations that are batched, given the arrays around them. */
export function findBatched(equations: readonly Stated[], around: (name: string) => LocalArray | undefined, packRank: (name: string) => number | undefined): ReadonlySet<string> {
  const ranks = new Map(equations.flatMap(({ name, items, kind }) => (kind === "local" && items !== undefined ? [[name, rankOf(items, packRank)] as const] : [])));
  // Read with a position more than it has axes, a value is read at another example.
  const atAnother = (read: Reference): boolean => {
    const rank = ranks.get(readName(read)) ?? around(readName(read))?.main.length;
    return read.indices !== undefined && rank !== undefined && rankOf(read.indices, packRank) === rank + 1;
  };
  const local = equations.filter((q) => q.kind === "local" || q.kind === "loss").map((q) => ({ name: q.name, beyond: hasLaterBatchAxis(q.items ?? []), ...collectReads(q.value, { reduction: overExamples, read: atAnother }) }));
  const batched = new Set(local.filter((q) => q.ofExample || q.beyond).map((q) => q.name));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name, names } of local) {
      if (batched.has(name) || ![...names].some(([n, { name: of }]) => batched.has(n) || around(n)?.batched === true || batched.has(of.text))) continue;
      batched.add(name);
      changed = true;
    }
  }
  return batched;
}

/** Whether an axis is written to range over the batch, and the first one is not: the first axis of an array of examples is theirs. */
function hasLaterBatchAxis([first, ...others]: readonly Item[]): boolean {
  return first !== undefined && !isBounded(first) && others.some(isBounded);
}

function isBounded(item: Item): boolean {
  const bound = item.kind === "pack" ? undefined : indexItem(item)?.bound;
  return bound?.kind === "reference" && bound.name.text === "batch";
}
