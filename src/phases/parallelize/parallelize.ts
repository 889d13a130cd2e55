/**
 * The work of a step among threads.
 *
 * Takes: kernels whose buffers have places. Gives: the same numbers, bit by bit, whatever the number of threads that run
 * them together: loops whose iterations are independent are `parallel`, everything else one thread runs (`single`), and all wait
 * at a `barrier` where one comes across what another did. Steps too short to gain stay as they are.
 */
import { branch, offsetExpr, operation } from "../../ir/kernel/build.ts";
import { mapEntries, runsOnce } from "../../ir/kernel/entries.ts";
import { mentions } from "../../ir/kernel/mentions.ts";
import { offsetValue } from "../../ir/kernel/offset.ts";
import type { Place } from "../../ir/kernel/place.ts";
import type { Bound, Branch, Entry, Kernel, KernelExpr, KernelSet, Loop, Statement } from "../../ir/kernel/types.ts";
import { eachStatement, usesOf, withBody } from "../../ir/kernel/visit.ts";
import type { ThreadMachine } from "../../ir/machines.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import { Pending, type Touched, type Who } from "./since-barrier.ts";
import { timeTogether } from "./cost.ts";
import { depthToDivide, divideAt, type Setting } from "./divide.ts";

interface Context extends Setting {
  /** What `depthToDivide` found: asked of each loop from every level above it. */
  readonly sharable: Map<Loop, number | undefined>;
}

export function parallelize(planned: PlannedKernels, machine: ThreadMachine): PlannedKernels {
  const { kernels: set } = planned;
  if (set.training === undefined) return planned;
  const placeOf = placesOf(planned);
  const kernels = mapEntries(set, (entry, id) => (runsOnce(id) ? entry : shareEntry(entry, { batch: set.batch, machine, placeOf, outer: [] })));
  const [alone, together] = [1, 2].map((threads) => stepOf(kernels).reduce((sum, { body }) => sum + timeTogether(body, set.batch, machine, threads), 0));
  return alone !== undefined && together !== undefined && alone >= machine.step && together <= machine.gain * alone ? { ...planned, kernels } : planned;
}

function stepOf({ training, backward, update }: KernelSet): readonly Kernel[] {
  return [training, backward, update].flatMap((entry) => entry?.kernels ?? []);
}

function placesOf({ reals, doubles, integers }: PlannedKernels): (buffer: string) => Place {
  const places = new Map<string, Place>();
  for (const [arena, { placements }] of [["reals", reals], ["doubles", doubles], ["integers", integers]] as const) {
    for (const p of placements) places.set(p.buffer, { arena, at: p.offset, size: p.size });
  }
  return (buffer) => {
    const place = places.get(buffer);
    if (place === undefined) throw new Error(`${buffer} has no place`);
    return place;
  };
}

function shareEntry(entry: Entry, context: Omit<Context, "sharable">): Entry {
  const pending = new Pending();
  return { ...entry, kernels: entry.kernels.map((kernel) => shareKernel(kernel, pending, { ...context, sharable: new Map() })) };
}

function shareKernel(kernel: Kernel, pending: Pending, context: Context): Kernel {
  const body = spread(kernel.body, pending, context);
  const names: string[] = [];
  eachStatement(body, (s) => {
    if (s.kind === "for" && s.parallel === true && !names.includes(s.variable)) names.push(s.variable);
  });
  return withBody(kernel, body, ...(names.length === 0 ? [] : [`parallel over ${names.join(", ")}`]));
}

/** Statements of which every thread runs its part. */
function spread(list: readonly Statement[], pending: Pending, context: Context): readonly Statement[] {
  if (list.some((s) => s.kind === "assign") && !list.some((s) => s.kind === "var")) return runBySingleThread(list, pending, context);
  if (!list.some((s) => isWorthwhile(s, context))) return runBySingleThread(list, pending, context);
  // What a variable holds in one thread is not known to another: from where it begins to where it is used last, one does all.
  const own = stretchesOfVariables(list);
  const out: Statement[] = [];
  let single: Statement[] = [];
  const flush = (): void => {
    if (single.length > 0) out.push(...runBySingleThread(single, pending, context));
    single = [];
  };
  for (const [k, s] of list.entries()) {
    if (own.has(k)) single.push(s);
    else if (s.kind === "let") {
      flush();
      // A constant: every thread finds it for itself.
      out.push(...after([s], touched([s], context), "all", pending));
    } else if (s.kind === "for" && isSharable(s, context)) {
      flush();
      out.push(...after([divideAt(s, dividedIn(s, context) ?? 0)], touched([s], context), "all", pending, emptiness(s)));
    } else if (s.kind === "if" && isWorthwhile(s, context)) {
      flush();
      out.push(...either(s, pending, context));
    } else if (s.kind === "for" && isWorthwhile(s, context)) {
      flush();
      out.push(...inTurn(s, pending, context));
    } else single.push(s);
  }
  flush();
  return out;
}

