/**
 * Loops in lanes, and register tiles of vectors: columns are the loop along which results lie side by side, rows another
 * one that shares what is loaded. Where both operands of a sum are contiguous along the sum instead, that runs in lanes too.
 */
import { bound, constantRange, local, loop, number, offsetExpr, operation, selectExpr } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, floorOffset, offsetNames, shiftOffset, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import { isParallel } from "../../../ir/kernel/dependence.ts";
import { highest } from "../../../ir/kernel/ranges.ts";
import type { VectorMachine } from "../../../ir/machines.ts";
import type { Assign, Let, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachStatement, expressionsOf, mapKernelExpr, usesOf } from "../../../ir/kernel/visit.ts";
import { copyOf } from "../loops/copy.ts";
import { hasFunction, weigh } from "../cost.ts";
import { isVectorizable, isContiguousSum, loadsAreInside, type Surroundings } from "./legality.ts";
import { termOf } from "../cleanup/peel-first-term.ts";
import { tripCount } from "../../../ir/kernel/trip-count.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { factorsApart } from "../loops/factors.ts";
import { jam, jamAt } from "../loops/jam.ts";
import { boundsAreFree, innerLoads, isTileableInLanes, nestOf, storesOf } from "../loops/nest.ts";
import { rowBlocks } from "./row-blocks.ts";
import { splitRange } from "../loops/split-range.ts";
import { chosenLast, cutAtDiagonal, diagonalOf } from "./triangles.ts";
import { sumsTogether, vectorsThatFit } from "./registers.ts";

export interface Vectorized {
  readonly body: readonly Statement[];
  readonly decisions: readonly string[];
}

export function vectorize(body: readonly Statement[], names: UnusedNames, around: Surroundings, machine: VectorMachine): Vectorized {
  const decisions = new Set<string>();
  const visit = (list: readonly Statement[], here: Surroundings): Statement[] =>
    list.flatMap((s): readonly Statement[] => {
      if (s.kind === "if") return [{ ...s, then: visit(s.then, here), else: visit(s.else, here) }];
      if (s.kind !== "for") return [s];
      const plan = planOf(s, here, machine);
      if (plan !== undefined) {
        decisions.add(plan.text);
        return apply(s, plan, names, machine);
      }
      const straight = chosenLast(s, here);
      const cut = straight && planOf(straight, here, machine);
      if (straight !== undefined && cut !== undefined && isCut(straight, cut, machine)) {
        decisions.add(`${cut.text}, up to a diagonal`);
        return apply(straight, cut, names, machine);
      }
      const range = constantRange(s);
      if (range !== undefined && range[1] - range[0] > 1 && isContiguousSum(s, here)) {
        decisions.add(`sum over ${s.variable} in ${Math.min(range[1] - range[0], machine.lanes)} lanes`);
        return sumInLanes(s, names, machine);
      }
      if (range === undefined && mayBeLong(s, here, machine) && isContiguousSum(s, here)) {
        decisions.add(`sum over ${s.variable} in ${machine.lanes} lanes`);
        return movingSumInLanes(s, here, names, machine);
      }
      return [{ ...s, body: visit(s.body, { ...here, outer: [...here.outer, s] }) }];
    });
  const vectorized = visit(body, around);
  return { body: vectorized, decisions: [...decisions] };
}

interface Rows {
  readonly variable: string;
  readonly count: number;
}

interface Plan {
  readonly columns: string;
  readonly vectors: number;
  readonly rows?: Rows | undefined;
  /** Vectors where rows are left over and run one at a time. */
  readonly alone: number;
  /** Whether the sums inside run in lanes too. */
  readonly dot: boolean;
  readonly buffers: Surroundings["buffers"];
  readonly text: string;
}

