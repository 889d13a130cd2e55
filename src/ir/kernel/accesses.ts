/** The accesses of a loop's body: which elements each touches, as a function of the loop's variable. */
import { coefficientOf, offsetKey, offsetNames, shiftOffset, substituteOffset, sumOffsets, variableOffset } from "./offset.ts";
import type { Place } from "./place.ts";
import { highest, type LoopRange, lowest } from "./ranges.ts";
import { rangeLength, tripCount } from "./trip-count.ts";
import type { KernelExpr, Loop, Offset, Statement } from "./types.ts";
import { eachExpr, expressionsOf } from "./visit.ts";

export interface Access {
  readonly place: Place;
  readonly writes: boolean;
  /** Absolute in its arena. */
  readonly offset: Offset;
  /** Loops around it, from the one that is analyzed inward. */
  readonly loops: readonly Loop[];
}

/** An offset split into parts: coefficient · variable + constant + parts fixed in the loop + terms of inner loops. */
export interface Subscript {
  /** The coefficient of the loop's own variable. */
  readonly coefficient: number;
  readonly constant: number;
  /** The part that is the same in all iterations, as a key. */
  readonly fixed: string;
  /** For each inner loop the distance between two of its iterations, and how many of these distances it covers. */
  readonly terms: readonly { readonly size: number; readonly count: number }[];
}

/** Every access in a loop; `undefined` where an iteration leaves anything but elements of buffers. */
export function accessesOf(loop: Loop, placeOf: (buffer: string) => Place): readonly Access[] | undefined {
  const found: Access[] = [];
  let ok = true;
  const note = (buffer: string, offset: Offset, writes: boolean, loops: readonly Loop[]): void => {
    const place = placeOf(buffer);
    found.push({ place, writes, offset: shiftOffset(offset, place.at), loops });
  };
  const visit = (list: readonly Statement[], loops: readonly Loop[], outerNames: ReadonlySet<string>): void => {
    const own = new Set(outerNames);
    const read = (e: KernelExpr): void => eachExpr(e, (x) => {
      if (x.kind === "load") note(x.buffer, x.offset, false, loops);
    });
    for (const s of list) {
      for (const e of expressionsOf(s)) read(e);
      switch (s.kind) {
        case "let": case "var": own.add(s.name); break;
        case "assign": if (!own.has(s.name)) ok = false; break;
        case "store": note(s.buffer, s.offset, true, loops); break;
        case "for": visit(s.body, [...loops, s], own); break;
        case "if":
          visit(s.then, loops, own);
          visit(s.else, loops, own);
          break;
        case "fill": case "copy": case "single": case "barrier": ok = false; break;
      }
    }
  };
  visit(loop.body, [loop], new Set());
  return ok ? found : undefined;
}

/** The parts of an access's offset; inner loops count from their lower bounds. `locals`: what the loop's body defines. `undefined` where the offset is not affine in them. */
export function subscriptOf({ offset, loops }: Access, loop: Loop, locals: ReadonlySet<string>, outer: readonly LoopRange[], batch: number): Subscript | undefined {
  const terms: { size: number; count: number }[] = [];
  let rest = offset;
  for (let depth = loops.length - 1; depth >= 0; depth--) {
    const inside = loops[depth];
    if (inside === undefined) return undefined;
    const size = coefficientOf(rest, inside.variable);
    if (size === undefined) return undefined;
    if (inside.lanes !== undefined && size !== 0) terms.push({ size, count: inside.lanes - 1 });
    if (depth === 0 || size === 0) continue;
    const around = [...outer, ...loops.slice(0, depth)];
    const [lower, ...more] = inside.lower.kind === "count" ? [] : inside.lower.of;
    if (lower === undefined || more.length > 0) {
      // Any of several lower bounds may be the effective one: the whole range, where it does not move with the outer loop.
      const isMoving = [inside.lower, inside.upper].some((b) => b.kind === "offsets" && b.of.some((o) => offsetNames(o).has(loop.variable)));
      const at = variableOffset(inside.variable);
      const [low, high] = [lowest(at, [...around, inside], batch), highest(at, [...around, inside], batch)];
      if (isMoving || !Number.isFinite(high - low)) return undefined;
      rest = substituteOffset(rest, new Map([[inside.variable, { kind: "affine", constant: low, terms: [] }]]));
      // Lanes have a term of their own, and end where the loop does.
      terms.push({ size, count: Math.max(0, high - low - (inside.lanes ?? 1) + 1) });
      continue;
    }
    if (!Number.isFinite(rangeLength(inside, batch, around))) return undefined;
    rest = sumOffsets(0, [{ coefficient: 1, value: substituteOffset(rest, new Map([[inside.variable, lower]])) }]);
    const count = Math.max(0, tripCount(inside, batch, around) - 1);
    // A loop that runs once has no term.
    if (count > 0) terms.push({ size: size * inside.step, count });
  }
  const coefficient = coefficientOf(rest, loop.variable);
  if (coefficient === undefined) return undefined;
  const without = sumOffsets(0, [{ coefficient: 1, value: rest }, { coefficient: -coefficient, value: variableOffset(loop.variable) }]);
  const isDefined = (name: string): boolean => locals.has(name) || loops.some((l, depth) => depth > 0 && l.variable === name);
  if ([...offsetNames(without)].some(isDefined)) return undefined;
  const { constant, parts } = partsOf(without);
  return { coefficient, terms, constant, fixed: parts.sort().join("+") };
}

/** The constant of an offset, and the keys of its other parts: variables and, opaque, positions that data has. */
function partsOf(o: Offset): { readonly constant: number; readonly parts: string[] } {
  if (o.kind === "affine") return { constant: o.constant, parts: o.terms.map((t) => `${t.coefficient}*${t.variable}`) };
  if (o.kind !== "sumOf") return { constant: 0, parts: [`1*${offsetKey(o)}`] };
  const inner = o.parts.map(({ coefficient, value }) => (value.kind === "affine"
    ? { constant: coefficient * value.constant, parts: value.terms.map((t) => `${coefficient * t.coefficient}*${t.variable}`) }
    : { constant: 0, parts: [`${coefficient}*${offsetKey(value)}`] }));
  return { constant: inner.reduce((sum, part) => sum + part.constant, o.constant), parts: inner.flatMap((part) => part.parts) };
}

/** The names that statements define, at any depth. */
export function localsIn(list: readonly Statement[]): readonly string[] {
  return list.flatMap((s) => {
    switch (s.kind) {
      case "let": case "var": return [s.name];
      case "for": return localsIn(s.body);
      case "if": return [...localsIn(s.then), ...localsIn(s.else)];
      case "assign": case "store": case "fill": case "copy": case "single": case "barrier": return [];
    }
  });
}
