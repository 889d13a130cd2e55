/**
 * Register tiles by unroll-and-jam: a few iterations of two parallel loops around a reduction run side by side, so that
 * each number loaded inside is used several times; the reduction itself is unrolled.
 */
import { bound, constantRange, countBound, loop } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, floorOffset, offsetNames, scaleOffset, shiftOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { LoopRange } from "../../../ir/kernel/ranges.ts";
import type { Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachExpr, eachStatement, expressionsOf, usesOf } from "../../../ir/kernel/visit.ts";
import { copyOf, type FreshNames, namesIn } from "../loops/copy.ts";
import { type Budget, weigh } from "../cost.ts";
import { isParallel } from "../../../ir/kernel/dependence.ts";

export interface Tiled {
  readonly body: readonly Statement[];
  readonly decision: string;
}

/** Tiles the nests of a kernel's body; `undefined` where none gains. */
export function tile(body: readonly Statement[], names: FreshNames, batch: number, budget: Budget): Tiled | undefined {
  const decisions = new Set<string>();
  const visit = (list: readonly Statement[], outer: readonly LoopRange[]): Statement[] =>
    list.flatMap((s): readonly Statement[] => {
      if (s.kind === "if") return [{ ...s, then: visit(s.then, outer), else: visit(s.else, outer) }];
      if (s.kind !== "for") return [s];
      const plan = planOf(s, outer, batch, budget);
      if (plan === undefined) return [{ ...s, body: visit(s.body, [...outer, s]) }];
      decisions.add(plan.text);
      return apply([s], plan, names, budget.tile.reduction);
    });
  const tiled = visit(body, []);
  return decisions.size === 0 ? undefined : { body: tiled, decision: [...decisions].join("; ") };
}

interface Plan {
  /** How many iterations of a loop, by its variable, run side by side. */
  readonly factors: ReadonlyMap<string, number>;
  /** The same for what remains of the rows, one at a time: columns enough that no sum waits for itself. */
  readonly alone?: ReadonlyMap<string, number>;
  readonly text: string;
}

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

function planOf(s: Loop, outer: readonly LoopRange[], batch: number, budget: Budget): Plan | undefined {
  const { loops, body } = nestOf(s);
  const loads = innerLoads(body);
  if (loads.length === 0) return elementwise(s, outer, batch, budget);
  const free = loops.filter((l, k) => isParallel(l, [...outer, ...loops.slice(0, k)], batch) && l.step === 1 && iterationsOf(l, batch) > 1 && boundsAreFree(l, loops, body));
  const moves = (o: Offset, l: Loop): boolean => offsetNames(o).has(l.variable);
  const [store] = storesOf(body);
  const contiguous = (l: Loop): boolean => store !== undefined && coefficientOf(store, l.variable) === 1;
  const byUse = [...free].filter((l) => loads.some((o) => moves(o, l)));
  const columns = byUse.find(contiguous) ?? byUse.at(-1);
  if (columns === undefined) return undefined;
  const shared = byUse.filter((l) => l !== columns && loads.some((o) => moves(o, l) && !moves(o, columns)) && loads.some((o) => moves(o, columns) && !moves(o, l)));
  const [rows] = shared.sort((a, b) => iterationsOf(b, batch) - iterationsOf(a, batch));
  const fit = (l: Loop, most: number): number => Math.min(most, iterationsOf(l, batch));
  if (rows === undefined) {
    const wide = fit(columns, budget.single.columns);
    return { factors: new Map([[columns.variable, wide]]), text: `tiled 1×${wide} (${columns.variable}), reduction by ${budget.single.reduction}` };
  }
  const [high, wide] = [fit(rows, budget.tile.rows), fit(columns, budget.tile.columns)];
  return { factors: new Map([[rows.variable, high], [columns.variable, wide]]), alone: new Map([[columns.variable, fit(columns, budget.single.columns)]]), text: `tiled ${high}×${wide} (${rows.variable} × ${columns.variable}), reduction by ${budget.tile.reduction}` };
}

