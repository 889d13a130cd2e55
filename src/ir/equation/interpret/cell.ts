/** The numbers of one array during a run of the interpreter, and what a run knows besides. */
import type { ArrayDefinition } from "../types.ts";

/** Of one element of an array that is computed element by element. */
export const elementState = { unknown: 0, computing: 1, known: 2 } as const;

/** The values of an array, made anew for each run. Read functions hold the cell, so that a read is one lookup. */
export interface Cell {
  readonly definition: ArrayDefinition;
  /** Row-major strides for the batch of the run. */
  strides: readonly number[];
  /** Whether strides depend on the batch, which is a dimension behind the first one too. */
  readonly hasPairs: boolean;
  data: Float64Array;
  /** Given for arrays computed element by element, until all are known. */
  states: Uint8Array | undefined;
  /** All elements of `data` are known. */
  ready: boolean;
}

export type DrawFunction = (distribution: "uniform" | "gaussian", seed: number, step: number, occurrence: number, ordinal: number) => number;

/** What a run is given; compiled functions hold it, each run sets it. */
export interface Run {
  count: number;
  seed: number;
  step: number;
  /** The index that the host sets. */
  at: number;
  draw: DrawFunction;
  /** Computes one element of an array in a cycle. */
  demand: (cell: Cell, offset: number) => number;
}

export function makeCell(definition: ArrayDefinition): Cell {
  const hasPairs = definition.extents.slice(1).some(({ upper }) => upper === Infinity);
  return { definition, strides: stridesOf(definition, 1), hasPairs, data: new Float64Array(0), states: undefined, ready: false };
}

/** Row-major strides of a batch of `count` examples. */
export function stridesOf({ extents }: ArrayDefinition, count: number): readonly number[] {
  const strides: number[] = [];
  let stride = 1;
  for (const { lower, upper } of [...extents].reverse()) {
    strides.unshift(stride);
    stride *= (upper === Infinity ? count : upper) - lower;
  }
  return strides;
}

/** How many numbers an array has for a batch of `count` examples. */
export function sizeOfArray(definition: ArrayDefinition, count: number): number {
  return definition.extents.reduce((size, { lower, upper }) => size * Math.max(0, upper === Infinity ? count - lower : upper - lower), 1);
}
