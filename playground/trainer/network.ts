/** What the page takes of an emitted module. */
import { importModule } from "../../src/import-module.ts";
import type { ModelDescription } from "../../src/index.ts";
import type { ExampleSource, FitAsyncOptions, FitHistory } from "../../src/runtime/fit.ts";
import type { Trainable } from "../../src/trouble/api/watch-troubles.ts";
import type { Script } from "../compiler/api.ts";

export type Numbers = Float64Array | Float32Array | Int32Array;
export type Arrays = Readonly<Record<string, Numbers>>;

export interface Network extends Trainable {
  forward(inputs: Numbers | Arrays, count?: number): Numbers | Arrays;
  fitAsync(data: ExampleSource<Arrays>, options?: FitAsyncOptions<Arrays>): Promise<FitHistory>;
  readonly parameters: Readonly<Record<string, { readonly shape: readonly number[]; readonly values: Numbers }>>;
  readonly meta: { readonly batchSize: number };
}

export type Create = (options?: { readonly seed?: number }) => Network;

/** Throws where the module has no such function, as where the model cannot be trained. */
export async function createOf({ text, create }: Script): Promise<Create> {
  const found = (await importModule(text, `${create}.js`))[create];
  if (typeof found !== "function") throw new Error(`the module has no ${create}`);
  return found as Create;
}

/** Outputs of examples by name, `count` at most a batch. */
export function outputsOf(network: Network, { inputs, outputs }: ModelDescription, arrays: Arrays, count: number): Arrays {
  const needed = inputs.filter((input) => input.needed).map(({ name }) => [name, arrays[name] ?? new Float64Array()] as const);
  const [first, second] = needed;
  const found = network.forward(first !== undefined && second === undefined ? first[1] : Object.fromEntries(needed), count);
  const [output] = outputs;
  return isNumbers(found) ? { [output?.name ?? ""]: found } : found;
}

function isNumbers(found: Numbers | Arrays): found is Numbers {
  return ArrayBuffer.isView(found);
}
