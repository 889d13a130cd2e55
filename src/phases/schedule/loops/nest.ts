/** Perfect nests: their loops, what their innermost body loads and stores, and which of their loops may be tiled. */
import { constantRange } from "../../../ir/kernel/build.ts";
import { isParallel } from "../../../ir/kernel/dependence.ts";
import { isConstantOffset, offsetKey, offsetNames } from "../../../ir/kernel/offset.ts";
import type { LoopRange } from "../../../ir/kernel/ranges.ts";
import type { Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachExpr, eachExprIn, eachStatement, expressionsOf, usesOf } from "../../../ir/kernel/visit.ts";

/** The loops of a perfect nest, outermost first, and what the innermost holds. */
export function nestOf(s: Loop): { readonly loops: readonly Loop[]; readonly body: readonly Statement[] } {
  const loops: Loop[] = [s];
  let body = s.body;
  for (;;) {
    const [only, ...rest] = body;
    if (only?.kind !== "for" || rest.length > 0) return { loops, body };
    loops.push(only);
    body = only.body;
  }
}

/** Loads in loops inside of the statements. */
export function innerLoads(list: readonly Statement[]): readonly Offset[] {
  const loads: Offset[] = [];
  for (const s of list) {
    if (s.kind !== "for") continue;
    eachStatement(s.body, (x) => {
      for (const e of expressionsOf(x)) {
        eachExpr(e, (y) => {
          if (y.kind === "load") loads.push(y.offset);
        });
      }
    });
  }
  return loads;
}

export function storesOf(list: readonly Statement[]): readonly Offset[] {
  const stores: Offset[] = [];
  eachStatement(list, (s) => {
    if (s.kind === "store") stores.push(s.offset);
  });
  return stores;
}

/**
 * Whether the iterations of a loop may be computed side by side. Loops over several pieces of one array (as the parts of a
 * concatenation) are excluded although they are parallel: whether tiles of them are faster is not measured.
 */
export function isTileable(l: Loop, outer: readonly LoopRange[], batch: number): boolean {
  return hasOneOffsetPerBuffer(l.body) && isParallel(l, outer, batch);
}

/** The same in lanes, where an array may be read elsewhere than it is written, as a step in time reads the one before. In scalar code tiles of such loops are twice as slow: their functions become too long for the engine. */
export function isTileableInLanes(l: Loop, outer: readonly LoopRange[], batch: number): boolean {
  const stored = new Map<string, string>();
  let onePiece = true;
  eachStatement(l.body, (s) => {
    if (s.kind !== "store") return;
    const key = offsetKey(s.offset);
    if ((stored.get(s.buffer) ?? key) !== key) onePiece = false;
    stored.set(s.buffer, key);
  });
  return onePiece && isParallel(l, outer, batch);
}

/** Whether each buffer that statements store to is stored and loaded at one offset only. */
function hasOneOffsetPerBuffer(list: readonly Statement[]): boolean {
  const written = new Set(usesOf(list).writes);
  const offsets = new Map<string, string>();
  let single = true;
  const visit = (buffer: string, offset: Offset): void => {
    const key = offsetKey(offset);
    if (written.has(buffer) && (offsets.get(buffer) ?? key) !== key) single = false;
    offsets.set(buffer, key);
  };
  eachStatement(list, (s) => {
    if (s.kind === "store") visit(s.buffer, s.offset);
  });
  eachExprIn(list, (e) => {
    if (e.kind === "load") visit(e.buffer, e.offset);
  });
  return single;
}

/** Whether no bound and no condition inside depends on a loop's variable, and its own bounds are constant or the count. */
export function boundsAreFree(l: Loop, loops: readonly Loop[], body: readonly Statement[]): boolean {
  if (l.upper.kind !== "count" && constantRange(l) === undefined) return false;
  let free = true;
  const check = (s: Statement): void => {
    if (s.kind === "for") {
      for (const b of [s.lower, s.upper]) if (b.kind === "offsets" && b.of.some((o) => offsetNames(o).has(l.variable))) free = false;
    }
  };
  loops.forEach(check);
  eachStatement(body, check);
  return free;
}

/** Whether a loop starts at 0. */
export function startsAtZero({ lower }: Loop): boolean {
  return lower.kind === "offsets" && lower.of.every((o) => isConstantOffset(o, 0));
}
