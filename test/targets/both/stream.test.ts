/** `stream` of emitted modules: steps equal the sequence, streams do not disturb each other, and what is kept is data. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/index.ts";
import { givenModels, type StepwiseModel, stepwiseModels } from "../../phases/stream/models.ts";
import { sampled } from "../../support/extent.ts";

interface State { readonly step: number; readonly kept: Record<string, Float64Array | Float32Array | Int32Array> }

interface Stream { next(input: unknown, sample?: unknown): Record<string, unknown>; readonly state: State }

interface Network {
  forward(inputs: unknown): ArrayLike<number> | Record<string, ArrayLike<number>>;
  predict(example: unknown): unknown;
  stream(state?: unknown): Stream;
  trainBatch(inputs: unknown, targets: unknown): number;
  save(): Uint8Array;
  readonly meta: { readonly inputs: Record<string, readonly number[]> };
}

const networks = new Map<string, Promise<Network>>();

/** Compiled once for all tests. */
function networkOf(text: string, target: "ts" | "wasm", inference: boolean): Promise<Network> {
  const key = `${target} ${inference} ${text}`;
  const known = networks.get(key) ?? makeNetwork(text, target, inference);
  networks.set(key, known);
  return known;
}

async function makeNetwork(text: string, target: "ts" | "wasm", inference: boolean): Promise<Network> {
  const create = async (forPredictions: boolean): Promise<(options: object) => Network> => {
    const { modules: [module], diagnostics } = await compile(text, { emit: "module", target, inference: forPredictions });
    if (module?.exports === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
    return module.exports[`create${module.name}`] as (options: object) => Network;
  };
  const whole = (await create(false))({ seed: 3 });
  return inference ? (await create(true))({ weights: whole.save() }) : whole;
}

const steps = 9;

/** Numbers of inputs of one example, by name: classes where the model says so. */
function example(network: Network, text: string): Readonly<Record<string, readonly number[]>> {
  const classes = /index\((\d+)\)/.exec(text)?.[1];
  let k = 0;
  return Object.fromEntries(Object.entries(network.meta.inputs).map(([name, shape]) => [
    name, Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => (classes === undefined ? Math.sin(++k * 7.3) : (++k * 5) % Number(classes))),
  ]));
}

function single<T>(record: Readonly<Record<string, T>>): T | Readonly<Record<string, T>> {
  const values = Object.values(record);
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : record;
}

function inputAt(network: Network, data: Readonly<Record<string, readonly number[]>>, t: number): unknown {
  return single(Object.fromEntries(Object.entries(data).map(([name, all]) => {
    const width = all.length / steps;
    return [name, network.meta.inputs[name]?.length === 1 ? all[t] : all.slice(t * width, (t + 1) * width)];
  })));
}

/** The numbers of the output `y` of a step: of classes all probabilities. */
function numbersOf(output: Record<string, unknown>): readonly number[] {
  const { y, probabilities } = output;
  if (Array.isArray(y)) return y as number[];
  return probabilities === undefined ? [Number(y)] : Object.values(probabilities as Record<string, number>);
}

function sequenceOf(network: Network, data: Readonly<Record<string, readonly number[]>>): Float64Array {
  const all = network.forward(single(data));
  return Float64Array.from("length" in all ? (all as ArrayLike<number>) : (all["y"] ?? []));
}

const compared: readonly string[] = ["lstm", "letters", "dilated convolutions", "first states that are weights", "causal transformer", "batch normalization", "two inputs and two outputs"];

const lstm = stepwiseModels.find((m) => m.name === "lstm") as StepwiseModel;
const letters = stepwiseModels.find((m) => m.name === "letters") as StepwiseModel;
const transformer = stepwiseModels.find((m) => m.name === "causal transformer") as StepwiseModel;

