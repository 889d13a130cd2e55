/** Equations compiled: all of an array at once, or one element. */
import { neutral } from "../build.ts";
import type { Accumulation, AccumulationOperator, Definition, Equation } from "../types.ts";
import type { Cell, Run } from "./cell.ts";
import { type Arrays, makeCompiler } from "./expression.ts";
import type { Frame } from "./frame.ts";
import { compileFold } from "./loops.ts";
import { compileOffset } from "./read.ts";

export interface Evaluate {
  /** Fills the array, whose numbers are 0. */
  readonly all: (cell: Cell) => void;
  /** The number at a row-major offset. */
  readonly element: (cell: Cell, offset: number) => number;
}

export function compileEquation(equation: Equation, arrays: Arrays, run: Run): Evaluate {
  return equation.kind === "definition" ? compileDefinition(equation, arrays, run) : compileAccumulation(equation, arrays, run);
}

function compileDefinition(equation: Definition, arrays: Arrays, run: Run): Evaluate {
  const compiler = makeCompiler(arrays, run);
  const { slots } = compiler;
  const places = equation.indices.map((v) => ({ lower: v.lower, slot: slots.of(v) }));
  const body = compiler.expression(equation.body);
  const { strides } = arrays.cell(equation.array);
  const fill = compileFold(equation.indices, [], slots, run, (cursor: { readonly data: Float64Array; at: number }, frame) => {
    cursor.data[cursor.at] = body(frame);
    cursor.at++;
    return cursor;
  });
  return {
    all: (cell) => void fill({ data: cell.data, at: 0 }, new Int32Array(slots.size)),
    element: (_, offset) => {
      const frame: Frame = new Int32Array(slots.size);
      let rest = offset;
      places.forEach(({ lower, slot }, i) => {
        const stride = strides[i] ?? 1;
        frame[slot] = lower + Math.floor(rest / stride);
        rest %= stride;
      });
      return body(frame);
    },
  };
}

function compileAccumulation(equation: Accumulation, arrays: Arrays, run: Run): Evaluate {
  const compiler = makeCompiler(arrays, run);
  const { slots } = compiler;
  for (const v of equation.indices) slots.of(v);
  const target = arrays.cell(equation.array);
  const offset = compileOffset(equation.array, equation.positions, equation.guarded, target, compiler, run);
  const body = compiler.expression(equation.body);
  const join = joining(equation.operator);
  const scatter = compileFold(equation.indices, equation.conditions, slots, run, (data: Float64Array, frame) => {
    const at = offset(frame);
    if (at >= 0) data[at] = join(data[at] ?? NaN, body(frame));
    return data;
  });
  return {
    all: (cell) => void scatter(cell.data.fill(neutral(equation.operator)), new Int32Array(slots.size)),
    element: () => {
      throw new Error(`${equation.array} is accumulated in a cycle of arrays, where no element is known before all are`);
    },
  };
}

function joining(operator: AccumulationOperator): (a: number, b: number) => number {
  switch (operator) {
    case "sum": return (a, b) => a + b;
    case "max": return Math.max;
    case "min": return Math.min;
  }
}
