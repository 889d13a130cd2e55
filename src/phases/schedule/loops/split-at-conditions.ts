/**
 * Loops cut where conditions on their variable alone turn, or bounds of loops inside, so that inside of each segment those conditions are decided:
 * the first step of a recurrence, the halves of a concatenation. What is left has no branches, and can be tiled.
 */
import { bound, constantRange, loop, number } from "../../../ir/kernel/build.ts";
import { evaluate } from "../../../ir/kernel/operators.ts";
import { coefficientOf, constantOffset, offsetNames, offsetValue, substituteOffset } from "../../../ir/kernel/offset.ts";
import type { Bound, KernelExpr, Loop, Offset, OffsetsBound, Operation, Statement } from "../../../ir/kernel/types.ts";
import { eachExprIn, eachStatement, mapKernelExpr, mapStatements } from "../../../ir/kernel/visit.ts";
import { copyOf } from "./copy.ts";
import type { Budget } from "../../../ir/machines.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { weigh } from "../cost.ts";

type Comparison = Operation;

export function splitAtConditions(list: readonly Statement[], names: UnusedNames, limits: Budget): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind === "if") return [{ ...s, then: splitAtConditions(s.then, names, limits), else: splitAtConditions(s.else, names, limits) }];
    if (s.kind !== "for") return [s];
    const inside: Loop = { ...s, body: splitAtConditions(s.body, names, limits) };
    const cuts = cutsOf(inside, limits);
    return cuts === undefined ? [inside] : segments(inside, cuts, names);
  });
}

/** Conditions are tried at every value of the variable, so that any of them will do; longer loops stay as they are. */
const longest = 4096;

/** Where a loop's conditions turn, its bounds included; `undefined` where nothing turns, or too much to be worth its text. */
function cutsOf(s: Loop, limits: Budget): readonly number[] | undefined {
  const range = constantRange(s);
  if (range === undefined || s.step !== 1 || range[1] - range[0] > longest) return undefined;
  const [lower, upper] = range;
  const cuts = new Set([lower, upper]);
  let found = false;
  for (const c of comparisonsOn(s.variable, s.body)) {
    found = true;
    for (let i = lower + 1; i < upper; i++) if (truth(c, s.variable, i) !== truth(c, s.variable, i - 1)) cuts.add(i);
    if (cuts.size > limits.segments + 1) return undefined;
  }
  for (const { bound: b, side } of boundsOn(s)) {
    found = true;
    for (let i = lower + 1; i < upper; i++) if (binding(b, side, s.variable, i) !== binding(b, side, s.variable, i - 1)) cuts.add(i);
    if (cuts.size > limits.segments + 1) return undefined;
  }
  if (!found || weigh(s.body).bytecode * (cuts.size - 1) > limits.bytecode / 2) return undefined;
  return [...cuts].sort((a, b) => a - b);
}

function segments(s: Loop, cuts: readonly number[], names: UnusedNames): readonly Statement[] {
  return cuts.slice(1).flatMap((upper, k): readonly Statement[] => {
    const lower = cuts[k] ?? upper;
    const decided = decide(isContiguous(s) ? withBinding(s.body, s.variable, lower) : s.body, s.variable, lower);
    const variable = k === 0 ? s.variable : names.numbered(s.variable);
    const body = k === 0 ? decided : copyOf(decided, new Map([[s.variable, { kind: "affine", constant: 0, terms: [{ coefficient: 1, variable }] }]]), names);
    return body.length === 0 ? [] : [loop(variable, bound(constantOffset(lower)), bound(constantOffset(upper)), body)];
  });
}

interface MovingBound {
  readonly bound: OffsetsBound;
  readonly side: "lower" | "upper";
}

/** Bounds of loops inside of which another offset counts from some value of the variable on, where results lie side by side along that. */
function boundsOn(s: Loop): readonly MovingBound[] {
  if (!isContiguous(s)) return [];
  const found: MovingBound[] = [];
  eachStatement(s.body, (x) => {
    if (x.kind !== "for") return;
    for (const side of ["lower", "upper"] as const) {
      const b = x[side];
      if (b.kind === "offsets" && isMoving(b, s.variable)) found.push({ bound: b, side });
    }
  });
  return found;
}

/** Only there is it worth its text: other loops are neither vectors nor short enough to matter. */
function isContiguous(s: Loop): boolean {
  let stores = 0;
  let all = true;
  eachStatement(s.body, (x) => {
    if (x.kind !== "store") return;
    stores++;
    if (coefficientOf(x.offset, s.variable) !== 1) all = false;
  });
  return stores > 0 && all;
}

/** Whether a bound is the greatest (or least) of several offsets that depend on a variable alone, or on nothing. */
function isMoving(b: OffsetsBound, variable: string): boolean {
  const names = b.of.map((o) => [...offsetNames(o)]);
  return b.of.length > 1 && names.every((n) => n.every((name) => name === variable)) && names.some((n) => n.length > 0);
}