// Each model on one target without `NNC_ALL`.
describe.each(["ts", "wasm"] as const)("streams of %s", (target) => {
  const chosen = <T>(list: readonly T[]): readonly T[] => sampled(list, 2, target === "ts" ? 0 : 1);
  const allowed = target === "ts" ? 1e-12 : 3e-6;
  test.each(chosen(stepwiseModels.filter((m) => compared.includes(m.name))).map((m) => [m.name, m] as const))("%s", async (_name, { text }) => {
    const network = await networkOf(text, target, text.includes("batchNorm"));
    const data = example(network, text);
    const whole = sequenceOf(network, data);
    const [stream, other] = [network.stream(), network.stream()];
    let cloned: State | undefined;
    const width = whole.length / steps;
    const compare = (output: Record<string, unknown>, t: number): void => {
      numbersOf(output).forEach((x, i) => expect(Math.abs(x - (whole[t * width + i] ?? Number.NaN))).toBeLessThan(allowed));
      expect(numbersOf(output)).toHaveLength(width);
    };
    for (let t = 0; t < steps; t++) {
      compare(stream.next(inputAt(network, data, t)), t);
      // Between its steps another stream goes its own way, and a prediction is made.
      if (t % 3 === 1) {
        other.next(inputAt(network, data, 8 - t));
        network.forward(single(data));
      }
      if (t === 4) cloned = structuredClone(stream.state);
    }
    const resumed = network.stream(cloned);
    for (let t = 5; t < steps; t++) compare(resumed.next(inputAt(network, data, t)), t);
    expect(resumed.state.step).toBe(steps);
  });

  test.each(chosen(givenModels).map((m) => [m.name, m] as const))("given once: %s", async (_name, { text }) => {
    const network = await networkOf(text, target, false);
    const data = example(network, text);
    const { x = [], ...given } = data;
    const others = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, [...values].reverse()]));
    const whole = sequenceOf(network, data);
    const width = whole.length / steps;
    const compare = (output: Record<string, unknown>, t: number): void => numbersOf(output).forEach((v, i) => expect(Math.abs(v - (whole[t * width + i] ?? Number.NaN))).toBeLessThan(allowed));
    const at = (t: number): readonly number[] => x.slice((t * x.length) / steps, ((t + 1) * x.length) / steps);
    const [stream, other] = [network.stream(given), network.stream(others)];
    let cloned: unknown;
    for (let t = 0; t < steps; t++) {
      compare(stream.next(at(t)), t);
      if (t % 3 === 1) {
        other.next(at(8 - t));
        network.stream(others);
        network.forward(data);
      }
      if (t === 4) cloned = structuredClone(stream.state);
    }
    const resumed = network.stream(cloned);
    for (let t = 5; t < steps; t++) compare(resumed.next(at(t)), t);
  });

  test("what is given is looked at before anything changes", async () => {
    const text = givenModels[0]?.text ?? "";
    const network = await networkOf(text, target, false);
    const data = example(network, text);
    const step = data["x"]?.slice(0, 3);
    const [stream, untouched] = [network.stream({ who: data["who"] }), network.stream({ who: data["who"] })];
    untouched.next(step);
    stream.next(step);
    expect(() => network.stream()).toThrow("given is missing, not a record { who }");
    expect(() => network.stream({ whom: data["who"] })).toThrow("given.who is missing; found whom: write who");
    expect(() => network.stream({ who: [1, 2, 3, 4, Number.NaN] })).toThrow("who[4] is NaN");
    expect(numbersOf(stream.next(step))).toEqual(numbersOf(untouched.next(step)));
  });

  test("what is kept fits a module for inference", async () => {
    const [network, predicting] = await Promise.all([networkOf(lstm.text, target, false), networkOf(lstm.text, target, true)]);
    const data = example(network, lstm.text);
    const first = network.stream();
    first.next(inputAt(network, data, 0));
    const second = predicting.stream(first.state);
    const [a, b] = [first, second].map((s) => numbersOf(s.next(inputAt(network, data, 1))));
    a?.forEach((x, i) => expect(Math.abs(x - (b?.[i] ?? Number.NaN))).toBeLessThan(allowed));
  });

  test("a recurrence goes on after the last step of a sequence; a cache of all steps is full", async () => {
    const network = await networkOf(lstm.text, target, false);
    const data = example(network, lstm.text);
    const stream = network.stream();
    for (let t = 0; t < 3 * steps; t++) stream.next(inputAt(network, data, t % steps));
    expect(stream.state.step).toBe(3 * steps);
    const limited = await networkOf(transformer.text, target, false);
    const full = limited.stream();
    for (let t = 0; t < steps; t++) full.next(inputAt(limited, data, t));
    expect(() => full.next(inputAt(limited, data, 0))).toThrow("the stream has taken all 9 steps of Net: begin another with `stream()`");
    expect(full.state.step).toBe(steps);
  });

  test("a wrong state or input is an error, and changes nothing", async () => {
    const network = await networkOf(lstm.text, target, false);
    const data = example(network, lstm.text);
    const stream = network.stream();
    stream.next(inputAt(network, data, 0));
    const state = stream.state;
    const { "lstm1.h": h, "lstm1.c": c } = state.kept;
    const wrong: readonly (readonly [unknown, string])[] = [
      [3, "state is 3, not a record { step, kept }"],
      [{ step: 1 }, "state.kept is missing"],
      [{ ...state, step: -1 }, "state.step is -1, not a whole number from 0"],
      [{ ...state, step: 0.5 }, "state.step is 0.5, not a whole number from 0"],
      [{ step: 1, kept: { "lstm1.h": h } }, "state.kept.lstm1.c is missing"],
      [{ step: 1, kept: { "lstm1.h": h, "lstm1.c": c?.slice(1) } }, 'state.kept["lstm1.c"] holds 4 numbers, and 5 are needed'],
      [{ step: 1, kept: { ...state.kept, "gru1.h": h } }, 'state.kept has "gru1.h", of which a stream of Net keeps nothing: it is of another model'],
      [{ step: 1, kept: { "lstm1.h": h, "lstm1.c": [0, 0, Number.NaN, 0, 0] } }, 'state.kept["lstm1.c"][2] is NaN, not a finite number'],
    ];
    for (const [given, message] of wrong) expect(() => network.stream(given)).toThrow(message);
    expect(() => stream.next([1, 2])).toThrow("x holds 2 numbers");
    expect(() => stream.next([1, 2, Number.NaN])).toThrow("x[2] is NaN");
    expect(stream.state).toEqual(state);
  });

  test("classes are drawn, the same for a seed, and go on from a state", async () => {
    const network = await networkOf(letters.text, target, false);
    const write = (stream: Stream, steps: number, seed: number): readonly unknown[] => {
      let last: unknown = 1;
      return Array.from({ length: steps }, () => (last = stream.next(last, { temperature: 1.5, topK: 3, seed })["y"]));
    };
    const all = write(network.stream(), 30, 5);
    expect(write(network.stream(), 30, 5)).toEqual(all);
    expect(write(network.stream(), 30, 6)).not.toEqual(all);
    const begun = network.stream();
    const first = write(begun, 10, 5);
    const rest = network.stream(structuredClone(begun.state));
    let last = first.at(-1);
    expect([...first, ...Array.from({ length: 20 }, () => (last = rest.next(last, { temperature: 1.5, topK: 3, seed: 5 })["y"]))]).toEqual(all);
    expect(() => rest.next(1, { topK: 0 })).toThrow("topK is 0, not a whole number from 1");
    expect(rest.state.step).toBe(30);
  });
});
