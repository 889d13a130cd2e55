/** Constants: expressions without reads as numbers. */
import { cos, cosh, exp, log, pow, sin, tanh } from "../../../ir/equation/elementary.ts";
import { erf, logistic, softplus } from "../../../ir/equation/primitives.ts";
import { OnnxError } from "../fault.ts";
import type { Tensor } from "../types.ts";
import { sizeOf } from "./affine.ts";
import { type TensorRead, tensorsOf } from "./expression.ts";
import type { Affine, Axis, Comparison, Expression, Factor, Lazy } from "./types.ts";

/** A constant has no more numbers than this, unless the file has them one by one. */
const mostNumbers = 2 ** 26;

/** The numbers of a constant with these dimensions. Those of a layout without the batch. */
export function evaluated({ body, isWhole }: Lazy, layout: readonly Axis[]): Tensor {
  const shape = layout.map(sizeOf);
  const count = shape.reduce((a, b) => a * b, 1);
  if (!(count <= mostNumbers)) throw new OnnxError(`a constant of the shape [${shape.join(", ")}] would have more than ${mostNumbers} numbers`);
  const leaves = tensorsOf(body);
  const type = isWhole ? "int64" : leaves.some(({ tensor }) => tensor.type === "float64") ? "float64" : "float32";
  const [name] = leaves.flatMap(({ tensor }) => tensor.name ?? []);
  const values = type === "float32" ? new Float32Array(count) : new Float64Array(count);
  const factors = layout.flat();
  if (body.kind === "tensor" && body.tensor.uniform !== true) {
    copy(body, factors, values);
    return { type, shape, values, ...(name !== undefined && { name }) };
  }
  const at = new Map(factors.map((factor) => [factor, 0]));
  const valueAt = compile(body, at);
  for (let k = 0; k < count; k++) {
    values[k] = valueAt();
    step(factors, at);
  }
  return { type, shape, values, ...(name !== undefined && { name }) };
}

/** What is a tensor in another order is copied by strides: weights have millions of numbers. */
function copy({ tensor, index }: TensorRead, factors: readonly Factor[], values: Float32Array | Float64Array): void {
  const ofAxes = tensor.shape.map((_, k) => tensor.shape.slice(k + 1).reduce((a, b) => a * b, 1));
  const strides = factors.map((factor) => index.reduce((sum, { terms }, k) => sum + (terms.get(factor) ?? 0) * (ofAxes[k] ?? 0), 0));
  const at = factors.map(() => 0);
  let from = index.reduce((sum, { offset }, k) => sum + offset * (ofAxes[k] ?? 0), 0);
  for (let k = 0; k < values.length; k++) {
    values[k] = tensor.values[from] ?? 0;
    for (let d = factors.length - 1; d >= 0; d--) {
      const stride = strides[d] ?? 0;
      from += stride;
      if ((at[d] = (at[d] ?? 0) + 1) < (factors[d]?.size ?? 1)) break;
      from -= stride * (at[d] ?? 0);
      at[d] = 0;
    }
  }
}

/** The next indices, row-major. */
function step(factors: readonly Factor[], at: Map<Factor, number>): void {
  for (let d = factors.length - 1; d >= 0; d--) {
    const factor = factors[d];
    if (factor === undefined) return;
    const next = (at.get(factor) ?? 0) + 1;
    if (next < factor.size) {
      at.set(factor, next);
      return;
    }
    at.set(factor, 0);
  }
}

function place({ offset, terms }: Affine, at: ReadonlyMap<Factor, number>): number {
  let sum = offset;
  for (const [factor, stride] of terms) sum += stride * (at.get(factor) ?? 0);
  return sum;
}

const functions: Readonly<Record<string, (...operands: readonly number[]) => number>> = {
  exp, log, sin, cos, cosh, tanh, erf, sigmoid: logistic, softplus,
  sqrt: (x = 0) => Math.sqrt(x), abs: (x = 0) => Math.abs(x), sign: (x = 0) => Math.sign(x), floor: (x = 0) => Math.floor(x), trunc: (x = 0) => Math.trunc(x),
  min: (...x) => Math.min(...x), max: (...x) => Math.max(...x), relu: (x = 0) => Math.max(x, 0),
};

export function compare(comparison: Comparison, a: number, b: number): boolean {
  switch (comparison) {
    case "<": return a < b;
    case "<=": return a <= b;
    case ">": return a > b;
    case ">=": return a >= b;
    case "==": return a === b;
  }
}

/** A function that gives the value at the indices of `at`. */
function compile(e: Expression, at: Map<Factor, number>): () => number {
  switch (e.kind) {
    case "number": return () => e.value;
    case "position": return () => place(e.index, at);
    case "read": throw new OnnxError("a constant is needed, and the value depends on inputs");
    case "tensor": {
      const { tensor: { shape, values, uniform }, index } = e;
      if (uniform === true) return () => values[0] ?? 0;
      const strides = shape.map((_, k) => shape.slice(k + 1).reduce((a, b) => a * b, 1));
      return () => values[index.reduce((sum, affine, k) => sum + (strides[k] ?? 0) * place(affine, at), 0)] ?? 0;
    }
    case "call": {
      const f = functions[e.name];
      if (f === undefined) throw new OnnxError(`the function ${e.name} of a constant is not computed`);
      const operands = e.operands.map((operand) => compile(operand, at));
      return () => f(...operands.map((operand) => operand()), ...(e.settings ?? []));
    }
    case "binary": {
      const [a, b] = [compile(e.left, at), compile(e.right, at)];
      switch (e.operator) {
        case "+": return () => a() + b();
        case "-": return () => a() - b();
        case "*": return () => a() * b();
        case "/": return () => a() / b();
        case "^": return () => pow(a(), b());
        case "%": return () => a() % b();
      }
    }
    // falls through: each operator above returns
    case "choice": {
      const [a, b, yes, no] = [compile(e.left, at), compile(e.right, at), compile(e.whenTrue, at), compile(e.whenFalse, at)];
      return () => (compare(e.comparison, a(), b()) ? yes() : no());
    }
    case "reduction": {
      const body = compile(e.body, at);
      return () => {
        const values: number[] = [];
        const count = e.over.reduce((n, f) => n * f.size, 1);
        for (const factor of e.over) at.set(factor, 0);
        for (let k = 0; k < count; k++) {
          values.push(body());
          step(e.over, at);
        }
        return reduced(e.name, values);
      };
    }
  }
}

function reduced(name: Extract<Expression, { readonly kind: "reduction" }>["name"], values: readonly number[]): number {
  switch (name) {
    case "sum": return values.reduce((a, b) => a + b, 0);
    case "mean": return values.reduce((a, b) => a + b, 0) / values.length;
    case "max": return values.reduce((a, b) => Math.max(a, b), -Infinity);
    case "min": return values.reduce((a, b) => Math.min(a, b), Infinity);
    case "product": return values.reduce((a, b) => a * b, 1);
  }
}
