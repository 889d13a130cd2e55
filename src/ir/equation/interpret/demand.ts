/**
 * Arrays that read each other, computed element by element as they are asked for. Recursion goes only so deep: beyond,
 * the evaluation is given up, what it lacks is computed first, and it is begun again; so no sequence is too long.
 */
import { type Cell, elementState } from "./cell.ts";

const deepest = 40;

/** Gives up an evaluation that nests too deep. */
class Postponed extends Error {
  readonly cell: Cell;
  readonly offset: number;

  constructor(cell: Cell, offset: number) {
    super("postponed");
    this.cell = cell;
    this.offset = offset;
  }
}

type Element = (cell: Cell, offset: number) => number;

export interface Demand {
  readonly element: Element;
  /** Every element; the cell is ready then. */
  readonly all: (cell: Cell) => void;
}

/** `evaluate` gives the function that computes an element of the array of that name. */
export function makeDemand(evaluate: (name: string) => Element): Demand {
  let depth = 0;

  const compute = (cell: Cell, offset: number, states: Uint8Array): number => {
    states[offset] = elementState.computing;
    depth++;
    try {
      const x = evaluate(cell.definition.name)(cell, offset);
      cell.data[offset] = x;
      states[offset] = elementState.known;
      return x;
    } finally {
      depth--;
      if (states[offset] !== elementState.known) states[offset] = elementState.unknown;
    }
  };

  /** Without recursion: what is postponed waits on a stack for what it lacks. */
  const outermost = (cell: Cell, offset: number): void => {
    const waiting: { readonly cell: Cell; readonly offset: number }[] = [{ cell, offset }];
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      const states = statesOf(next.cell);
      try {
        compute(next.cell, next.offset, states);
        waiting.pop();
      } catch (error) {
        if (!(error instanceof Postponed)) throw error;
        states[next.offset] = elementState.computing;
        waiting.push(error);
      }
    }
  };

  const element = (cell: Cell, offset: number): number => {
    const states = statesOf(cell);
    const state = states[offset];
    if (state === elementState.computing) throw new Error(`${place(cell, offset)} needs itself`);
    if (state === elementState.unknown) {
      if (depth >= deepest) throw new Postponed(cell, offset);
      if (depth === 0) outermost(cell, offset);
      else return compute(cell, offset, states);
    }
    return cell.data[offset] ?? NaN;
  };

  return {
    element,
    all: (cell) => {
      for (let offset = 0; offset < cell.data.length; offset++) element(cell, offset);
      cell.ready = true;
      cell.states = undefined;
    },
  };
}

function statesOf(cell: Cell): Uint8Array {
  if (cell.states === undefined) throw new Error(`${cell.definition.name} is read before it is computed`);
  return cell.states;
}

/** `h[3, 0]`, for messages. */
function place(cell: Cell, offset: number): string {
  let rest = offset;
  const positions = cell.definition.extents.map(({ lower }, i) => {
    const stride = cell.strides[i] ?? 1;
    const position = lower + Math.floor(rest / stride);
    rest %= stride;
    return position;
  });
  return `${cell.definition.name}[${positions.join(", ")}]`;
}
