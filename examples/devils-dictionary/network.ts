/** Compiles the model and loads the emitted module in memory. `nnc build` would write it to a file, to be imported with its types. */
import { readFileSync } from "node:fs";
import { compile } from "../../src/index.ts";
import type { Reader } from "./sample.ts";

/** The members of the emitted module that this example uses. */
export interface Network extends Reader {
  /** One step of training; the mean loss of the batch. */
  trainBatch(text: Int32Array, next: Int32Array): number;
  evaluate(data: { readonly text: Int32Array; readonly next: Int32Array }): { readonly loss: number };
}

export async function createNetwork(seed: number): Promise<Network> {
  const fileName = "examples/devils-dictionary/devils-dictionary.nn";
  const { modules, diagnostics } = await compile(readFileSync(fileName, "utf8"), { fileName, emit: "module" });
  const [module] = modules;
  if (module === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const create = module.exports?.["createDevilsDictionary"];
  if (!isFactory(create)) throw new Error(`${fileName} has no model DevilsDictionary`);
  return create({ seed });
}

function isFactory(value: unknown): value is (options: { readonly seed: number }) => Network {
  return typeof value === "function";
}
