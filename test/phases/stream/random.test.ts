/** Random chains of layers that see no later step, with draws and with values that are given once: their twins give the results of the sequence, and so do emitted modules. `PROGRAMS=500` tries so many, `SEED=2` others. */
import { expect, test } from "vitest";
import { interpreter } from "../../../src/ir/equation/interpret.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import type { Inputs } from "../../../src/ir/equation/interpret.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import type { CheckedModel } from "../../../src/index.ts";
import { toEquations, toKernels } from "../../../src/pipeline.ts";
import { uniform } from "../../../src/runtime/random.ts";
import { targets } from "../../programs/random/targets.ts";
import { inputsOf, modelOf, stepByStep, twinOf } from "./twin.ts";

const programs = Number(process.env["PROGRAMS"] ?? 16);
const seed = Number(process.env["SEED"] ?? 1);

/** A model of 2 to 5 parts; every choice is a draw. */
function textOf(program: number): string {
  let drawn = 0;
  const below = (n: number): number => Math.floor(uniform(seed, program, 0, drawn++) * n);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] ?? (list[0] as T);
  const time = 3 + below(6);
  const layers: string[] = [];
  const part = (k: number): string => {
    const [from, to, back, width] = [`v${k}`, `w${k}`, 1 + below(4), 4];
    const equation = (right: string): string => `${one(["dense(4)", "dense(4) tanh", "tanh"])} as ${from}\n  ${to}[t < ${time}, j < ${width}] = ${right}\n  ${to}`;
    return one<() => string>([
      () => "lstm(4)", () => "gru(4)", () => "simpleRnn(4)", () => "dense(4) relu", () => "attention(2, causal: true)", () => "transformerDecoder(2, 3)", () => "learnedPositions", () => "layerNorm",
      () => equation(`${from}[t, j] * (${from}[t - ${back}, ${width - 1} - j] else 0.5)`),
      () => equation(`sum(k < ${back + 1}: (${from}[t - ${1 + below(2)} * k, j] else 0)) / (1 + ${from}[t, j] ^ 2)`),
      () => equation(`t >= ${back} ? ${from}[t - ${back}, j] + sin(t) : ${from}[t, j]`),
      () => equation(`max(u: u <= t ? ${from}[u, j] : -infinity)`),
      () => "dropout(0.3)",
      () => equation(`${from}[t, j] + 0.5 * random(t, j) * gaussian(j)`),
      () => equation(`${from}[t, ${width - 1} - j] * tanh(who[j]) + 0.3 * who[0]`),
      () => "lstm(4, h0: who)",
      () => equation(`sum(u, k: u <= t ? ${from}[u, k] * who[k] : 0) * ahead[${time - 1} - t]`),
      () => equation(`mean(u: u < t ? ${from}[u, j] : 0) + ${from}[t, j]`),
      () => {
        layers.push(`layer own${k}(units) {\n  input x: [time, n]\n  weight A: [n, units], B: [units, units], s: [${back}, units]\n${Array.from({ length: back }, (_, b) => `  h[-${b + 1}, j] = ${one(["0", `s[${b}, j]`, `tanh(s[0, j])`])}\n`).join("")}  h[t, j] = tanh(sum(i: x[t, i] * A[i, j]) + sum(k: h[t - ${back}, k] * B[k, j]) + 0.3 * h[t - 1, j])\n  output h\n}\n`);
        return `own${k}(4)`;
      },
    ])();
  };
  const parts = Array.from({ length: 2 + below(4) }, (_, k) => part(k));
  return `${layers.join("")}model Net {\n  input x: [${time}, 4], who: [4], ahead: [${time}]\n  x\n  ${parts.join("\n  ")}\n  output y: [${time}, 4]\n  loss squaredError\n  stream x\n}\n`;
}

test.each(Array.from({ length: programs }, (_, k) => [k] as const))("program %i", (program) => {
  const text = textOf(program);
  const model = modelOf(text);
  const set = toEquations(model);
  const { begin, next } = twinOf(set);
  expect([verify(begin), verify(next)], text).toEqual([[], []]);
  const given = inputsOf(set);
  const whole = interpreter(set.inference)(given, { count: 1 }).value(set.inference.outputs[0] ?? "");
  const [steps = []] = stepByStep(set, given, model.stream?.steps ?? 0);
  expect(steps).toHaveLength(whole.length);
  const scale = whole.reduce((most, v) => Math.max(most, Math.abs(v)), 1);
  whole.forEach((v, i) => expect(Math.abs((steps[i] ?? Number.NaN) - v), text).toBeLessThan(1e-12 * scale));
  // Emitting takes longer than all before: of four programs one, on one target.
  if (program % 4 === 0) onTarget(Object.keys(targets)[(program / 4) % 3] ?? "", text, model, set, given);
});

/** The steps of an emitted module beside its own predictions of the sequence. */
function onTarget(name: string, text: string, model: CheckedModel, set: ProgramSet, given: Inputs): void {
  const target = targets[name];
  if (target === undefined) throw new Error(`no target ${name}`);
  const planned = toKernels(model, set, target.machine, { precision: target.precision });
  const network = target.make(model, planned).create({ seed }) as unknown as Stepped;
  const numbers = (array: string): readonly number[] => Array.from(given.get(array) ?? []);
  const needed = model.inputs.filter((i) => i.needed);
  const record = Object.fromEntries(needed.map((i) => [i.name, numbers(i.array)]));
  const whole = network.forward(needed.length === 1 ? (record["x"] ?? []) : record, 1).slice();
  const once = model.stream?.given ?? [];
  const stream = network.stream(once.length === 0 ? undefined : Object.fromEntries(once.map((i) => [i.name, record[i.name]])));
  const steps = model.stream?.steps ?? 0;
  const scale = whole.reduce((most, v) => Math.max(most, Math.abs(v)), 1);
  for (let t = 0; t < steps; t++) {
    const { y } = stream.next(record["x"]?.slice(4 * t, 4 * t + 4) ?? []);
    y.forEach((v, j) => expect(Math.abs(v - (whole[4 * t + j] ?? Number.NaN)), `${name}, step ${t} of\n${text}`).toBeLessThan(target.tolerance * scale));
  }
}

interface Stepped {
  forward(inputs: unknown, count: number): Float64Array;
  stream(from?: unknown): { next(x: readonly number[]): { readonly y: readonly number[] } };
}
