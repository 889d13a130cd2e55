/**
 * What a program means, in float64: the reference that every phase and target is held to. It is driven by demand: what
 * the outputs need is computed, arrays that read each other element by element, so that no order has to be known.
 */
import { gaussian, uniform } from "../../runtime/random.ts";
import { type Component, components, equationsByArray } from "./dependencies.ts";
import { compileEquation, type Evaluate } from "./interpret/equation.ts";
import { type Cell, type DrawFunction, makeCell, type Run, sizeOfArray, stridesOf } from "./interpret/cell.ts";
import { makeDemand } from "./interpret/demand.ts";
import type { Equation, Program } from "./types.ts";

export interface InterpretOptions {
  /** How many examples the batch has. */
  readonly count: number;
  /** 0 without it, like `step`. */
  readonly seed?: number;
  readonly step?: number;
  /** The index that the host sets, of a program that has one; 0 without it. */
  readonly at?: number;
  /** Where random numbers come from, if not from where emitted modules draw theirs. */
  readonly draw?: DrawFunction;
}

export interface Interpretation {
  readonly outputs: Map<string, Float64Array>;
  /** The new numbers of each store's target. */
  readonly stores: Map<string, Float64Array>;
  /** Any array of the program, computed if it was not. Throws after a later run of the same interpreter. */
  readonly value: (name: string) => Float64Array;
}

/** Arrays by name, row-major, the batch first. */
export type Inputs = ReadonlyMap<string, ArrayLike<number>>;

export function interpret(program: Program, inputs: Inputs, options: InterpretOptions): Interpretation {
  return interpreter(program)(inputs, options);
}

/**
 * The program compiled once for many runs. Throws an Error for an input that is missing or of another size than its
 * array, for a read outside of its array, and for elements that need themselves, all by name.
 */
export function interpreter(program: Program): (inputs: Inputs, options: InterpretOptions) => Interpretation {
  const equations = equationsByArray(program);
  const roots = [...program.outputs, ...program.stores.map((s) => s.source)];
  const cells = new Map([...program.arrays].map(([name, definition]) => [name, makeCell(definition)]));
  const cell = (name: string): Cell => {
    const found = cells.get(name);
    if (found === undefined) throw new Error(`${name} is not declared`);
    return found;
  };
  const cyclic = new Set(components(program, program.arrays.keys()).flatMap((c) => (c.cyclic ? c.arrays : [])));
  const run: Run = { count: 0, seed: 0, step: 0, at: 0, draw: drawAsEmitted, demand: () => NaN };
  const evaluators = new Map<Equation, Evaluate>();
  const evaluate = (equation: Equation): Evaluate => {
    const known = evaluators.get(equation) ?? compileEquation(equation, { cell, byElement: (name) => cyclic.has(name) }, run, program.step);
    evaluators.set(equation, known);
    return known;
  };
  const order = components(program, roots);
  let runs = 0;

  return (inputs, options) => {
    const thisRun = ++runs;
    const demand = makeDemand((name) => elementOf(evaluate, equations.get(name)));
    run.count = options.count;
    run.seed = options.seed ?? 0;
    run.step = options.step ?? 0;
    run.at = options.at ?? 0;
    run.draw = options.draw ?? drawAsEmitted;
    run.demand = demand.element;
    for (const c of cells.values()) clear(c, options.count);

    const complete = (target: Cell, equation: Equation): void => {
      evaluate(equation).all(target);
      target.ready = true;
    };
    /** Computes arrays that read each other, as far as that is not left to demand. */
    const compute = ({ arrays, cyclic: byElement }: Component): void => {
      const whole: (() => void)[] = [];
      for (const name of arrays) {
        const target = cell(name);
        if (target.ready || target.states !== undefined) continue;
        const equation = equations.get(name);
        if (equation === undefined) {
          give(target, inputs.get(name), options.count);
          continue;
        }
        if (equation.kind === "accumulation" && equation.keeps === true) {
          give(target, inputs.get(name), options.count);
          target.data = target.data.slice();
          whole.push(() => complete(target, equation));
          continue;
        }
        target.data = new Float64Array(sizeOfArray(target.definition, options.count));
        if (byElement) target.states = new Uint8Array(target.data.length);
        if (!byElement || equation.kind === "accumulation") whole.push(() => complete(target, equation));
      }
      for (const all of whole) all();
    };
    const value = (name: string): Float64Array => {
      if (thisRun !== runs) throw new Error("the interpreter has run again since");
      const target = cell(name);
      if (!target.ready && target.states === undefined) components(program, [name]).forEach(compute);
      if (!target.ready) demand.all(target);
      return target.data;
    };
    order.forEach(compute);
    const outputs = new Map(program.outputs.map((name) => [name, value(name)]));
    const stores = new Map(program.stores.map(({ target, source }) => [target, value(source)]));
    return { outputs, stores, value };
  };
}

function clear(cell: Cell, count: number): void {
  if (cell.hasPairs) cell.strides = stridesOf(cell.definition, count);
  cell.data = none;
  cell.states = undefined;
  cell.ready = false;
}

const none = new Float64Array(0);

const drawAsEmitted: DrawFunction = (distribution, ...key) => (distribution === "uniform" ? uniform(...key) : gaussian(...key));

function elementOf(evaluate: (equation: Equation) => Evaluate, equation: Equation | undefined): Evaluate["element"] {
  if (equation === undefined) throw new Error("an array without an equation is in no cycle");
  return evaluate(equation).element;
}

/** Takes an array from the caller. */
function give(cell: Cell, given: ArrayLike<number> | undefined, count: number): void {
  const { name } = cell.definition;
  const size = sizeOfArray(cell.definition, count);
  if (given === undefined) throw new Error(`${name} has no equation and is not among the inputs`);
  if (given.length !== size) throw new Error(`${name} has ${size} numbers and is given ${given.length}`);
  cell.data = given instanceof Float64Array ? given : Float64Array.from(given);
  cell.ready = true;
}
