/** What looking for troubles takes of a network: members of emitted modules that can be trained. */
import type { DataArray } from "../data/growing.ts";

/** Examples by name of input and output. */
export type Examples = Readonly<Record<string, DataArray>>;

export interface Values {
  readonly values: ArrayLike<number>;
}

/** A network whose state is saved. */
export interface Saved {
  save(options?: { readonly only?: "weights" }): Uint8Array;
}

/** A second network, with which the state of the first is looked at. */
export interface Probe extends Saved {
  load(bytes: Uint8Array): void;
  accumulate(inputs: DataArray | Examples, targets: DataArray | Examples, count?: number): number;
  update(): void;
  evaluate(data: Readonly<Record<string, DataArray | readonly unknown[]>>): { readonly loss: number };
  readonly parameters: Readonly<Record<string, Values>>;
  readonly gradients: Readonly<Record<string, Values>>;
}

/** One array by itself; several as an object, by name. */
export function single(examples: Examples): DataArray | Examples {
  const [first, second] = Object.values(examples);
  return first !== undefined && second === undefined ? first : examples;
}