function planOf(s: Loop, around: Surroundings, machine: VectorMachine): Plan | undefined {
  const { batch, outer, buffers } = around;
  const { loops, body } = nestOf(s);
  const outside = (k: number): Surroundings => ({ ...around, outer: [...outer, ...loops.slice(0, k)] });
  const isFree = (l: Loop): boolean => l.step === 1 && l.lanes === undefined && boundsAreFree(l, loops, body);
  const free = loops.filter((l, k) => isFree(l) && isTileableInLanes(l, outside(k).outer, batch));
  const stores = storesOf(body);
  // Where nothing is summed, or results are side by side already, an array may also be written in several pieces.
  const candidates = innerLoads(body).length > 0 && sumsTogether(body) === 1 ? free : loops.filter((l, k) => isFree(l) && isParallel(l, outside(k).outer, batch));
  const columns = candidates.find((l) => constantRange(l) !== undefined && tripCount(l, batch) > 1 && stores.length > 0 &&
    stores.every((o) => coefficientOf(o, l.variable) === 1) && isVectorizable(l, outside(loops.indexOf(l))));
  if (columns === undefined) return undefined;
  const width = tripCount(columns, batch);
  const wide = Math.ceil(width / machine.lanes);
  const loads = innerLoads(body);
  const lanes = Math.min(width, machine.lanes);
  if (loads.length === 0) {
    const light = wide >= machine.long ? 2 * machine.light : machine.light;
    // Functions are inlined once: their instructions overlap from one turn to the next.
    const vectors = weigh(columns.body).operations <= light && !columns.body.some((x) => expressionsOf(x).some(hasFunction)) && wide >= 2 * machine.elements ? machine.elements : 1;
    return { columns: columns.variable, vectors, alone: vectors, dot: false, buffers, text: `${lanes} lanes (${columns.variable})${vectors > 1 ? `, ${vectors} vectors at a time` : ""}` };
  }
  const moves = (l: Loop) => (o: (typeof loads)[number]): boolean => offsetNames(o).has(l.variable);
  const rows = free
    .filter((l) => l !== columns && tripCount(l, batch) > 1 && loads.some((o) => moves(l)(o) && !moves(columns)(o)) && loads.some((o) => moves(columns)(o) && !moves(l)(o)))
    .sort((a, b) => tripCount(b, batch) - tripCount(a, batch))[0];
  const strided = loads.some((o) => ![0, 1].includes(coefficientOf(o, columns.variable) ?? 2));
  const inner = { ...around, outer: [...outer, ...loops] };
  const sums = strided ? sumsIn(body, inner, machine) : 0;
  const tall = (most: number): Rows | undefined => rows && { variable: rows.variable, count: Math.min(most, tripCount(rows, batch)) };
  const named = (high: Rows | undefined, across: number): string => `tiled ${high?.count ?? 1}×${Math.min(width, across)} (${high === undefined ? "" : `${high.variable} × `}${columns.variable})`;
  if (sums > 0) {
    const high = tall(machine.dotRows);
    return { columns: columns.variable, vectors: 1, rows: high, alone: 1, dot: true, buffers, text: `${named(high, machine.lanes)}, sums in ${machine.lanes} lanes` };
  }
  // A function takes longer than a sum waits for its last term.
  const alone = Math.min(sumFunctions(body) ? machine.vectors : sumsTogether(body) === 1 ? machine.alone : vectorsThatFit(body, columns.variable, machine.registers), wide);
  const high = tall(machine.rows);
  const vectors = high === undefined ? alone : Math.min(wide, across(high.count, machine));
  return { columns: columns.variable, vectors, rows: high, alone, dot: false, buffers, text: `${named(high, vectors * machine.lanes)} in ${lanes} lanes` };
}

/** Vectors beside each other in a tile of so many rows: two rows leave registers for more. */
function across(rows: number, { rows: most, vectors }: VectorMachine): number {
  return 2 * rows <= most ? 2 * vectors : vectors;
}

/** Whether a loop in a body sums up functions. */
function sumFunctions(body: readonly Statement[]): boolean {
  return body.some((x) => x.kind === "for" && x.body.some((y) => expressionsOf(y).some(hasFunction)));
}

/** Whether a diagonal cuts the columns of a plan, several blocks of them. */
function isCut(s: Loop, plan: Plan, { lanes }: VectorMachine): boolean {
  const columns = nestOf(s).loops.find((l) => l.variable === plan.columns);
  const range = columns && constantRange(columns);
  return columns !== undefined && range !== undefined && range[1] - range[0] >= 2 * lanes * plan.vectors && diagonalOf(columns) !== undefined;
}

/** How many of the loops directly in a body are contiguous sums over enough terms; 0 where a loop is anything else. */
function sumsIn(body: readonly Statement[], around: Surroundings, machine: VectorMachine): number {
  const inner = body.filter((x) => x.kind === "for");
  const fit = inner.every((x) => {
    const range = constantRange(x);
    if (range === undefined || range[1] - range[0] < machine.lanes || !isContiguousSum(x, around)) return false;
    // Terms that read locals of a lane outside would need one number of it for each.
    const own = new Set<string>();
    let closed = true;
    eachStatement(x.body, (y) => {
      if (y.kind === "let") own.add(y.name);
    });
    eachStatement(x.body, (y) => {
      if (y.kind === "let" || y.kind === "assign") for (const name of localsOf(y)) if (!own.has(name)) closed = false;
    });
    return closed;
  });
  return fit ? inner.length : 0;
}