/** Which of a bound's offsets counts at a value of the variable; of equals the first constant one. */
function binding({ of }: OffsetsBound, side: MovingBound["side"], variable: string, value: number): number {
  const at = new Map<string, Offset>([[variable, constantOffset(value)]]);
  const numbers = of.map((o) => offsetValue(substituteOffset(o, at)) ?? Number.NaN);
  const end = side === "lower" ? Math.max(...numbers) : Math.min(...numbers);
  const constant = numbers.findIndex((n, k) => n === end && offsetValue(of[k] ?? constantOffset(0)) !== undefined);
  return constant >= 0 ? constant : numbers.indexOf(end);
}

/** The statements with such bounds as they are from one value of the variable on. */
function withBinding(list: readonly Statement[], variable: string, value: number): Statement[] {
  const settled = (b: Bound, side: MovingBound["side"]): Bound => (b.kind === "offsets" && isMoving(b, variable) ? bound(b.of[binding(b, side, variable, value)] ?? constantOffset(0)) : b);
  return list.map((s): Statement => {
    if (s.kind === "for") return { ...s, lower: settled(s.lower, "lower"), upper: settled(s.upper, "upper"), body: withBinding(s.body, variable, value) };
    return s.kind === "if" ? { ...s, then: withBinding(s.then, variable, value), else: withBinding(s.else, variable, value) } : s;
  });
}

/** Comparisons of offsets that depend on a variable and on nothing else. */
function comparisonsOn(variable: string, body: readonly Statement[]): readonly Comparison[] {
  const found: Comparison[] = [];
  eachExprIn(body, (e) => {
    if (isComparisonOn(variable, e)) found.push(e);
  });
  return found;
}

function isComparisonOn(variable: string, e: KernelExpr): e is Comparison {
  if (e.kind !== "operation" || !["less", "lessEqual", "equal"].includes(e.operator)) return false;
  const names = new Set<string>();
  for (const a of e.arguments) {
    if (a.kind === "offset") offsetNames(a.value, names);
    else if (a.kind !== "constant") return false;
  }
  return names.size === 1 && names.has(variable);
}

function truth(c: Comparison, variable: string, value: number): boolean {
  const at = new Map<string, Offset>([[variable, constantOffset(value)]]);
  const numbers = c.arguments.map((a) => (a.kind === "constant" ? a.value : a.kind === "offset" ? (offsetValue(substituteOffset(a.value, at)) ?? Number.NaN) : Number.NaN));
  return evaluate(c.operator, numbers) !== 0;
}

/** The statements with every such comparison replaced by what it is at one value, and all that follows from it. */
function decide(body: readonly Statement[], variable: string, value: number): Statement[] {
  const expr = (e: KernelExpr): KernelExpr => mapKernelExpr(e, (x) => (isComparisonOn(variable, x) ? number(truth(x, variable, value) ? 1 : 0) : x));
  return settle(mapStatements(body, { expr, offset: (o) => o, name: (n) => n }));
}

/** A local that is assigned once, in the block where it begins and unread until then, is a constant: a branch was decided there. */
function settle(list: readonly Statement[]): Statement[] {
  const inner = list.map((s): Statement => {
    if (s.kind === "for") return { ...s, body: settle(s.body) };
    return s.kind === "if" ? { ...s, then: settle(s.then), else: settle(s.else) } : s;
  });
  return inner.flatMap((s, at): readonly Statement[] => {
    if (s.kind !== "var" && s.kind !== "assign") return [s];
    const begins = s.kind === "var" ? at : inner.findIndex((x) => x.kind === "var" && x.name === s.name);
    const begin = inner[begins];
    if (begin?.kind !== "var") return [s];
    const assignments = inner.flatMap((x, i) => (i > begins && assigns(x, s.name) ? [i] : []));
    const [only] = assignments;
    if (only === undefined) return [{ kind: "let", name: s.name, value: begin.value, ...(begin.integer === true && { integer: true }) }];
    const assignment = inner[only];
    if (assignments.length > 1 || assignment?.kind !== "assign" || inner.slice(begins + 1, only + 1).some((x) => reads(x, s.name))) return [s];
    return s.kind === "var" ? [] : [{ kind: "let", name: s.name, value: s.value, ...(begin.integer === true && { integer: true }) }];
  });
}

function assigns(s: Statement, name: string): boolean {
  if (s.kind === "assign") return s.name === name;
  if (s.kind === "for") return s.body.some((x) => assigns(x, name));
  return s.kind === "if" && [...s.then, ...s.else].some((x) => assigns(x, name));
}

function reads(s: Statement, name: string): boolean {
  let found = false;
  eachExprIn([s], (e) => {
    if (e.kind === "local" && e.name === name) found = true;
    else if (e.kind === "load" && offsetNames(e.offset).has(name)) found = true;
    else if (e.kind === "offset" && offsetNames(e.value).has(name)) found = true;
    else if (e.kind === "draw" && offsetNames(e.ordinal).has(name)) found = true;
  });
  return found;
}
