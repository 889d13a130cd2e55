/** What the rules for expressions have in common: the graph so far, and the arrays that have a value in it. */
import type { ArrayDefinition, Expr, Extent, Program } from "../../ir/equation/types.ts";
import type { GraphBuilder, Operand } from "./builder.ts";
import { ExportError } from "./fault.ts";
import type { Value } from "./value.ts";

/** Where an array is in the graph. */
export type Stored =
  /** `dimensions`: which dimension of the array each one of the tensor is; along those that are not there all entries are equal. */
  | StoredTensor
  /** Entries of one dimension by themselves: of a recurrence, whose steps are computed one after another. */
  | { readonly kind: "steps"; readonly dimension: number; readonly values: ReadonlyMap<number, StoredTensor> };

export interface StoredTensor {
  readonly kind: "tensor";
  readonly operand: Operand;
  readonly dimensions: readonly number[];
  /** Most of the array by itself: its entries along one dimension that are in the extent. */
  readonly core?: { readonly stored: StoredTensor; readonly dimension: number; readonly extent: Extent };
}

export interface Emitter {
  readonly builder: GraphBuilder;
  readonly program: Pick<Program, "arrays" | "nextIndex">;
  readonly arrays: ReadonlyMap<string, Stored>;
  /** Any input of the graph with a batch, for the number of examples. */
  readonly batchOf: () => Operand;
  readonly emit: (e: Expr) => Value;
  /** The equation at hand and its place, for errors. */
  readonly equation: string;
}

export function definitionOf({ program }: Emitter, array: string): ArrayDefinition {
  const found = program.arrays.get(array);
  if (found === undefined) throw new Error(`${array} is not declared`);
  return found;
}

export function cannot({ equation }: Pick<Emitter, "equation">, why: string): never {
  throw new ExportError(`${equation}: ${why}`);
}
