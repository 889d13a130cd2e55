/**
 * A sum over all edges at each node, of what belongs to the node, adds each edge's value at the node that the data names:
 * `near[v, j] = sum(e: sink[e] == v ? x[source[e], j] : 0)` costs edges, not edges × nodes, as an accumulation.
 *
 * In: equations as `lift` leaves them. Out: equations of the same value for every array that was there. Contributions of
 * one element are added in the order of the sum. In a recurrence, where an accumulation would need all steps at once,
 * comparisons stay.
 */
import { affineVariables, substituteCondition, variableAffine } from "../../ir/equation/affine.ts";
import { add, linear, readAt, reduce, scale } from "../../ir/equation/build.ts";
import { components } from "../../ir/equation/dependencies.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { partName } from "../../ir/equation/names.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { conditionDependsOn, freeVariables, instantiate, mapChildren } from "../../ir/equation/traverse.ts";
import type { Accumulation, ArrayDefinition, Condition, Definition, Equation, Expr, IndexVariable, PositionAt, Program, Reduce } from "../../ir/equation/types.ts";
import { isWithin, placedSum } from "./placed.ts";

/** Fitted values, metrics and first values are sums over the whole data or of nothing: they stay as they are. */
export function accumulate(set: ProgramSet): ProgramSet {
  return {
    ...set,
    inference: accumulateIn(set.inference),
    ...(set.evaluation && { evaluation: accumulateIn(set.evaluation) }),
    ...(set.training && { training: accumulateIn(set.training) }),
  };
}

function accumulateIn(program: Program): Program {
  const recurrent = new Set(components(program, program.arrays.keys()).flatMap((c) => (c.cyclic ? c.arrays : [])));
  const sums = new Sums(program);
  const equations = program.equations.map((equation) => (equation.kind === "definition" && !recurrent.has(equation.array) ? sums.ofDefinition(equation) : equation));
  return equations.every((equation, k) => equation === program.equations[k]) ? program : sums.finish(program, equations);
}

class Sums {
  readonly #arrays: Map<string, ArrayDefinition>;
  readonly #made: Accumulation[] = [];
  readonly #fresh: Fresh;

  constructor(program: Program) {
    this.#arrays = new Map(program.arrays);
    this.#fresh = new Fresh(program.nextIndex);
  }

  finish(program: Program, equations: readonly Equation[]): Program {
    return { ...program, arrays: this.#arrays, equations: [...equations, ...this.#made], nextIndex: this.#fresh.next };
  }

  ofDefinition(equation: Definition): Equation {
    const { array, indices, body } = equation;
    const whole = body.kind === "reduce" ? this.#accumulation(array, indices, body, []) : undefined;
    if (whole !== undefined) return { ...whole, ...(equation.origin && { origin: equation.origin }) };
    const replaced = this.#within(body, equation, []);
    return replaced.key === body.key ? equation : { ...equation, body: replaced };
  }

  /** Not in what is chosen by data, where reads may be in bounds only where it is chosen. */
  #within(e: Expr, around: Definition, conditions: readonly Condition[]): Expr {
    if (e.kind === "reduce") return this.#byTerms(e, around, conditions);
    if (e.kind === "select") return e;
    const inside = e.kind === "where" ? [...conditions, ...e.conditions] : conditions;
    return mapChildren(e, (part) => this.#within(part, around, inside));
  }

  /** Of several terms, each that has places is taken apart from the rest. */
  #byTerms(e: Reduce, around: Definition, conditions: readonly Condition[]): Expr {
    if (e.operator !== "sum" || e.body.kind !== "sum") return this.#named(e, around, conditions) ?? e;
    const { constant, terms } = e.body;
    const values = terms.map(({ value }) => {
      const alone = reduce("sum", e.indices, e.conditions, value);
      return alone.kind === "reduce" ? this.#named(alone, around, conditions) : undefined;
    });
    if (values.every((value) => value === undefined)) return e;
    const rest = linear(constant, terms.filter((_, k) => values[k] === undefined));
    return add(reduce("sum", e.indices, e.conditions, rest), ...values.flatMap((value, k) => (value === undefined ? [] : [scale(terms[k]?.coefficient ?? 1, value)])));
  }

  /** A read of an array of its own for a sum inside of a right side; `undefined` where it stays. */
  #named(e: Reduce, { array: around, indices, origin }: Definition, conditions: readonly Condition[]): Expr | undefined {
    const free = freeVariables(e);
    const own = indices.filter((v) => free.has(v.id));
    // An index of another reduction around it would have to be a dimension, which `lift` makes where it can.
    if (own.length < free.size) return undefined;
    const { purpose } = this.#arrays.get(around) ?? {};
    const { of, ofPurpose } = purpose?.kind === "part" ? purpose : { of: around, ofPurpose: purpose };
    const { name, label } = partName(of, (taken) => this.#arrays.has(taken));
    const made = this.#accumulation(name, own, e, conditions);
    if (made === undefined) return undefined;
    const extents = own.map(({ lower, upper }) => ({ lower, upper }));
    this.#arrays.set(name, { name, role: "value", content: { kind: "real" }, purpose: { kind: "part", label, of, ofPurpose }, extents });
    this.#made.push({ ...made, ...(origin && { origin }) });
    return readAt(name, own.map(variableAffine));
  }

  /** The sum as additions to the elements of an array over `points`, where it compares some of these with positions from data; `around`: the conditions under which it is read. */
  #accumulation(array: string, points: readonly IndexVariable[], e: Reduce, around: readonly Condition[]): Accumulation | undefined {
    const placed = placedSum(e, this.#arrays);
    if (placed === undefined) return undefined;
    const known = around.filter((c) => conditionDependsOn(c, points));
    // Reads may be in bounds only under a condition: it stays, or says nothing of what is read.
    const ofPlaces = known.filter((c) => conditionDependsOn(c, placed.places.keys()));
    if (ofPlaces.some((c) => conditionDependsOn(c, placed.replaced)) || ofPlaces.some((c) => conditionDependsOn(c, points.filter((v) => !placed.places.has(v))))) return undefined;
    const kept = known.filter((c) => !ofPlaces.includes(c));
    if (kept.some((c) => [...affineVariables(c.affine).keys()].some((id) => points.every((v) => v.id !== id)))) return undefined;
    const placeOf = (v: IndexVariable): Expr | undefined => [...placed.places].find(([index]) => index.id === v.id)?.[1];
    const others = points.filter((v) => placeOf(v) === undefined);
    // Loops over the other indices are innermost, where neighbours in memory are.
    const before = [...others.filter((v) => v.upper === Infinity), ...e.indices, ...others.filter((v) => v.upper !== Infinity)];
    const indices = before.map((v) => this.#fresh.like(v));
    const at = indices.map(variableAffine);
    const positions = points.map((v): PositionAt => {
      const place = placeOf(v);
      if (place !== undefined) return { kind: "data", value: instantiate(before, place, at, this.#fresh) };
      return { kind: "affine", affine: variableAffine(indices[before.indexOf(v)] ?? v) };
    });
    const conditions = [...e.conditions, ...kept].map((c) => substituteCondition(c, new Map(before.map((v, i) => [v.id, variableAffine(indices[i] ?? v)]))));
    const guarded = [...placed.places].some(([v, place]) => !isWithin(place, v, this.#arrays));
    return { kind: "accumulation", array, indices, conditions, positions, guarded, body: instantiate(before, placed.value, at, this.#fresh) };
  }
}
