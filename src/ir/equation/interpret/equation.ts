/** Equations compiled: all of an array at once, or one element. */
import { neutral } from "../build.ts";
import type { Accumulation, AccumulationOperator, Definition, Equation, IndexVariable } from "../types.ts";
import type { Cell, Run } from "./cell.ts";
import { type Arrays, makeCompiler } from "./expression.ts";
import type { Frame, Slots } from "./frame.ts";
import { compileFold } from "./loops.ts";
import { compileOffset } from "./read.ts";

export interface Evaluate {
  /** Fills the array, whose numbers are 0. */
  readonly all: (cell: Cell) => void;
  /** The number at a row-major offset. */
  readonly element: (cell: Cell, offset: number) => number;
}

/** `step`: the index that the host sets. */
export function compileEquation(equation: Equation, arrays: Arrays, run: Run, step?: IndexVariable): Evaluate {
  return equation.kind === "definition" ? compileDefinition(equation, arrays, run, step) : compileAccumulation(equation, arrays, run, step);
}

function compileDefinition(equation: Definition, arrays: Arrays, run: Run, step: IndexVariable | undefined): Evaluate {
  const compiler = makeCompiler(arrays, run);
  const { slots } = compiler;
  const places = equation.indices.map((v) => ({ lower: v.lower, slot: slots.of(v) }));
  const body = compiler.expression(equation.body);
  const target = arrays.cell(equation.array);
  const fill = compileFold(equation.indices, [], slots, run, (cursor: { readonly data: Float64Array; at: number }, frame) => {
    cursor.data[cursor.at] = body(frame);
    cursor.at++;
    return cursor;
  });
  return {
    all: (cell) => void fill({ data: cell.data, at: 0 }, frameOf(slots, run, step)),
    element: (_, offset) => {
      const frame = frameOf(slots, run, step);
      let rest = offset;
      places.forEach(({ lower, slot }, i) => {
        const stride = target.strides[i] ?? 1;
        frame[slot] = lower + Math.floor(rest / stride);
        rest %= stride;
      });
      return body(frame);
    },
  };
}

function compileAccumulation(equation: Accumulation, arrays: Arrays, run: Run, step: IndexVariable | undefined): Evaluate {
  const compiler = makeCompiler(arrays, run);
  const { slots } = compiler;
  for (const v of equation.indices) slots.of(v);
  const target = arrays.cell(equation.array);
  const offset = compileOffset(equation.array, equation.positions, equation.guarded, target, compiler, run);
  const body = compiler.expression(equation.body);
  const join = joining(equation.operator);
  const scatter = compileFold(equation.indices, equation.conditions, slots, run, (data: Float64Array, frame) => {
    const at = offset(frame);
    if (at >= 0) data[at] = equation.keeps === true ? body(frame) : join(data[at] ?? NaN, body(frame));
    return data;
  });
  return {
    all: (cell) => void scatter(equation.keeps === true ? cell.data : cell.data.fill(neutral(equation.operator)), frameOf(slots, run, step)),
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

function frameOf(slots: Slots, run: Run, step: IndexVariable | undefined): Frame {
  const slot = step && slots.of(step);
  const frame: Frame = new Int32Array(slots.size);
  if (slot !== undefined) frame[slot] = run.at;
  return frame;
}