/** A single loop over elements that takes less time than its own counting and the checks of its addresses. */
function elementwise(s: Loop, outer: readonly LoopRange[], batch: number, budget: Budget): Plan | undefined {
  const range = constantRange(s);
  if (range === undefined || range[1] - range[0] < 2 * budget.elements || s.step !== 1) return undefined;
  if (s.body.some((x) => x.kind !== "let" && x.kind !== "store") || weigh(s.body).operations > budget.light || !isParallel(s, outer, batch)) return undefined;
  return { factors: new Map([[s.variable, budget.elements]]), text: `${budget.elements} elements at a time` };
}

export function storesOf(list: readonly Statement[]): readonly Offset[] {
  const stores: Offset[] = [];
  eachStatement(list, (s) => {
    if (s.kind === "store") stores.push(s.offset);
  });
  return stores;
}

export function iterationsOf(l: Loop, batch: number): number {
  if (l.upper.kind === "count") return batch;
  const range = constantRange(l);
  return range === undefined ? 0 : range[1] - range[0];
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

/** Rebuilds a nest with its loops tiled, each with what remains of its iterations after it. */
function apply(list: readonly Statement[], { factors, alone = factors }: Pick<Plan, "factors" | "alone">, names: FreshNames, reduction: number): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind !== "for") return [s];
    const factor = factors.get(s.variable);
    const inside = (body: readonly Statement[], chosen = factors): Statement[] =>
      hasFactors(body, chosen) ? apply(body, { factors: chosen, alone }, names, reduction) : unrollReductions(body, names, reduction);
    if (factor === undefined || factor === 1) return [{ ...s, body: inside(s.body) }];
    const { pre, mainUpper, rest, restCount } = split(s, factor, names);
    const jammed = loop(s.variable, s.lower, mainUpper, inside(jam(s.body, s.variable, factor, names)), factor);
    if (rest === undefined) return [...pre, jammed];
    if (restCount === undefined) {
      const variable = names.fresh(s.variable);
      const body = copyOf(s.body, new Map([[s.variable, variableOffset(variable)]]), names, new Set(factors.keys()));
      return [...pre, jammed, loop(variable, rest, s.upper, inside(body, alone))];
    }
    const fixed = copyOf(jam(s.body, s.variable, restCount, names), new Map([[s.variable, rest.kind === "offsets" ? (rest.of[0] ?? constantOffset(0)) : constantOffset(0)]]), names, new Set(factors.keys()));
    return [...pre, jammed, ...inside(fixed)];
  });
}

function hasFactors(list: readonly Statement[], factors: ReadonlyMap<string, number>): boolean {
  return [...namesIn(list)].some((n) => factors.has(n));
}

interface Ranges {
  readonly pre: readonly Statement[];
  readonly mainUpper: Loop["upper"];
  /** Where what remains starts; absent if nothing can remain. */
  readonly rest?: Loop["lower"];
  /** How many iterations remain, where that is constant. */
  readonly restCount?: number;
}

/** The part of a loop's range that is a multiple of the factor, and the rest. */
export function split(s: Loop, factor: number, names: FreshNames): Ranges {
  const range = constantRange(s);
  if (range !== undefined) {
    const main = range[0] + Math.floor((range[1] - range[0]) / factor) * factor;
    const mainUpper = bound(constantOffset(main));
    return main === range[1] ? { pre: [], mainUpper } : { pre: [], mainUpper, rest: mainUpper, restCount: range[1] - main };
  }
  const examples = names.fresh("examples");
  const main = bound(scaleOffset(floorOffset({ kind: "local", name: examples }, factor), factor));
  return { pre: [{ kind: "let", name: examples, value: { kind: "count" }, integer: true }], mainUpper: main, rest: main };
}

/** Several iterations of a loop side by side: inner loops are shared, all else is repeated. */
export function jam(body: readonly Statement[], variable: string, factor: number, names: FreshNames): Statement[] {
  return jamAt(body, variable, Array.from({ length: factor }, (_, k) => k), names);
}

