/** Compiles the model and loads the emitted module in memory. `nnc build` would write it to a file, to be imported with its types. */
import { readFileSync } from "node:fs";
import { compile } from "../../src/index.ts";

/** The members of the emitted module that this example uses. */
export interface Network {
  /** One step of training; the mean loss of the batch. */
  trainBatch(text: Int32Array, next: Int32Array): number;
  evaluate(data: { readonly text: Int32Array; readonly next: Int32Array }): { readonly loss: number };
  /** The network letter by letter, from the beginning or from what a stream kept. */
  stream(state?: Stream["state"]): Stream;
}

export interface Stream {
  /** The letter after this one: drawn from its probabilities. */
  next(letter: number, sample: { readonly temperature: number; readonly topK: number; readonly seed: number }): { readonly next: number };
  readonly state: { readonly step: number };
}

export async function createNetwork(seed: number): Promise<Network> {
  const fileName = "examples/writer/writer.nn";
  const { modules, diagnostics } = await compile(readFileSync(fileName, "utf8"), { fileName, target: "wasm", emit: "module" });
  const [module] = modules;
  if (module === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const create = module.exports?.["createWriter"];
  if (!isFactory(create)) throw new Error(`${fileName} has no model Writer`);
  return create({ seed });
}

function isFactory(value: unknown): value is (options: { readonly seed: number }) => Network {
  return typeof value === "function";
}
