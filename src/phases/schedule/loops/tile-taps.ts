/**
 * Sums whose bounds move with a short loop over results, as the gradients of weights move with the taps of a window where there are zeros around it: results of several taps side by
 * side, for what all of them add up, and one by one at the ends, where some do not. They share what the taps have in common, and wait less for each other. Each sum keeps its order.
 */
import { bound, constantRange, inLoops, loop } from "../../../ir/kernel/build.ts";
import { isParallel } from "../../../ir/kernel/dependence.ts";
import { coefficientOf, constantOffset, offsetNames, substituteOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { LoopRange } from "../../../ir/kernel/ranges.ts";
import { tripCount } from "../../../ir/kernel/trip-count.ts";
import type { Bound, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachStatement, mapBound } from "../../../ir/kernel/visit.ts";
import type { VectorMachine } from "../../../ir/machines.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { copyOf } from "./copy.ts";
import { jam } from "./jam.ts";
import { boundsAreFree, innerLoads, nestOf, storesOf } from "./nest.ts";

interface Around {
  readonly batch: number;
  readonly machine: VectorMachine;
  readonly reasons: string[];
}

export function tileTaps(list: readonly Statement[], names: UnusedNames, around: Around, outer: readonly LoopRange[] = []): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind !== "for") return [s];
    const { loops, body } = nestOf(s);
    // Part of a nest would not show the loops around that share what is loaded.
    return tiledNest(s, names, around, outer) ?? inLoops(loops, tileTaps(body, names, around, [...outer, ...loops]));
  });
}

function tiledNest(s: Loop, names: UnusedNames, around: Around, outer: readonly LoopRange[]): readonly Statement[] | undefined {
  const { loops, body } = nestOf(s);
  const found = tapsOf(loops, body, around, outer);
  const range = found === undefined ? undefined : constantRange(found.taps);
  if (found === undefined || range === undefined) return undefined;
  const { taps, moving } = found;
  const at = loops.indexOf(taps);
  const common = loopsIn(body);
  const { rows } = around.machine;
  const inGroups = (from: number, to: number): readonly (readonly Statement[] | undefined)[] =>
    groupsOf([from, to], rows).map((values) => joined(values.map((v) => copyOf(body, new Map([[taps.variable, constantOffset(v)]]), names, common)), moving, names));
  const inside = range[1] - range[0] > 2 * rows ? interior(taps, range, body, moving) : undefined;
  if (inside === undefined && range[1] - range[0] > 2 * rows) return undefined;
  const [first, last] = inside === undefined ? [range[1], range[1]] : [inside.from, inside.to - ((inside.to - inside.from) % rows)];
  const before = inGroups(range[0], first);
  const after = inGroups(last, range[1]);
  if (![...before, ...after].every((g) => g !== undefined) || (inside !== undefined && (last - first < rows || before.length + after.length > 2))) return undefined;
  around.reasons.push(`${taps.variable} side by side`);
  const columns = loops.slice(at + 1);
  const main = inside === undefined ? [] : [{ ...taps, lower: bound(constantOffset(first)), upper: bound(constantOffset(last)), step: rows, body: inLoops(columns, jam(inside.body, taps.variable, rows, names)) }];
  return inLoops(loops.slice(0, at), [...before.flatMap((g) => inLoops(columns, g ?? [])), ...main, ...after.flatMap((g) => inLoops(columns, g ?? []))]);
}

/** Where the loop whose bounds move has the same ones for the most values side by side: away from the ends. */
function interior(taps: Loop, [from, to]: readonly [number, number], body: readonly Statement[], moving: string): { readonly from: number; readonly to: number; readonly body: readonly Statement[] } | undefined {
  let sum: Loop | undefined;
  eachStatement(body, (s) => {
    if (s.kind === "for" && s.variable === moving) sum = s;
  });
  if (sum === undefined) return undefined;
  const { lower, upper } = sum;
  const ends = (v: number): readonly Bound[] => [lower, upper].map((b) => mapBound(b, (o) => substituteOffset(o, new Map([[taps.variable, constantOffset(v)]]))));
  const rangeAt = (v: number): readonly [number, number] | undefined => constantRange({ kind: "for", variable: moving, lower: ends(v)[0] ?? lower, upper: ends(v)[1] ?? upper, step: 1, body: [] });
  const middle = from + Math.floor((to - from) / 2);
  const range = rangeAt(middle);
  if (range === undefined) return undefined;
  const same = (v: number): boolean => v >= from && v < to && String(rangeAt(v)) === String(range);
  let [first, last] = [middle, middle];
  while (same(first - 1)) first--;
  while (same(last)) last++;
  const fixed = (list: readonly Statement[]): Statement[] => list.map((s): Statement => {
    if (s.kind !== "for") return s;
    return { ...s, ...(s.variable === moving && { lower: bound(constantOffset(range[0])), upper: bound(constantOffset(range[1])) }), body: fixed(s.body) };
  });
  return { from: first, to: last, body: fixed(body) };
}