/** The body for a variable at several distances from where it stands, side by side. */
export function jamAt(body: readonly Statement[], variable: string, distances: readonly number[], names: FreshNames): Statement[] {
  const common = new Set<string>();
  eachStatement(body, (s) => {
    if (s.kind === "for") common.add(s.variable);
  });
  for (const name of positionsIn(body, variable)) common.add(name);
  const copies = distances.map((k) => copyOf(body, new Map([[variable, shiftOffset(variableOffset(variable), k)]]), names, common));
  return interleave(copies);
}

/** Positions from data that are the same at any distance, where copies are joined: each branch has copies of its own. */
function positionsIn(body: readonly Statement[], variable: string): ReadonlySet<string> {
  const own = namesIn(body);
  const found = new Set<string>();
  const loops = new Set<string>();
  const visit = (list: readonly Statement[]): void => {
    for (const s of list) {
      if (s.kind === "for") {
        loops.add(s.variable);
        visit(s.body);
      } else if (s.kind === "let" && s.integer === true && s.value.kind === "load") {
        const read = [...offsetNames(s.value.offset)];
        if (read.every((n) => n !== variable && (!own.has(n) || loops.has(n) || found.has(n)))) found.add(s.name);
      }
    }
  };
  visit(body);
  return found;
}

/** Statement by statement; loops, which all copies have in common, once around all their bodies. */
function interleave(copies: readonly (readonly Statement[])[]): Statement[] {
  const [first = []] = copies;
  return first.flatMap((s, position): readonly Statement[] => {
    const same = copies.flatMap((c) => c[position] ?? []);
    if (s.kind === "let" && same.every((x) => x.kind === "let" && x.name === s.name)) return [s];
    if (s.kind !== "for") return same;
    return [{ ...s, body: interleave(same.flatMap((x) => (x.kind === "for" ? [x.body] : []))) }];
  });
}

/** Innermost loops without stores, their iterations two (or more) at a time. */
export function unrollReductions(list: readonly Statement[], names: FreshNames, factor: number): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind === "if") return [{ ...s, then: unrollReductions(s.then, names, factor), else: unrollReductions(s.else, names, factor) }];
    if (s.kind !== "for") return [s];
    const simple = s.body.every((x) => x.kind !== "for" && x.kind !== "if") && usesOf(s.body).writes.length === 0;
    const range = constantRange(s);
    if (!simple || s.step !== 1 || (range === undefined && s.upper.kind !== "count") || (range !== undefined && range[1] - range[0] < 2 * factor)) {
      return [{ ...s, body: unrollReductions(s.body, names, factor) }];
    }
    const { pre, mainUpper, rest, restCount } = split(s, factor, names);
    const turn = (at: Offset): Statement[] => copyOf(s.body, new Map([[s.variable, at]]), names);
    const main = Array.from({ length: factor }, (_, k) => turn(shiftOffset(variableOffset(s.variable), k))).flat();
    const head = loop(s.variable, s.lower, mainUpper, main, factor);
    if (rest === undefined) return [...pre, head];
    if (restCount !== undefined && rest.kind === "offsets") {
      const start = rest.of[0] ?? constantOffset(0);
      return [...pre, head, ...Array.from({ length: restCount }, (_, k) => turn(shiftOffset(start, k))).flat()];
    }
    const variable = names.fresh(s.variable);
    return [...pre, head, loop(variable, rest, s.upper, turn(variableOffset(variable)))];
  });
}

/** The bound of the batch loop where there is one example only. */
export function singleExample(list: readonly Statement[]): Statement[] {
  return list.map((s): Statement => {
    if (s.kind === "for") return { ...s, upper: s.upper === countBound || s.upper.kind === "count" ? bound(constantOffset(1)) : s.upper, body: singleExample(s.body) };
    return s.kind === "if" ? { ...s, then: singleExample(s.then), else: singleExample(s.else) } : s;
  });
}
