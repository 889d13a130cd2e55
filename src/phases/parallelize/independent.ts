/**
 * Which loops threads may divide among them: what an iteration writes, no other one reads or writes.
 *
 * Offsets are taken apart into terms of the loop's own variable, of what is the same in all iterations, and of the loops
 * inside: those with smaller steps than one iteration must stay within it, those with greater ones must step over all.
 */
import { coefficientOf, offsetNames, shiftOffset, substituteOffset, sumOffsets, variableOffset } from "../../ir/kernel/offset.ts";
import { highest, type LoopRange, lowest } from "../../ir/kernel/ranges.ts";
import type { KernelExpr, Loop, Offset, Statement } from "../../ir/kernel/types.ts";
import { eachExpr, expressionsOf } from "../../ir/kernel/visit.ts";
import { lengthOf } from "./cost.ts";

/** Where buffers lie; different arenas have nothing in common. */
export interface Place {
  readonly arena: string;
  readonly at: number;
  readonly size: number;
}

interface Access {
  readonly place: Place;
  readonly writes: boolean;
  /** Absolute in its arena. */
  readonly offset: Offset;
  /** Loops around it, from the parallel one on. */
  readonly loops: readonly Loop[];
}

/** What an offset is made of. */
interface Form {
  readonly own: number;
  readonly constant: number;
  /** What is the same in all iterations, as text. */
  readonly fixed: string;
  readonly terms: readonly { readonly size: number; readonly count: number }[];
}

export function isIndependent(loop: Loop, outer: readonly LoopRange[], batch: number, placeOf: (buffer: string) => Place): boolean {
  const accesses = accessesOf(loop, placeOf);
  if (accesses === undefined) return false;
  return accesses.every((a) => !a.writes || isOwn(accesses.filter((b) => touches(a.place, b.place)), loop, outer, batch));
}

export function touches(a: Place, b: Place): boolean {
  return a.arena === b.arena && a.at < b.at + b.size && b.at < a.at + a.size;
}

/** Every access inside of a loop; nothing where it leaves anything but elements of buffers. */
function accessesOf(loop: Loop, placeOf: (buffer: string) => Place): readonly Access[] | undefined {
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

/** Whether accesses to the same place never meet in different iterations. */
function isOwn(accesses: readonly Access[], loop: Loop, outer: readonly LoopRange[], batch: number): boolean {
  const forms: Form[] = [];
  for (const a of accesses) {
    const form = formOf(a, loop, outer, batch);
    if (form === undefined) return false;
    forms.push(form);
  }
  const [first] = forms;
  if (first === undefined || first.own === 0 || forms.some((f) => f.own !== first.own || f.fixed !== first.fixed)) return false;
  const step = Math.abs(first.own) * loop.step;
  const isInside = ({ size }: { readonly size: number }): boolean => Math.abs(size) < step;
  const ends = (f: Form, pick: (a: number, b: number) => number): number => f.terms.filter(isInside).reduce((at, t) => at + pick(0, t.size * t.count), f.constant);
  const spread = Math.max(...forms.map((f) => ends(f, Math.max))) - Math.min(...forms.map((f) => ends(f, Math.min)));
  if (!(spread < step)) return false;
  const greater = forms.flatMap((f) => f.terms.filter((t) => !isInside(t)).map((t) => Math.abs(t.size)));
  if (greater.length === 0) return true;
  const whole = Math.floor((lengthOf(loop, outer, batch) - 1) / loop.step) * step;
  return Number.isFinite(whole) && whole + spread < greater.reduce(commonDivisor);
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** Loops inside begin where their bounds say and count from there. */
function formOf({ offset, loops }: Access, loop: Loop, outer: readonly LoopRange[], batch: number): Form | undefined {
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
    const named = [inside.lower, inside.upper].some((b) => b.kind === "offsets" && b.of.some((o) => offsetNames(o).has(loop.variable)));
    if (lower === undefined || more.length > 0) {
      // Any of several lower bounds may be the effective one: the whole range, where it does not move with the parallel loop.
      const at = variableOffset(inside.variable);
      const [low, high] = [lowest(at, [...around, inside], batch), highest(at, [...around, inside], batch)];
      if (named || !Number.isFinite(high - low)) return undefined;
      rest = substituteOffset(rest, new Map([[inside.variable, { kind: "affine", constant: low, terms: [] }]]));
      terms.push({ size, count: Math.max(0, high - low) });
      continue;
    }
    const length = lengthOf(inside, around, batch);
    if (!Number.isFinite(length)) return undefined;
    rest = sumOffsets(0, [{ coefficient: 1, value: substituteOffset(rest, new Map([[inside.variable, lower]])) }]);
    terms.push({ size: size * inside.step, count: Math.max(0, Math.ceil(length / inside.step) - 1) });
  }
  const own = coefficientOf(rest, loop.variable);
  if (own === undefined) return undefined;
  const insideNames = new Set(loops.slice(1).map((l) => l.variable));
  return own === undefined ? undefined : splitFixed(rest, loop.variable, own, insideNames, loops, terms);
}

/** What is left after the loops inside: the variable of the parallel loop, a constant, and names from outside. */
function splitFixed(rest: Offset, variable: string, own: number, inside: ReadonlySet<string>, loops: readonly Loop[], terms: Form["terms"]): Form | undefined {
  const without = sumOffsets(0, [{ coefficient: 1, value: rest }, { coefficient: -own, value: variableOffset(variable) }]);
  const names = offsetNames(without);
  const defined = new Set(loops.flatMap((l) => namesIn(l.body)));
  if ([...names].some((n) => inside.has(n) || defined.has(n))) return undefined;
  if (without.kind === "affine") return { own, terms, constant: without.constant, fixed: without.terms.map((t) => `${t.coefficient}*${t.variable}`).sort().join("+") };
  return undefined;
}

function namesIn(list: readonly Statement[]): readonly string[] {
  return list.flatMap((s) => {
    switch (s.kind) {
      case "let": case "var": return [s.name];
      case "for": return namesIn(s.body);
      case "if": return [...namesIn(s.then), ...namesIn(s.else)];
      case "assign": case "store": case "fill": case "copy": case "single": case "barrier": return [];
    }
  });
}
