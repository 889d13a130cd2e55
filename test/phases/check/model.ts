/** Small models as the checker makes them, and what it says of those that it refuses. */
import { catalogue, type Found, type Word } from "../../../src/diagnostics/catalogue.ts";
import type { Entry } from "../../../src/diagnostics/entry.ts";
import { check, type CompileOptions } from "../../../src/index.ts";
import { printEquation } from "../../../src/ir/equation/print.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { toNumber } from "../../../src/ir/equation/number.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import { toEquations } from "../../../src/pipeline.ts";

/** The message of a diagnostic of the catalogue. */
export function said<W extends Word>(word: W, found: Found<W>): string {
  return (catalogue[word] as Entry<Found<W>>).message(found);
}

/** The messages of all errors. */
export function faults(text: string, options: CompileOptions = {}): readonly string[] {
  return check(text, options).diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
}

/** The first model of a text without errors. */
export function modelOf(text: string, options: CompileOptions = {}): CheckedModel {
  const { models: [model], diagnostics } = check(text, options);
  if (model === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join("\n"));
  return model;
}

/** The equation of an array, as `--emit` prints it. */
export function equationOf(model: CheckedModel, array: string): string {
  const found = [...model.equations, ...model.fitted, ...model.targets, ...(model.loss?.equations ?? [])].find((q) => q.array === array);
  if (found === undefined) throw new Error(`no equation of ${array}, but of ${model.equations.map((q) => q.array).join(", ")}`);
  return printEquation(found, model);
}

/** What the first output is for one example. Arrays that are not given are 0. */
export function outputOf(text: string, given: Readonly<Record<string, readonly number[]>>): readonly number[] {
  const { inference } = toEquations(modelOf(text));
  const zeros = [...inference.arrays.values()].filter(({ role }) => role !== "value" && role !== "scalar")
    .map(({ name, extents }) => [name, Array.from({ length: extents.reduce((n, x) => n * (x.upper === Infinity ? 1 : x.upper - x.lower), 1) }, () => 0)] as const);
  const { outputs } = interpret(inference, new Map([...zeros, ...Object.entries(given)]), { count: 1 });
  return [...(outputs.get(inference.outputs[0] ?? "") ?? [])];
}

/** The shape of each output. */
export function shapesOf(text: string): readonly (readonly number[])[] {
  const { outputs, arrays } = modelOf(text);
  return outputs.map(({ array }) => (arrays.get(array)?.extents ?? []).slice(1).map((x) => x.upper - x.lower));
}

/** The names of variables with their shares of the learning rate. */
export function ratesOf(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(modelOf(text).variables.map(({ name, rate }) => [name, toNumber(rate)]));
}

/** A model of one input and one output of real numbers. */
export function net(chain: string, { input = "[4]", output = "[1]", end = "", definitions = "" } = {}): string {
  return `${definitions}\nmodel Net { input x: ${input} ${chain} output y: ${output} loss squaredError ${end} }`;
}

/** A model that applies one layer of these statements to four numbers. */
export function layerOf(statements: string, { output = "[4]", input = "[4]", call = "own", definitions = "" } = {}): string {
  return net(call, { input, output, definitions: `${definitions}\nlayer own() { input x: [n] ${statements} }` });
}