/** A loop over results with which the bounds of one loop in their sums move; nothing where results of another loop share what is loaded. */
function tapsOf(loops: readonly Loop[], body: readonly Statement[], { batch }: Around, outer: readonly LoopRange[]): { readonly taps: Loop; readonly moving: string } | undefined {
  const stores = storesOf(body);
  const columns = loops.find((l) => (constantRange(l)?.[1] ?? 0) > 1 && stores.length > 0 && stores.every((o) => coefficientOf(o, l.variable) === 1));
  if (columns === undefined || body[0]?.kind !== "var") return undefined;
  const loads = innerLoads(body);
  const moves = (o: Offset, l: Loop): boolean => offsetNames(o).has(l.variable);
  const isParallelAt = (l: Loop): boolean => isParallel(l, [...outer, ...loops.slice(0, loops.indexOf(l))], batch);
  const sharesColumns = loops.some((l) => l !== columns && tripCount(l, batch) > 1 && boundsAreFree(l, loops, body) && loads.some((o) => moves(o, l) && !moves(o, columns)) && loads.some((o) => moves(o, columns) && !moves(o, l)));
  if (sharesColumns || !isParallelAt(columns)) return undefined;
  const moving = new Map<string, ReadonlySet<string>>();
  eachStatement(body, (x) => {
    if (x.kind === "for") moving.set(x.variable, new Set([x.lower, x.upper].flatMap((b) => (b.kind === "offsets" ? b.of.flatMap((o) => [...offsetNames(o)]) : []))));
  });
  for (const taps of loops.toReversed()) {
    const range = constantRange(taps);
    const ends = [...moving].filter(([, by]) => by.has(taps.variable));
    const [first, ...others] = ends;
    if (taps === columns || range === undefined || range[1] - range[0] < 2 || taps.step !== 1) continue;
    if (first === undefined || others.length > 0 || first[1].size > 1 || !loads.some((o) => !moves(o, taps)) || !isParallelAt(taps)) continue;
    return { taps, moving: first[0] };
  }
  return undefined;
}

function loopsIn(body: readonly Statement[]): ReadonlySet<string> {
  const found = new Set<string>();
  eachStatement(body, (s) => {
    if (s.kind === "for") found.add(s.variable);
  });
  return found;
}

/** The values of a loop in groups of nearly the same size. */
function groupsOf([from, to]: readonly [number, number], most: number): readonly (readonly number[])[] {
  const groups = Math.ceil((to - from) / most);
  const start = (g: number): number => from + Math.floor((g * (to - from) + groups - 1) / groups);
  return Array.from({ length: groups }, (_, g) => Array.from({ length: start(g + 1) - start(g) }, (_, k) => start(g) + k));
}

/** Copies of a body for several taps as one; nothing where there is nothing that all of them add up, or where a copy lacks a loop, since its range is empty for that tap. */
function joined(copies: readonly (readonly Statement[])[], moving: string, names: UnusedNames): readonly Statement[] | undefined {
  const [first = []] = copies;
  if (copies.some((c) => c.length !== first.length || c.some((x, k) => x.kind !== first[k]?.kind))) return undefined;
  const out: Statement[] = [];
  for (const [position, s] of first.entries()) {
    const same = copies.flatMap((c) => c[position] ?? []);
    const loops = same.filter((x) => x.kind === "for");
    if (s.kind !== "for") out.push(...same);
    else if (s.variable === moving) {
      const parts = atEnds(loops, names);
      if (parts === undefined) return undefined;
      out.push(...parts);
    } else {
      const inside = joined(loops.map((l) => l.body), moving, names);
      if (inside === undefined) return undefined;
      out.push({ ...s, body: inside });
    }
  }
  return out;
}

/** Loops over what differs at both ends, one by one around what they have in common. */
function atEnds(loops: readonly Loop[], names: UnusedNames): readonly Statement[] | undefined {
  const [first] = loops;
  const ranges = loops.flatMap((l) => [constantRange(l) ?? []]).filter((r) => r.length === 2);
  const [lower, upper] = [Math.max(...ranges.map(([from]) => from)), Math.min(...ranges.map(([, to]) => to))];
  if (first === undefined || ranges.length < loops.length || lower >= upper) return undefined;
  const end = (l: Loop, from: number, to: number): readonly Statement[] => {
    if (from >= to) return [];
    const variable = names.numbered(l.variable);
    return [loop(variable, bound(constantOffset(from)), bound(constantOffset(to)), copyOf(l.body, new Map([[l.variable, variableOffset(variable)]]), names))];
  };
  const together = joined(loops.map((l) => l.body), "", names);
  if (together === undefined) return undefined;
  return [
    ...loops.flatMap((l, k) => end(l, ranges[k]?.[0] ?? lower, lower)),
    loop(first.variable, bound(constantOffset(lower)), bound(constantOffset(upper)), together),
    ...loops.flatMap((l, k) => end(l, upper, ranges[k]?.[1] ?? upper)),
  ];
}
