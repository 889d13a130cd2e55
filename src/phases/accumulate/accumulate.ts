/**
 * A sum over all edges at each node, of what belongs to the node, adds each edge's value at the node that the data names:
 * `near[v, j] = sum(e: sink[e] == v ? x[source[e], j] : 0)` costs edges, not edges × nodes, as an accumulation. So do the greatest and
 * the least value, of `max(e: sink[e] == v ? x[source[e], j] : -infinity)`.
 *
 * In: equations as `lift` leaves them. Out: equations of the same value for every array that was there. Contributions of
 * one element are added in the order of the sum. In a recurrence, where an accumulation would need all steps at once,
 * comparisons stay.
 */
import { affineVariables, substituteCondition, variableAffine } from "../../ir/equation/affine.ts";
import { add, linear, readAt, reduce, scale, where } from "../../ir/equation/build.ts";
import { components } from "../../ir/equation/dependencies.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { partName } from "../../ir/equation/names.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { conditionDependsOn, freeVariables, instantiate, mapChildren } from "../../ir/equation/traverse.ts";
import type { Accumulation, ArrayDefinition, Condition, Definition, Equation, Expr, IndexVariable, PositionAt, Program, Reduce } from "../../ir/equation/types.ts";
import { type Bounds, boundsOf, isWithin, placed } from "./placed.ts";

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
  const reductions = new Reductions(program);
  const equations = program.equations.map((equation) => (equation.kind === "definition" && !recurrent.has(equation.array) ? reductions.ofDefinition(equation) : equation));
  return equations.every((equation, k) => equation === program.equations[k]) ? program : reductions.finish(program, equations);
}

class Reductions {
  readonly #arrays: Map<string, ArrayDefinition>;
  readonly #bounds: Bounds;
  readonly #made: Equation[] = [];
  readonly #fresh: Fresh;

  constructor(program: Program) {
    this.#arrays = new Map(program.arrays);
    this.#bounds = boundsOf(program.arrays, program.equations);
    this.#fresh = new Fresh(program.nextIndex);
  }

  finish(program: Program, equations: readonly Equation[]): Program {
    return { ...program, arrays: this.#arrays, equations: [...equations, ...this.#made], nextIndex: this.#fresh.next };
  }

  ofDefinition(equation: Definition): Equation {
    const { array, indices, body } = equation;
    const whole = body.kind === "reduce" ? this.#accumulation(array, indices, body, [], equation) : undefined;
    if (whole !== undefined) return whole;
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

  /** A read of an array of its own for a reduction inside of a right side; `undefined` where it stays. */
  #named(e: Reduce, around: Definition, conditions: readonly Condition[]): Expr | undefined {
    const free = freeVariables(e);
    const own = around.indices.filter((v) => free.has(v.id));
    // An index of another reduction around it would have to be a dimension, which `lift` makes where it can.
    if (own.length < free.size) return undefined;
    const made = this.#accumulation(undefined, own, e, conditions, around);
    return made && readAt(made.array, own.map(variableAffine));
  }

  /** A part of the right side as an array of its own. */
  #declare({ array: around }: Definition, indices: readonly IndexVariable[]): string {
    const { purpose } = this.#arrays.get(around) ?? {};
    const { of, ofPurpose } = purpose?.kind === "part" ? purpose : { of: around, ofPurpose: purpose };
    const { name, label } = partName(of, (taken) => this.#arrays.has(taken));
    const extents = indices.map(({ lower, upper }) => ({ lower, upper }));
    this.#arrays.set(name, { name, role: "value", content: { kind: "real" }, purpose: { kind: "part", label, of, ofPurpose }, extents });
    return name;
  }

  /**
   * The reduction as an accumulation of the elements of an array over `points`, where it compares some of these with positions from data; of a new array where
   * none is given. `around`: the conditions under which it is read.
   */
  #accumulation(given: string | undefined, points: readonly IndexVariable[], e: Reduce, around: readonly Condition[], definition: Definition): Accumulation | undefined {
    const found = placed(e, this.#bounds);
    if (found === undefined) return undefined;
    const { operator, places, value, replaced } = found;
    const known = around.filter((c) => conditionDependsOn(c, points));
    // Reads may be in bounds only under a condition: it stays, or says nothing of what is read.
    const ofPlaces = known.filter((c) => conditionDependsOn(c, places.keys()));
    if (ofPlaces.some((c) => conditionDependsOn(c, replaced)) || ofPlaces.some((c) => conditionDependsOn(c, points.filter((v) => !places.has(v))))) return undefined;
    const kept = known.filter((c) => !ofPlaces.includes(c));
    if (kept.some((c) => [...affineVariables(c.affine).keys()].some((id) => points.every((v) => v.id !== id)))) return undefined;
    const placeOf = (v: IndexVariable): Expr | undefined => [...places].find(([index]) => index.id === v.id)?.[1];
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
    const guarded = [...places].some(([v, place]) => !isWithin(place, v, this.#bounds));
    const whole = instantiate(before, value, at, this.#fresh);
    const array = given ?? this.#declare(definition, points);
    const body = operator === "sum" || whole.kind === "read" ? whole : this.#kept(whole, indices, conditions, definition);
    const accumulation: Accumulation = { kind: "accumulation", operator, array, indices, conditions, positions, guarded, body, ...(definition.origin && { origin: definition.origin }) };
    if (given === undefined) this.#made.push(accumulation);
    return accumulation;
  }

  /** A read of an array of the values: the adjoint compares them with the greatest, so they must be the same to the last bit wherever they are read. */
  #kept(value: Expr, indices: readonly IndexVariable[], conditions: readonly Condition[], definition: Definition): Expr {
    const points = indices.toSorted((a, b) => Number(b.upper === Infinity) - Number(a.upper === Infinity));
    const own = points.map((v) => this.#fresh.like(v));
    const array = this.#declare(definition, own);
    const body = instantiate(points, where(conditions, value), own.map(variableAffine), this.#fresh);
    this.#made.push({ kind: "definition", array, indices: own, body, ...(definition.origin && { origin: definition.origin }) });
    return readAt(array, points.map(variableAffine));
  }
}
