/**
 * Functions of sums in loops of their own. Behind a sum whose tile keeps several vectors in registers, a call would spill the
 * registers, and inlining would repeat the function for each vector; in a loop of its own it is inlined once. The value that
 * one loop passes to the other is stored anyway, or takes the place of a result until that is computed.
 */
import { constantRange, load } from "../../../ir/kernel/build.ts";
import { isParallel } from "../../../ir/kernel/dependence.ts";
import { coefficientOf, offsetNames } from "../../../ir/kernel/offset.ts";
import type { LoopRange } from "../../../ir/kernel/ranges.ts";
import { tripCount } from "../../../ir/kernel/trip-count.ts";
import type { Buffer, Let, Loop, Statement, Store } from "../../../ir/kernel/types.ts";
import { eachExpr, eachStatement, expressionsOf, usesOf } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { hasFunction } from "../cost.ts";
import { copyOf } from "./copy.ts";
import { nestOf } from "./nest.ts";

interface Around {
  readonly buffers: ReadonlyMap<string, Buffer>;
  readonly batch: number;
  /** How many results make two loops worth their while. */
  readonly results: number;
}

/** Nests whose sums feed functions as two nests: the sums, and the functions. */
export function splitFunctions(list: readonly Statement[], names: UnusedNames, around: Around, outer: readonly LoopRange[] = []): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind === "if") return [{ ...s, then: splitFunctions(s.then, names, around, outer), else: splitFunctions(s.else, names, around, outer) }];
    if (s.kind !== "for") return [s];
    return splitNest(s, names, around, outer) ?? [{ ...s, body: splitFunctions(s.body, names, around, [...outer, s]) }];
  });
}

function splitNest(s: Loop, names: UnusedNames, around: Around, outer: readonly LoopRange[]): readonly Statement[] | undefined {
  const { loops, body } = nestOf(s);
  const results = loops.reduce((n, l) => n * tripCount(l, around.batch, outer), 1);
  if (results < around.results || !loops.every((l, k) => isParallel(l, [...outer, ...loops.slice(0, k)], around.batch))) return undefined;
  const halves = splitBody(body, loops, around);
  if (halves === undefined) return undefined;
  const nest = (inside: readonly Statement[]): Statement => loops.toReversed().reduce<readonly Statement[]>((within, l) => [{ ...l, body: within }], inside)[0] ?? s;
  return [nest(halves.sums), ...copyOf([nest(halves.functions)], new Map(), names)];
}

interface Halves {
  readonly sums: readonly Statement[];
  readonly functions: readonly Statement[];
}

/** The body up to its first function of a sum, and from there on; nothing where what goes across has no place in memory. */
function splitBody(body: readonly Statement[], loops: readonly Loop[], { buffers }: Around): Halves | undefined {
  const last = body.findLastIndex((x) => x.kind === "for");
  const tail = body.slice(last + 1);
  if (last < 0 || !tail.every((x): x is Let | Store => x.kind === "let" || x.kind === "store") || usesDoubles(body, buffers)) return undefined;
  const isSum = sumsIn(body);
  const first = tail.findIndex((x) => x.kind === "let" && hasFunction(x.value) && localsOf(x).some(isSum));
  if (first < 0) return undefined;
  const rest = tail.slice(first);
  const defined = new Set(rest.flatMap((x) => (x.kind === "let" ? [x.name] : [])));
  const isKept = (x: Let | Store): boolean => x.kind === "store" && !localsOf(x).some((name) => defined.has(name));
  const later = rest.filter((x) => !isKept(x));
  const across = [...new Set(later.flatMap(localsOf))].filter(isSum).filter((name) => !defined.has(name));
  const before = [...body.slice(0, last + 1), ...tail.slice(0, first), ...rest.filter(isKept)];
  const fits = (x: Statement): x is Store => isPlace(x, body, loops, buffers);
  const stored = new Map(before.filter(fits).flatMap((x) => (x.value.kind === "local" ? [[x.value.name, x] as const] : [])));
  const missing = across.filter((name) => !stored.has(name));
  const free = later.find(fits);
  const [only] = missing;
  if (missing.length > 1 || (only !== undefined && free === undefined)) return undefined;
  const placed = only === undefined || free === undefined ? [] : [{ ...free, value: { kind: "local" as const, name: only } }];
  const places = new Map([...stored, ...placed.map((x) => [only ?? "", x] as const)]);
  const read = across.flatMap((name): readonly Let[] => {
    const place = places.get(name);
    return place === undefined ? [] : [{ kind: "let", name, value: load(place.buffer, place.offset) }];
  });
  // What is made of no sum is computed again where it is read.
  const again = [...body.slice(0, last), ...tail.slice(0, first)].filter((x) => x.kind === "let" && !isSum(x.name));
  return { sums: [...before, ...placed], functions: [...read, ...again, ...later] };
}

/** Whether a local depends on a sum. */
function sumsIn(body: readonly Statement[]): (name: string) => boolean {
  const sums = new Set<string>();
  for (const x of body) if (x.kind === "var" || (x.kind === "let" && localsOf(x).some((name) => sums.has(name)))) sums.add(x.name);
  return (name) => sums.has(name);
}

/** The locals that a statement reads, in positions too. */
function localsOf(s: Let | Store | Statement): readonly string[] {
  const found = new Set<string>();
  for (const e of expressionsOf(s)) {
    eachExpr(e, (x) => {
      if (x.kind === "local") found.add(x.name);
      else if (x.kind === "load") offsetNames(x.offset, found);
    });
  }
  return [...found];
}

/** Whether a statement stores one number for each iteration, side by side, where nothing else is read or written. */
function isPlace(s: Statement, body: readonly Statement[], loops: readonly Loop[], buffers: ReadonlyMap<string, Buffer>): s is Store {
  if (s.kind !== "store" || s.add || buffers.get(s.buffer)?.content !== "real") return false;
  const { reads } = usesOf(body);
  let stores = 0;
  eachStatement(body, (x) => {
    if (x.kind === "store" && x.buffer === s.buffer) stores++;
  });
  return stores === 1 && !reads.includes(s.buffer) && loops.some((l) => constantRange(l) !== undefined && coefficientOf(s.offset, l.variable) === 1);
}

function usesDoubles(body: readonly Statement[], buffers: ReadonlyMap<string, Buffer>): boolean {
  const { reads, writes } = usesOf(body);
  return [...reads, ...writes].some((b) => buffers.get(b)?.double === true);
}
