/**
 * Defines the values of equations: shapes first, to a fixed point, since a value's shape may follow from one that is defined
 * further down; then right sides, with every shape known.
 *
 * In: equations as they are written, and the arrays around them. Out: arrays and definitions in the model, and the values by name.
 */
import type { Elaboration, ResultKind, Use } from "../../types.ts";
import { type Context, type DataSubscript, isLost, type LocalArray } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { refuseUnproven } from "../expressions/reads.ts";
import { isOfBatch } from "../ranges/examples.ts";
import { includes, rangeOfValue, rangesOf } from "../ranges/positions.ts";
import { findBatched, namesIn } from "./batched.ts";
import { defineBody } from "./bodies.ts";
import { looseIn } from "./loose.ts";
import { findShapes } from "./shapes.ts";
import type { Defining, Equations, Stated, Whole } from "./types.ts";

/** The values by name, those around included; `undefined` after a fault of a shape. Faults of right sides are in the report alone. */
export function defineValues(e: Elaboration, use: Use, equations: Equations, empty: Context): ReadonlyMap<string, Whole> | undefined {
  const { scope, packs, stated } = equations;
  const arrays = new Map(equations.arrays);
  const deferred: DataSubscript[] = [];
  const defining: Defining = {
    e, use, arrays, deferred,
    base: { ...empty, scope, arrays, packs, deferred },
    results: new Map<string, ResultKind>(),
    batched: findBatched(stated, (name) => arrays.get(name), (name) => packs.get(name)?.length),
    before: new Map(e.updates.map(({ state, value }) => [state, value])),
  };
  const start = e.equations.length;
  const groups = groupByName(defining, stated);
  const shaped = groups && findShapes(defining, groups);
  if (shaped === undefined) return undefined;
  const mark = e.report.mark;
  // First those that lack an index on their left side: of what reads them, in any order, nothing is said.
  const lacking = new Set(shaped.filter(({ pieces }) => pieces.some(({ stated: { name, items, value, span } }) => looseIn({ value, left: { name, items, span } }, defining.base).size > 0)));
  for (const value of new Set([...lacking, ...shaped])) {
    const before = e.report.mark;
    defineBody(defining, value);
    const reads = value.pieces.flatMap(({ stated }) => [...namesIn(stated.value).keys()]);
    if (e.report.failedSince(before) || reads.some((name) => isLost(name, defining.base))) e.lost.add(arrays.get(value.name)?.array ?? value.name);
  }
  if (e.report.mark === mark) provePositions(defining, start);
  return new Map([...arrays].map(([name, local]) => [name, whole(local, defining.results.get(name))]));
}

function whole(local: LocalArray, result: ResultKind | undefined): Whole {
  return { local, ...(result !== undefined && { result }) };
}

/** Equations of one name: a general case and base cases, or an update of a state. `undefined` where a name is defined twice. */
function groupByName({ base, arrays }: Defining, equations: readonly Stated[]): ReadonlyMap<string, readonly Stated[]> | undefined {
  const groups = new Map<string, readonly Stated[]>();
  let twice = false;
  for (const stated of equations) {
    const key = `${stated.kind === "update" ? "update " : ""}${stated.name}`;
    const others = groups.get(key) ?? [];
    const taken = stated.kind !== "update" && (arrays.has(stated.name) || base.scope.values.has(stated.name));
    if (taken || (others.length > 0 && (stated.items === undefined || others.some((o) => o.items?.length !== stated.items?.length)))) {
      diagnose(base, "definedTwice", stated.span, { name: stated.name });
      twice = true;
    }
    groups.set(key, [...others, stated]);
  }
  return twice ? undefined : groups;
}

/**
 * Proves the subscripts that are values, now that the definitions of all values are known. Values that are whole numbers in a
 * range by their definitions can be positions from here on.
 */
function provePositions({ e, base, arrays, deferred }: Defining, start: number): void {
  const own = e.equations.slice(start);
  const known = rangesOf(e, own);
  for (const { array } of own) {
    const range = known(array);
    if (range !== undefined) e.positions.set(array, range);
  }
  for (const subscript of deferred) if (!includes(subscript.extent, rangeOfValue(subscript.position, known))) refuseUnproven(subscript, base);
  for (const [name, local] of arrays) {
    const range = e.positions.get(local.array);
    if (range !== undefined && range.lower >= 0 && !isOfBatch(range)) arrays.set(name, { ...local, content: { kind: "index", below: range.upper } });
  }
}