/** Locals that a value reads, but for the sum that it is added to. */
function localsOf(s: Let | Assign): readonly string[] {
  const found: string[] = [];
  const visit = (e: typeof s.value): void => {
    if (e.kind === "local" && !(s.kind === "assign" && e.name === s.name)) found.push(e.name);
    else if (e.kind === "operation") e.arguments.forEach(visit);
    else if (e.kind === "select") [e.condition, e.whenTrue, e.whenFalse].forEach(visit);
  };
  visit(s.value);
  return found;
}

/** Whether a loop has one beginning and one end, which move with loops around it, at times so far apart that lanes pay. */
function mayBeLong(s: Loop, { outer, batch }: Surroundings, { lanes }: VectorMachine): boolean {
  const [lower, upper] = [s.lower, s.upper].map((b) => (b.kind === "offsets" && b.of.length === 1 ? b.of[0] : undefined));
  return lower !== undefined && upper !== undefined && highest(sumOffsets(0, [{ coefficient: 1, value: upper }, { coefficient: -1, value: lower }]), outer, batch) >= 4 * lanes;
}

/** A sum in lanes whose beginning and end move; what is left of it runs one by one, or in one more vector where its terms are slow. */
function movingSumInLanes(s: Loop, around: Surroundings, names: UnusedNames, { lanes }: VectorMachine): Statement[] {
  const [lower, upper] = [s.lower, s.upper].map((b) => (b.kind === "offsets" ? b.of[0] : undefined));
  if (lower === undefined || upper === undefined) return [s];
  const turns = floorOffset(sumOffsets(0, [{ coefficient: 1, value: upper }, { coefficient: -1, value: lower }]), lanes);
  const main = sumOffsets(0, [{ coefficient: 1, value: lower }, { coefficient: lanes, value: turns }]);
  const variable = names.numbered(s.variable);
  const body = copyOf(s.body, new Map([[s.variable, variableOffset(variable)]]), names);
  // Where there is nothing to sum up, the end lies before the beginning, and so would the rest.
  const from = bound(lower, main);
  const whole = { variable, lower: from, upper: bound(shiftOffset(main, lanes)) };
  const masked = body.some((x) => expressionsOf(x).some(hasFunction)) && loadsAreInside(body, { ...around, outer: [...around.outer, whole] });
  const rest: Statement = masked ? { kind: "for", variable, lower: from, upper: bound(upper), step: lanes, lanes, body: maskedSums(body, variable, upper) } : loop(variable, from, bound(upper), body);
  return [{ ...s, upper: bound(main), step: lanes, lanes }, rest];
}

/** Sums to which nothing is added from `upper` on. */
function maskedSums(body: readonly Statement[], variable: string, upper: Offset): Statement[] {
  const below = operation("lessEqual", number(0), offsetExpr(sumOffsets(-1, [{ coefficient: 1, value: upper }, { coefficient: -1, value: variableOffset(variable) }])));
  return body.map((x): Statement => {
    const term = x.kind === "assign" ? termOf(x.value, x.name) : undefined;
    return x.kind === "assign" && term !== undefined ? { ...x, value: operation("add", local(x.name), selectExpr(below, term, number(0))) } : x;
  });
}

/** A sum in lanes; what is left of it runs in fewer. */
function sumInLanes(s: Loop, names: UnusedNames, { lanes }: VectorMachine): Statement[] {
  const range = constantRange(s);
  if (range === undefined) return [s];
  const [lower, upper] = range;
  const main = lower + Math.floor((upper - lower) / lanes) * lanes;
  const rest = upper - main;
  const head: Statement = { ...s, upper: bound(constantOffset(main)), step: lanes, lanes };
  const variable = names.numbered(s.variable);
  const body = copyOf(s.body, new Map([[s.variable, variableOffset(variable)]]), names);
  const tail: Statement = { kind: "for", variable, lower: bound(constantOffset(main)), upper: s.upper, step: Math.max(1, rest), ...(rest > 1 && { lanes: rest }), body };
  return [...(main > lower ? [head] : []), ...(rest > 0 ? [tail] : [])];
}

