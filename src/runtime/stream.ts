/** Streams: a model run one step at a time, from what it keeps of the steps before. Errors name the argument, and change nothing. */
import { checkFinite, checkIndices, checkLength, checkRecord, inWords } from "./checks.ts";

/** What a stream keeps: data that can be stored, cloned and given back to `stream`. */
export interface StreamState {
  /** The steps that were taken. */
  readonly step: number;
  /** Values of steps before, row-major, by the arrays of the model that they are of. */
  readonly kept: Readonly<Record<string, ArrayLike<number>>>;
}

/** A model that runs one step at a time. */
export interface Stepping<X, Y, O extends readonly unknown[] = []> {
  /** The output of the next step. Throws, and takes no step, if the input does not fit, or the sequence has no more steps. */
  next(input: X, ...options: O): Y;
  /** What is kept of the steps so far, as data. */
  readonly state: StreamState;
}

/** An array that the kernels read and write, with the bound of whole numbers. */
interface KeptArray {
  readonly name: string;
  readonly values: Float64Array | Float32Array | Int32Array;
  readonly below?: number;
}

function isState(from: unknown): from is StreamState {
  return typeof from === "object" && from !== null && "step" in from && "kept" in from;
}

/**
 * A function that makes streams. `steps`: how many there can be, or, where there is no end, after how many all are computed alike.
 * `begin` sets what is kept before the first step; `take` takes the step `at`, from 0, computed as step `count`, from 1. `give`: where there
 * are inputs that a stream is given once, puts them where `begin` reads them.
 */
export function makeStreams<X, Y, O extends readonly unknown[] = [], G = undefined>(model: string, kept: readonly KeptArray[], steps: number, endless: boolean, begin: () => void, take: (input: X, count: number, at: number, ...options: O) => Y, give?: (given: G) => void): (from?: G | StreamState) => Stepping<X, Y, O> {
  /** Sets aside the values of the stream that has them in `kept`. */
  let leave = (): void => undefined;
  let current: object | undefined;
  return (from) => {
    const state = isState(from) || give === undefined ? from as StreamState | undefined : undefined;
    if (give !== undefined && state === undefined) give(from as G);
    if (state !== undefined) checkState(state, model, kept, endless ? Infinity : steps);
    let step = state?.step ?? 0;
    let own = state && kept.map(({ name, values }) => copyOf(values, state.kept[name]!));
    const enter = (): void => {
      if (current === stepping) return;
      leave();
      if (own === undefined) begin();
      else for (let k = 0; k < kept.length; k++) kept[k]!.values.set(own[k]!);
      current = stepping;
      leave = () => {
        own = kept.map(({ values }) => values.slice());
      };
    };
    const stepping: Stepping<X, Y, O> = {
      next(input, ...options) {
        if (step >= steps && !endless) throw new RangeError(`the stream has taken all ${steps} steps of ${model}: begin another with \`stream()\``);
        enter();
        const output = take(input, Math.min(step, steps - 1) + 1, step, ...options);
        step++;
        return output;
      },
      get state() {
        enter();
        return { step, kept: Object.fromEntries(kept.map(({ name, values }) => [name, values.slice()])) };
      },
    };
    // Inputs that are given once are kept in the arrays that the next stream overwrites.
    if (give !== undefined && state === undefined) enter();
    return stepping;
  };
}

function copyOf(like: KeptArray["values"], values: ArrayLike<number>): KeptArray["values"] {
  const copy = like.slice();
  copy.set(values);
  return copy;
}

function checkState(state: unknown, model: string, kept: readonly KeptArray[], steps: number): void {
  checkRecord(state, "state", ["step", "kept"]);
  const { step, kept: given } = state as StreamState;
  if (!Number.isInteger(step) || step < 0 || step > steps) throw new RangeError(`state.step is ${inWords(step)}, not a whole number from 0${steps === Infinity ? "" : ` to ${steps}`}`);
  checkRecord(given, "state.kept", kept.map(({ name }) => name));
  for (const name of Object.keys(given)) {
    if (!kept.some((k) => k.name === name)) throw new RangeError(`state.kept has ${JSON.stringify(name)}, of which a stream of ${model} keeps nothing: it is of another model`);
  }
  for (const { name, values, below } of kept) {
    const numbers = given[name]!;
    const place = `state.kept[${JSON.stringify(name)}]`;
    checkLength(numbers, values.length, true, place);
    if (below === undefined) checkFinite(numbers, values.length, place);
    else checkIndices(numbers, values.length, below, place);
  }
}
