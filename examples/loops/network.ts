/** Compiles a model of a file and loads the emitted module in memory. `nnc build` would write it to a file, to be imported with its types. */
import { readFileSync } from "node:fs";
import { compile } from "../../src/index.ts";

export interface Values {
  readonly values: Float64Array;
}

/** The members of an emitted module that the loops use. */
export interface Network {
  readonly parameters: Readonly<Record<string, Values>>;
  readonly gradients: Readonly<Record<string, Values>>;
  /** Computes the gradients of the mean loss of a batch, which it returns, and changes no weight. */
  accumulate(inputs: Float64Array, targets: Float64Array): number;
  /** The optimizer's step, by the gradients as they are. */
  update(): void;
  /** The loss alone. */
  loss(inputs: Float64Array, targets: Float64Array): number;
}

/** What the critic has besides, and what a network has whose loss is the program's. */
export interface Critic extends Network {
  readonly inputGradients: { readonly point: Float64Array };
  trainBatch(inputs: Float64Array, targets: Float64Array): number;
}

export interface Maker {
  forward(noise: Float64Array): Float64Array;
  forwardTraining(noise: Float64Array): Float64Array;
  backward(gradient: Float64Array): void;
  update(): void;
}

const fileName = "examples/loops/loops.nn";

export async function createCurve(): Promise<Network> {
  return (await factoryOf("Curve"))();
}

export async function createMaker(): Promise<Maker> {
  return (await factoryOf("Maker"))();
}

export async function createCritic(): Promise<Critic> {
  return (await factoryOf("Critic"))();
}

async function factoryOf(model: string): Promise<() => never> {
  const { modules, diagnostics } = await compile(readFileSync(fileName, "utf8"), { fileName, model, emit: "module", inputGradients: true });
  const factory = modules[0]?.exports?.[`create${model}`];
  if (!isFactory(factory)) throw new Error([`${fileName} has no model ${model}`, ...diagnostics.map(({ message }) => message)].join("\n"));
  return factory;
}

/** What it makes is as the interfaces above say. */
function isFactory(value: unknown): value is () => never {
  return typeof value === "function";
}
