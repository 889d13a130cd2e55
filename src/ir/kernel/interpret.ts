/** Runs kernels over flat float64 arrays: slow, checked, and what every target is held to. */
import type { Orthonormal } from "../equation/types.ts";
import { evaluate } from "./operators.ts";
import type { Bound, Buffer, Entry, KernelExpr, Offset, Statement } from "./types.ts";

export interface KernelMemory {
  /** The numbers of a buffer, row-major, as many as its shape has; integers too are kept as float64 here. */
  readonly get: (buffer: string) => Float64Array | undefined;
  /** What a draw gives; draws throw where there is none. */
  readonly draw?: (distribution: "uniform" | "gaussian", occurrence: number, ordinal: number) => number;
  /** The numbers, row-major, of a draw of a whole matrix. */
  readonly matrix?: (occurrence: number, shape: Orthonormal) => ArrayLike<number>;
}

interface Frame {
  readonly memory: KernelMemory;
  readonly buffers: ReadonlyMap<string, Buffer>;
  readonly count: number;
  /** Locals and loop variables. */
  readonly values: Map<string, number>;
  readonly where: string;
}

/** Executes an entry on `count` examples. Throws on every access out of bounds and on reads of locals without value. */
export function runEntry(entry: Entry, buffers: ReadonlyMap<string, Buffer>, memory: KernelMemory, count: number): void {
  for (const kernel of entry.kernels) {
    run(kernel.body, { memory, buffers, count, values: new Map(), where: kernel.name });
  }
}

function run(list: readonly Statement[], frame: Frame): void {
  for (const s of list) {
    switch (s.kind) {
      case "for": {
        const lower = boundValue(s.lower, frame, Math.max);
        const upper = boundValue(s.upper, frame, Math.min);
        if (s.step < 1) throw new Error(`${frame.where}: step ${s.step}`);
        for (let i = lower; i < upper; i += s.step) {
          for (let lane = 0; lane < (s.lanes ?? 1); lane++) {
            frame.values.set(s.variable, i + lane);
            run(s.body, frame);
          }
        }
        frame.values.delete(s.variable);
        break;
      }
      case "let": case "var": case "assign": {
        if (s.kind === "assign" && !frame.values.has(s.name)) throw new Error(`${frame.where}: ${s.name} is assigned before it is defined`);
        const value = expr(s.value, frame);
        if (s.kind !== "assign" && s.integer === true && !Number.isInteger(value)) throw new Error(`${frame.where}: ${s.name} is ${value}, no integer`);
        frame.values.set(s.name, value);
        break;
      }
      case "store": {
        const value = expr(s.value, frame);
        const data = numbers(s.buffer, frame);
        const at = checked(s.buffer, data, offset(s.offset, frame), frame);
        data[at] = s.add ? (data[at] ?? NaN) + value : value;
        break;
      }
      case "fill": numbers(s.buffer, frame).fill(s.value, 0, used(s.buffer, frame)); break;
      case "copy": {
        const to = numbers(s.to, frame);
        to.set(numbers(s.from, frame).subarray(0, used(s.to, frame)));
        break;
      }
      case "if": run(expr(s.condition, frame) !== 0 ? s.then : s.else, frame); break;
      case "single": run(s.body, frame); break;
      case "barrier": break;
    }
  }
}

/** How many numbers of a buffer `count` examples use. */
function used(buffer: string, frame: Frame): number {
  const b = frame.buffers.get(buffer);
  if (b === undefined) throw new Error(`${frame.where}: unknown buffer ${buffer}`);
  const [first = 1, ...rest] = b.shape;
  return rest.reduce((size, n) => size * n, b.batched ? frame.count : first);
}

function numbers(buffer: string, frame: Frame): Float64Array {
  const data = frame.memory.get(buffer);
  if (data === undefined) throw new Error(`${frame.where}: no memory for ${buffer}`);
  return data;
}

function checked(buffer: string, data: Float64Array, at: number, frame: Frame): number {
  if (!Number.isInteger(at) || at < 0 || at >= data.length) throw new RangeError(`${frame.where}: ${buffer}[${at}] of ${data.length}`);
  return at;
}

function boundValue(b: Bound, frame: Frame, combine: (...values: number[]) => number): number {
  return b.kind === "count" ? frame.count : combine(...b.of.map((o) => offset(o, frame)));
}

function valueOf(name: string, frame: Frame): number {
  const value = frame.values.get(name);
  if (value === undefined) throw new Error(`${frame.where}: ${name} has no value`);
  return value;
}

function offset(o: Offset, frame: Frame): number {
  switch (o.kind) {
    case "affine": return o.terms.reduce((sum, t) => sum + t.coefficient * valueOf(t.variable, frame), o.constant);
    case "local": return valueOf(o.name, frame);
    case "floorDivide": return Math.floor(offset(o.numerator, frame) / o.divisor);
    case "sumOf": return o.parts.reduce((sum, p) => sum + p.coefficient * offset(p.value, frame), o.constant);
  }
}

function expr(e: KernelExpr, frame: Frame): number {
  switch (e.kind) {
    case "constant": return e.value;
    case "local": return valueOf(e.name, frame);
    case "load": {
      const data = numbers(e.buffer, frame);
      return data[checked(e.buffer, data, offset(e.offset, frame), frame)] ?? NaN;
    }
    case "offset": return offset(e.value, frame);
    case "count": return frame.count;
    case "operation": {
      if (e.operator === "and" || e.operator === "or") {
        const [a, b] = e.arguments;
        if (a === undefined || b === undefined) throw new Error(`${frame.where}: ${e.operator} takes two`);
        const first = expr(a, frame) !== 0;
        return first === (e.operator === "or") ? Number(first) : Number(expr(b, frame) !== 0);
      }
      return evaluate(e.operator, e.arguments.map((a) => expr(a, frame)));
    }
    case "select": return expr(expr(e.condition, frame) !== 0 ? e.whenTrue : e.whenFalse, frame);
    case "draw": {
      const { draw, matrix } = frame.memory;
      const { distribution, occurrence } = e;
      const ordinal = offset(e.ordinal, frame);
      const value = typeof distribution === "string" ? draw?.(distribution, occurrence, ordinal) : matrix?.(occurrence, distribution)[ordinal];
      if (value === undefined) throw new Error(`${frame.where}: a draw, and no source of random numbers`);
      return value;
    }
  }
}
