/** What may run in lanes: loops whose iterations can be computed side by side in one vector. */
import { varies, varyingLocals } from "../../../ir/kernel/lanes.ts";
import { coefficientOf, offsetNames } from "../../../ir/kernel/offset.ts";
import { highest, type LoopRange, lowest } from "../../../ir/kernel/ranges.ts";
import type { Buffer, KernelExpr, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachExpr, eachStatement, expressionsOf } from "../../../ir/kernel/visit.ts";
import { termOf } from "../cleanup/peel-first-term.ts";


/** What is around a loop. */
export interface Surroundings {
  readonly buffers: ReadonlyMap<string, Buffer>;
  readonly outer: readonly LoopRange[];
  readonly batch: number;
}

/** Whether the body of a loop can be computed for several values of its variable at once. */
export function isVectorizable(s: Loop, around: Surroundings): boolean {
  const place: Place = { variable: s.variable, varying: varyingLocals(s.body, s.variable), around, loops: [...around.outer, s] };
  return blockFits(s.body, place) && (!storesPositions(s.body, around) || isExact(s.body, place));
}

function storesPositions(list: readonly Statement[], { buffers }: Surroundings): boolean {
  let found = false;
  eachStatement(list, (x) => {
    if (x.kind === "store" && buffers.get(x.buffer)?.content === "index") found = true;
  });
  return found;
}

/** Whole numbers are float32 in lanes: up to here none is rounded. */
const exactUpTo = 2 ** 24;

/** Whether whole numbers are made of small ones alone. */
function isExact(list: readonly Statement[], { around, loops }: Place): boolean {
  return list.every((s) => {
    const within = s.kind === "for" ? [...loops, s] : loops;
    let exact = true;
    for (const e of expressionsOf(s)) {
      eachExpr(e, (x) => {
        if (x.kind === "load" && around.buffers.get(x.buffer)?.content === "index") exact = false;
        if (x.kind === "offset" && !(highest(x.value, within, around.batch) < exactUpTo && lowest(x.value, within, around.batch) > -exactUpTo)) exact = false;
      });
    }
    const inside = s.kind === "for" ? s.body : s.kind === "if" ? [...s.then, ...s.else] : [];
    return exact && isExact(inside, { variable: "", varying: new Set(), around, loops: within });
  });
}

interface Place {
  readonly variable: string;
  /** Locals that may differ between lanes. */
  readonly varying: ReadonlySet<string>;
  readonly around: Surroundings;
  readonly loops: readonly LoopRange[];
}

function blockFits(list: readonly Statement[], place: Place): boolean {
  return list.every((s) => {
    switch (s.kind) {
      case "for": {
        const fixed = [s.lower, s.upper].every((b) => b.kind === "count" || b.of.every((o) => !offsetNames(o).has(place.variable)));
        return fixed && blockFits(s.body, { ...place, loops: [...place.loops, s] });
      }
      // Positions from data are the same in every lane, or the loop stays as it is.
      case "let": return exprFits(s.value, place, true) && (s.integer !== true || isUniform(s.value, place));
      case "var": return exprFits(s.value, place, true);
      case "assign": return exprFits(s.value, place, true);
      case "store": return (place.around.buffers.get(s.buffer)?.content === "real" || !s.add) && isEven(s.offset, place) && exprFits(s.value, place, true);
      case "if": {
        if (!exprFits(s.condition, place, true)) return false;
        if (isUniform(s.condition, place)) return blockFits(s.then, place) && blockFits(s.else, place);
        return [...s.then, ...s.else].every((x) => x.kind === "assign" && exprFits(x.value, place, false));
      }
      case "fill": case "copy": case "single": case "barrier": return false;
    }
  });
}

/** Whether neighboring lanes have equal distances. */
function isEven(o: Offset, place: Place): boolean {
  return coefficientOf(o, place.variable) !== undefined && ![...offsetNames(o)].some((name) => place.varying.has(name));
}

function isUniform(e: KernelExpr, place: Place): boolean {
  return !varies(e, place.variable, place.varying);
}

/** `certain`: whether it is computed only where it is needed; else its loads must be in bounds wherever it is computed. */
function exprFits(e: KernelExpr, place: Place, certain: boolean): boolean {
  switch (e.kind) {
    case "constant": case "local": case "count": return true;
    case "load": return isEven(e.offset, place) && (certain || isInside(e.buffer, e.offset, place));
    case "offset": return isEven(e.value, place);
    case "draw": return isEven(e.ordinal, place);
    case "select": {
      const sides = certain && isUniform(e.condition, place);
      return exprFits(e.condition, place, certain) && exprFits(e.whenTrue, place, sides) && exprFits(e.whenFalse, place, sides);
    }
    case "operation": {
      const lazy = e.operator === "and" || e.operator === "or";
      return e.arguments.every((a, k) => exprFits(a, place, certain && (!lazy || k === 0 || isUniform(e, place))));
    }
  }
}

function isInside(buffer: string, o: Offset, { around, loops }: Place): boolean {
  const size = (around.buffers.get(buffer)?.shape ?? []).reduce((a, n) => a * n, 1);
  return lowest(o, loops, around.batch) >= 0 && highest(o, loops, around.batch) < size;
}

/** Whether all that statements load lies inside of its array, whatever conditions around say. */
export function loadsAreInside(list: readonly Statement[], around: Surroundings): boolean {
  return list.every((s) => {
    let inside = true;
    const place: Place = { variable: "", varying: new Set(), around, loops: around.outer };
    for (const e of expressionsOf(s)) {
      eachExpr(e, (x) => {
        if (x.kind === "load" && !isInside(x.buffer, x.offset, place)) inside = false;
      });
    }
    return inside && (s.kind !== "for" || loadsAreInside(s.body, { ...around, outer: [...around.outer, s] }));
  });
}

/**
 * Whether a loop does nothing that lasts but add terms to locals from outside, terms that are contiguous along its
 * variable: it may add them up in lanes.
 */
export function isContiguousSum(s: Loop, around: Surroundings): boolean {
  if (s.step !== 1 || s.lanes !== undefined || !isVectorizable(s, around)) return false;
  const own = new Set<string>();
  let contiguous = false;
  const strided = (o: Offset): boolean => {
    const stride = coefficientOf(o, s.variable);
    if (stride === 1) contiguous = true;
    return stride !== 0 && stride !== 1;
  };
  const sums = new Set<string>();
  const fits = s.body.every((x) => {
    if (x.kind === "let" && x.integer !== true) own.add(x.name);
    else if (x.kind !== "assign" || own.has(x.name) || sums.has(x.name) || termOf(x.value, x.name) === undefined) return false;
    else sums.add(x.name);
    let even = true;
    for (const e of expressionsOf(x)) {
      eachExpr(e, (y) => {
        if (y.kind === "load" && strided(y.offset)) even = false;
        if (y.kind === "local" && sums.has(y.name) && !(x.kind === "assign" && x.name === y.name)) even = false;
      });
    }
    return even;
  });
  return fits && contiguous && sums.size > 0;
}
