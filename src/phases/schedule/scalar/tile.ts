/**
 * Register tiles by unroll-and-jam: a few iterations of two parallel loops around a reduction run side by side, so that
 * each number loaded inside is used several times; the reduction itself is unrolled.
 */
import { constantRange, loop } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, offsetNames, variableOffset } from "../../../ir/kernel/offset.ts";
import type { LoopRange } from "../../../ir/kernel/ranges.ts";
import { tripCount } from "../../../ir/kernel/trip-count.ts";
import type { Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import type { Budget } from "../../../ir/machines.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { weigh } from "../cost.ts";
import { copyOf, namesIn } from "../loops/copy.ts";
import { jam } from "../loops/jam.ts";
import { boundsAreFree, innerLoads, isTileable, nestOf, storesOf } from "../loops/nest.ts";
import { splitRange } from "../loops/split-range.ts";
import { unrollReductions } from "../loops/unroll-reductions.ts";

export interface Tiled {
  readonly body: readonly Statement[];
  readonly decision: string;
}

/** Tiles the nests of a kernel's body; `undefined` where none gains. */
export function tile(body: readonly Statement[], names: UnusedNames, batch: number, budget: Budget): Tiled | undefined {
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

function planOf(s: Loop, outer: readonly LoopRange[], batch: number, budget: Budget): Plan | undefined {
  const { loops, body } = nestOf(s);
  const loads = innerLoads(body);
  if (loads.length === 0) return elementwise(s, outer, batch, budget);
  const free = loops.filter((l, k) => isTileable(l, [...outer, ...loops.slice(0, k)], batch) && l.step === 1 && tripCount(l, batch) > 1 && boundsAreFree(l, loops, body));
  const moves = (o: Offset, l: Loop): boolean => offsetNames(o).has(l.variable);
  const [store] = storesOf(body);
  const contiguous = (l: Loop): boolean => store !== undefined && coefficientOf(store, l.variable) === 1;
  const byUse = [...free].filter((l) => loads.some((o) => moves(o, l)));
  const columns = byUse.find(contiguous) ?? byUse.at(-1);
  if (columns === undefined) return undefined;
  const shared = byUse.filter((l) => l !== columns && loads.some((o) => moves(o, l) && !moves(o, columns)) && loads.some((o) => moves(o, columns) && !moves(o, l)));
  const [rows] = shared.sort((a, b) => tripCount(b, batch) - tripCount(a, batch));
  const fit = (l: Loop, most: number): number => Math.min(most, tripCount(l, batch));
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
  if (s.body.some((x) => x.kind !== "let" && x.kind !== "store") || weigh(s.body).operations > budget.light || !isTileable(s, outer, batch)) return undefined;
  return { factors: new Map([[s.variable, budget.elements]]), text: `${budget.elements} elements at a time` };
}

/** Rebuilds a nest with its loops tiled, each with what remains of its iterations after it. */
function apply(list: readonly Statement[], { factors, alone = factors }: Pick<Plan, "factors" | "alone">, names: UnusedNames, reduction: number): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind !== "for") return [s];
    const factor = factors.get(s.variable);
    const inside = (body: readonly Statement[], chosen = factors): Statement[] =>
      hasFactors(body, chosen) ? apply(body, { factors: chosen, alone }, names, reduction) : unrollReductions(body, names, reduction);
    if (factor === undefined || factor === 1) return [{ ...s, body: inside(s.body) }];
    const { pre, mainUpper, rest, restCount } = splitRange(s, factor, names);
    const jammed = loop(s.variable, s.lower, mainUpper, inside(jam(s.body, s.variable, factor, names)), factor);
    if (rest === undefined) return [...pre, jammed];
    if (restCount === undefined) {
      const variable = names.numbered(s.variable);
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