/** Rebuilds a nest with its rows side by side and its columns in vectors. */
function apply(s: Loop, plan: Plan, names: UnusedNames, machine: VectorMachine): Statement[] {
  const inside = (body: readonly Statement[], chosen: Plan): Statement[] => body.flatMap((x) => (x.kind === "for" ? apply(x, chosen, names, machine) : [x]));
  const { rows } = plan;
  if (s.variable === plan.columns) return inColumns(s, plan, names, machine);
  if (s.variable !== rows?.variable) return [{ ...s, body: inside(s.body, plan) }];
  const { pre, mainUpper, rest, restCount } = splitRange(s, rows.count, names);
  const single: Plan = { ...plan, rows: undefined, vectors: plan.alone };
  const jammed = loop(s.variable, s.lower, mainUpper, inside(jam(factorsApart(s.body, s.variable), s.variable, rows.count, names), plan), rows.count);
  if (rest === undefined) return [...pre, jammed];
  if (restCount === undefined) {
    const variable = names.numbered(s.variable);
    const body = copyOf(s.body, new Map([[s.variable, variableOffset(variable)]]), names, new Set([plan.columns]));
    return [...pre, jammed, loop(variable, rest, s.upper, inside(body, single))];
  }
  // As many rows as are left, in one more turn.
  const few: Plan = restCount === 1 ? single : plan.dot ? plan : { ...plan, vectors: across(restCount, machine) };
  const last: Loop = { ...s, lower: rest, step: restCount, body: inside(restCount === 1 ? s.body : jam(s.body, s.variable, restCount, names), few) };
  return [...pre, jammed, last];
}

function inColumns(s: Loop, plan: Plan, names: UnusedNames, machine: VectorMachine): Statement[] {
  const range = constantRange(s);
  if (range === undefined) return [s];
  const blocked = plan.rows === undefined && !plan.dot ? rowBlocks(s, plan.buffers, names, machine.rowBlocks) : undefined;
  if (blocked !== undefined) {
    const inVectors = (l: Loop, vectors: number): Statement[] => inColumns(l, { ...plan, vectors }, names, machine);
    const end = blocked.end.body.some((x) => expressionsOf(x).some(hasFunction)) ? 1 : 2;
    return [...inVectors(blocked.begin, 4), ...blocked.blocks.map(({ around, columns }): Statement => ({ ...around, body: [...around.body, ...inVectors(columns, 1)] })), ...inVectors(blocked.end, end)];
  }
  const { lanes } = machine;
  const [lower, upper] = range;
  const prepared = plan.dot ? { ...s, body: s.body.flatMap((x) => (x.kind === "for" ? sumInLanes({ ...x, body: loadedFirst(x.body, names) }, names, machine) : [x])) } : s;
  const turn = (from: number, to: number, distances: readonly number[], width: number, step: number): Loop => ({
    kind: "for", variable: s.variable, lower: bound(constantOffset(from)), upper: bound(constantOffset(to)), step, ...(width > 1 && { lanes: width }),
    body: jamAt(prepared.body, s.variable, distances, names),
  });
  const block = lanes * plan.vectors;
  const main = lower + Math.floor((upper - lower) / block) * block;
  const out: Statement[] = [];
  const diagonal = main - lower >= 2 * block ? diagonalOf(s) : undefined;
  const whole = main > lower ? turn(lower, main, Array.from({ length: plan.vectors }, (_, k) => lanes * k), lanes, block) : undefined;
  if (whole !== undefined) out.push(...(diagonal === undefined ? [whole] : cutAtDiagonal(whole, diagonal, [lower, main], lanes, names.numbered(s.variable))));
  const rest = upper - main;
  if (rest === 0) return out;
  const full = Math.floor(rest / lanes);
  const odd = rest % lanes;
  const vectors = Array.from({ length: full }, (_, k) => lanes * k);
  if (odd > 0 && upper - lower >= lanes && !readsWhatItWrites(s.body)) {
    // The last vector takes some columns a second time, to the same numbers.
    out.push(turn(main, upper, [...vectors, rest - lanes], lanes, rest));
    return out;
  }
  if (full > 0) out.push(turn(main, main + full * lanes, vectors, lanes, full * lanes));
  if (odd > 0) out.push(turn(upper - odd, upper, [0], odd, odd));
  return out;
}

/** Terms whose loads have names, so that what is the same for several columns is loaded once. */
function loadedFirst(body: readonly Statement[], names: UnusedNames): Statement[] {
  return body.flatMap((s): readonly Statement[] => {
    if (s.kind !== "assign") return [s];
    const loads: Statement[] = [];
    const value = mapKernelExpr(s.value, (e) => {
      if (e.kind !== "load") return e;
      const name = names.numbered("term");
      loads.push({ kind: "let", name, value: e });
      return local(name);
    });
    return [...loads, { ...s, value }];
  });
}

function readsWhatItWrites(body: readonly Statement[]): boolean {
  const { reads, writes } = usesOf(body);
  return writes.some((w) => reads.includes(w));
}
