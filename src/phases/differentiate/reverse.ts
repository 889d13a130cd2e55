/** Gathers what each array receives from the equations that read it, and defines the adjoints. */
import { variableAffine } from "../../ir/equation/affine.ts";
import { add, call, constant, indexValue, read, readAt } from "../../ir/equation/build.ts";
import { components } from "../../ir/equation/dependencies.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { partName, reducedName } from "../../ir/equation/names.ts";
import { instantiate } from "../../ir/equation/traverse.ts";
import type { Accumulation, ArrayDefinition, Equation, Expr, Extent, IndexVariable, Origin, Program } from "../../ir/equation/types.ts";
import { type Activity, activityOf } from "../../ir/equation/activity.ts";
import { Intervals } from "../../ir/equation/intervals.ts";
import { ownPositions } from "../../ir/equation/derivatives/alignment.ts";
import { collect } from "./collect.ts";
import type { Frame, Standing } from "./frame.ts";
import { firstOf, ordinalIn } from "./first.ts";
import { type Received, receive } from "./gather.ts";
import { type Choice, contributionsOf, type Tools, type Walked } from "./walk.ts";

/** What an array receives, at its own points. */
interface Receiver {
  readonly points: readonly IndexVariable[];
  readonly parts: { readonly received: Received; readonly origin: Origin | undefined }[];
}

export class Reverse {
  readonly #program: Program;
  readonly #frame: Frame;
  readonly #activity: Activity;
  readonly #fresh: Fresh;
  readonly #intervals: Intervals;
  readonly #arrays: Map<string, ArrayDefinition>;
  readonly #equations: Equation[];
  readonly #receivers = new Map<string, Receiver>();
  /** Which group of equations that read each other an array belongs to. */
  readonly #group = new Map<string, number>();

  constructor(program: Program, frame: Frame) {
    this.#program = program;
    this.#frame = frame;
    this.#activity = activityOf(program, frame.by, frame.value);
    this.#fresh = new Fresh(program.nextIndex);
    this.#intervals = new Intervals(program, this.#fresh);
    this.#arrays = new Map(program.arrays);
    this.#equations = [...program.equations];
    components(program, [frame.value]).forEach(({ arrays }, group) => {
      for (const array of arrays) this.#group.set(array, group);
    });
  }

  /** Adds what the reads of one equation receive. */
  visit(equation: Equation): void {
    const { array, origin } = equation;
    if (!this.#activity.isActive(array)) return;
    const tools: Tools = {
      activity: this.#activity, intervals: this.#intervals, fresh: this.#fresh, define: (operator, indices, value) => this.#defineReduced(operator, equation, indices, value),
    };
    const standing = this.#frame.standing(equation, this.#fresh);
    for (const share of collect(contributionsOf(this.#walked(equation, standing), tools))) {
      const receiver = this.#receiver(share.read.array);
      const sameGroup = this.#group.get(share.read.array) === this.#group.get(array);
      const positions = standing.at(share.read.array, share.read.positions);
      receiver.parts.push({ received: receive({ ...share, read: { ...share.read, positions } }, receiver.points, sameGroup, this.#fresh), origin });
    }
  }

  /** The program with all adjoints; every equation must have been visited. */
  finish(): Program {
    const { value, by } = this.#frame;
    const active = this.#program.equations.map((e) => e.array).filter((a) => a !== value && this.#activity.isActive(a));
    for (const array of new Set([...active, ...by])) this.#defineAdjoint(array);
    return { ...this.#program, arrays: this.#arrays, equations: this.#equations, nextIndex: this.#fresh.next };
  }

  #walked(equation: Equation, { more, conditions, at }: Standing): Walked {
    const { array, indices: own, body } = equation;
    const indices = more.length === 0 ? own : [...own, ...more];
    const seed = array === this.#frame.value ? constant(1) : read(this.#frame.nameOf(array), at(array, ownPositions(equation)), equation.kind === "accumulation" && equation.guarded);
    if (equation.kind === "definition") return { body, own, indices, conditions, choices: [], seed, array };
    return { body, own, indices, conditions: [...equation.conditions, ...conditions], choices: this.#chosen(equation), seed };
  }

  /** Of the greatest or least of some values the first has the adjoint: of values that are NaN, the first of all. */
  #chosen(equation: Accumulation): readonly Choice[] {
    if (equation.operator === "sum") return [];
    const { array, positions, guarded } = equation;
    const first = this.#declareReduced(equation.operator === "max" ? "argmax" : "argmin", array, this.#program.arrays.get(array)?.extents ?? []);
    this.#equations.push(firstOf(equation, first, this.#fresh));
    return [{ condition: call("equal", read(first, positions, guarded), indexValue(ordinalIn(equation))), holds: true }];
  }

  #receiver(array: string): Receiver {
    const known = this.#receivers.get(array);
    if (known !== undefined) return known;
    const extents = this.#frame.extentsOf(array);
    const points = extents.map(({ lower, upper }, i) => this.#fresh.variable(upper === Infinity ? "n" : `i${i}`, lower, upper));
    const receiver: Receiver = { points, parts: [] };
    this.#receivers.set(array, receiver);
    return receiver;
  }

  #defineAdjoint(array: string): void {
    const { points, parts } = this.#receiver(array);
    const adjoint: ArrayDefinition = { ...this.#frame.adjoint(array), extents: points.map(({ lower, upper }) => ({ lower, upper })) };
    const { name } = adjoint;
    this.#arrays.set(name, adjoint);
    const [only, ...others] = parts;
    if (only?.received.kind === "accumulate" && others.length === 0) {
      this.#equations.push({ ...only.received.accumulation, array: name, ...(only.origin && { origin: only.origin }) });
      return;
    }
    const values = parts.map(({ received, origin }): Expr => {
      if (received.kind === "gather") return received.value;
      const { name: part, label } = this.#part(name);
      this.#arrays.set(part, { ...adjoint, name: part, role: "value", purpose: { kind: "part", label, of: name, ofPurpose: adjoint.purpose } });
      this.#equations.push({ ...received.accumulation, array: part, ...(origin && { origin }) });
      return readAt(part, points.map(variableAffine));
    });
    const origin = parts.find((p) => p.origin !== undefined)?.origin;
    this.#equations.push({ kind: "definition", array: name, indices: points, body: add(...values), ...(origin && { origin }) });
  }

  /** A new array of the value over the indices, read at them: of a reduction in the right side of an equation. */
  #defineReduced(operator: string, { array: of, origin }: Equation, indices: readonly IndexVariable[], value: Expr): Expr {
    const array = this.#declareReduced(operator, of, indices.map(({ lower, upper }) => ({ lower, upper })));
    const own = indices.map((v) => this.#fresh.like(v));
    const body = instantiate(indices, value, own.map(variableAffine), this.#fresh);
    this.#equations.push({ kind: "definition", array, indices: own, body, ...(origin && { origin }) });
    return readAt(array, indices.map(variableAffine));
  }

  #declareReduced(operator: string, of: string, extents: readonly Extent[]): string {
    const wanted = reducedName(operator, of);
    const name = this.#arrays.has(wanted) ? this.#part(wanted).name : wanted;
    this.#arrays.set(name, { name, extents, role: "value", content: { kind: "real" }, purpose: { kind: "reduced", of, ofPurpose: this.#program.arrays.get(of)?.purpose, operator } });
    return name;
  }

  #part(array: string): ReturnType<typeof partName> {
    return partName(array, (name) => this.#arrays.has(name));
  }
}