/** Statements from where a variable begins to where it, or what is made of it, is used last. */
function stretchesOfVariables(list: readonly Statement[]): ReadonlySet<number> {
  const found = new Set<number>();
  const names = new Set<string>();
  let end = -1;
  list.forEach((s, k) => {
    if (s.kind !== "var" && s.kind !== "assign" && k > end) return;
    if (s.kind === "var" || s.kind === "let") names.add(s.name);
    end = Math.max(end, k, list.findLastIndex((x) => mentions(x, names)));
    found.add(k);
  });
  return found;
}

/** Whether anything in it is worth sharing, and can be. */
function isWorthwhile(s: Statement, context: Context): boolean {
  switch (s.kind) {
    case "for": return isSharable(s, context) || (s.lanes === undefined && !escapes(s) && s.body.some((inner) => isWorthwhile(inner, { ...context, outer: [...context.outer, s] })));
    case "if": return [...s.then, ...s.else].some((inner) => isWorthwhile(inner, context));
    case "let": case "var": case "assign": case "store": case "fill": case "copy": case "single": case "barrier": return false;
  }
}

function isSharable(s: Loop, context: Context): boolean {
  return dividedIn(s, context) !== undefined;
}

function dividedIn(s: Loop, context: Context): number | undefined {
  if (!context.sharable.has(s)) context.sharable.set(s, depthToDivide(s, context));
  return context.sharable.get(s);
}

/** Whether a loop keeps something in variables from one iteration to the next: then one thread runs it. */
function escapes(s: Loop): boolean {
  return s.body.some((x) => x.kind === "assign" || x.kind === "var");
}

function runBySingleThread(list: readonly Statement[], pending: Pending, context: Context): readonly Statement[] {
  return after([{ kind: "single", body: list }], touched(list, context), "first", pending);
}

/** Statements behind a barrier, where they need one; `runs`: when they do anything at all. */
function after(list: readonly Statement[], next: Touched, who: Who, pending: Pending, runs?: KernelExpr): readonly Statement[] {
  const waits = pending.meets(next, who);
  if (waits && runs === undefined) pending.clear();
  pending.add(next, who);
  if (!waits) return list;
  // Nobody waits for what is left over where nothing is.
  return runs === undefined ? [{ kind: "barrier" }, ...list] : branch(runs, [{ kind: "barrier" }, ...list], []);
}

/** A branch that all threads take alike. */
function either(s: Branch, pending: Pending, context: Context): readonly Statement[] {
  const condition: Touched = touched([{ ...s, then: [], else: [] }], context);
  const before: readonly Statement[] = pending.meets(condition, "all") ? [{ kind: "barrier" }] : [];
  if (before.length > 0) pending.clear();
  pending.add(condition, "all");
  const other = pending.copy();
  const then = spread(s.then, pending, context);
  const otherwise = spread(s.else, other, context);
  pending.join(other);
  return [...before, { kind: "if", condition: s.condition, then, else: otherwise }];
}

/** A loop whose iterations follow each other, and in each of which threads share the work. */
function inTurn(s: Loop, pending: Pending, context: Context): readonly Statement[] {
  const before: readonly Statement[] = pending.isEmpty ? [] : [{ kind: "barrier" }];
  pending.clear();
  const body = spread(s.body, pending, { ...context, outer: [...context.outer, s] });
  const behind: readonly Statement[] = pending.isEmpty ? [] : [{ kind: "barrier" }];
  pending.clear();
  return [...before, { ...s, body: [...body, ...behind] }];
}

/** Whether a loop runs at all, where that is not known. */
function emptiness(s: Loop): KernelExpr | undefined {
  // There is one example at least.
  if (s.upper.kind === "count" && s.lower.kind === "offsets" && s.lower.of.every((o) => (offsetValue(o) ?? 1) < 1)) return undefined;
  const ends = (b: Bound): readonly KernelExpr[] => (b.kind === "count" ? [{ kind: "count" }] : b.of.map(offsetExpr));
  const pairs = ends(s.lower).flatMap((lower) => ends(s.upper).map((upper) => operation("less", lower, upper)));
  const all = pairs.reduce((a, b) => operation("and", a, b));
  return all.kind === "constant" ? undefined : all;
}

function touched(list: readonly Statement[], { placeOf }: Context): Touched {
  const { reads, writes } = usesOf(list);
  return { reads: reads.map(placeOf), writes: writes.map(placeOf) };
}
