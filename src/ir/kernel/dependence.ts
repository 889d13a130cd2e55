/**
 * The dependence analysis of loops: a loop is parallel where no iteration reads or writes an element that another writes.
 *
 * Subscripts have a stride per iteration of the loop and terms of inner loops. Terms of smaller stride must stay within one
 * iteration, and terms of larger stride must step over all of them.
 */
import { gcd } from "../equation/number.ts";
import { type Access, accessesOf, localsIn, type Subscript, subscriptOf } from "./accesses.ts";
import { overlaps, type Place, unplaced } from "./place.ts";
import type { LoopRange } from "./ranges.ts";
import { tripCount } from "./trip-count.ts";
import { offsetNames } from "./offset.ts";
import type { Loop, Statement } from "./types.ts";

/** Whether the iterations of a loop may run in any order; `outer`: the loops around it, outermost first; `placeOf`: where buffers are in memory, once they are. */
export function isParallel(loop: Loop, outer: readonly LoopRange[], batch: number, placeOf: (buffer: string) => Place = unplaced): boolean {
  if (rewrites(loop.body, loop.variable)) return false;
  const accesses = accessesOf(loop, placeOf);
  if (accesses === undefined) return false;
  // Unrolled bodies have many accesses to few regions: each subscript is found once, and each region is judged once.
  const locals = new Set(localsIn(loop.body));
  const subscripts = new Map<Access, Subscript | undefined>();
  const subscript = (access: Access): Subscript | undefined => {
    if (!subscripts.has(access)) subscripts.set(access, subscriptOf(access, loop, locals, outer, batch));
    return subscripts.get(access);
  };
  const regions = new Map(accesses.filter((a) => a.writes).map(({ place }) => [`${place.arena} ${place.at} ${place.size}`, place]));
  return [...regions.values()].every((region) => {
    const found: Subscript[] = [];
    for (const access of accesses) {
      if (!overlaps(region, access.place)) continue;
      const at = subscript(access);
      if (at === undefined) return false;
      found.push(at);
    }
    return areIndependent(found, loop, outer, batch);
  });
}

/** Whether every iteration plainly stores to the same elements: found at the first such store, before all accesses are compared. */
function rewrites(list: readonly Statement[], variable: string): boolean {
  return list.some((s) => {
    switch (s.kind) {
      case "store": return s.offset.kind === "affine" && !s.offset.terms.some((t) => t.variable === variable);
      case "for": return ![s.lower, s.upper].some((b) => b.kind === "offsets" && b.of.some((o) => offsetNames(o).size > 0)) && rewrites(s.body, variable);
      case "if": return rewrites(s.then, variable) || rewrites(s.else, variable);
      case "let": case "var": case "assign": case "fill": case "copy": case "single": case "barrier": return false;
    }
  });
}

/** Whether accesses to one region never touch the same element in different iterations. */
function areIndependent(subscripts: readonly Subscript[], loop: Loop, outer: readonly LoopRange[], batch: number): boolean {
  const [first] = subscripts;
  if (first === undefined || first.coefficient === 0 || subscripts.some((f) => f.coefficient !== first.coefficient || f.fixed !== first.fixed)) return false;
  const step = Math.abs(first.coefficient) * loop.step;
  const isWithin = ({ size }: { readonly size: number }): boolean => Math.abs(size) < step;
  const end = (f: Subscript, pick: (a: number, b: number) => number): number => f.terms.filter(isWithin).reduce((at, t) => at + pick(0, t.size * t.count), f.constant);
  const ranges = subscripts.map((f) => ({ from: end(f, Math.min), to: end(f, Math.max) })).sort((a, b) => a.from - b.from);
  const whole = (tripCount(loop, batch, outer) - 1) * step;
  if (!areApart(ranges, step, whole)) return false;
  const larger = subscripts.flatMap((f) => f.terms.filter((t) => !isWithin(t)).map((t) => Math.abs(t.size)));
  if (larger.length === 0) return true;
  const spread = Math.max(...ranges.map(({ to }) => to)) - (ranges[0]?.from ?? 0);
  return Number.isFinite(whole) && whole + spread < larger.reduce(gcd);
}

/**
 * Whether what one iteration touches lies below what the next one does. Ranges so far apart that no iteration of the loop goes from
 * one to the other (a step in time reads what the one before wrote) are looked at one by one. `ranges`: by where they begin; `step`: how
 * far they move with each iteration; `whole`: with all.
 */
function areApart(ranges: readonly { readonly from: number; readonly to: number }[], step: number, whole: number): boolean {
  let { from, to } = ranges[0] ?? { from: 0, to: 0 };
  return ranges.every((r) => {
    if (r.from > to + whole) [from, to] = [r.from, r.to];
    to = Math.max(to, r.to);
    return to - from < step;
  });
}
