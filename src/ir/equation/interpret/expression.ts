/** Expressions compiled to functions of the indices' values, one function for each node. */
import { asQuotient } from "../build.ts";
import { orthonormalMatrix } from "../../../runtime/orthogonal.ts";
import { drawKey } from "../../../runtime/random.ts";
import { square } from "../../../runtime/special.ts";
import { pow } from "../elementary.ts";
import { type Num, toNumber } from "../number.ts";
import { isUnary, primitiveFunction } from "../primitives.ts";
import type { Call, Draw, Expr, Factor, Product, Sum } from "../types.ts";
import type { Cell, Run } from "./cell.ts";
import { compileAffine, compileConditions, type Compiler, type OfFrame, Slots } from "./frame.ts";
import { compileReduce } from "./loops.ts";
import { compileRead } from "./read.ts";

/** The arrays of a program in a run. */
export interface Arrays {
  /** Throws for an array that the program does not declare. */
  readonly cell: (name: string) => Cell;
  /** Whether the array is computed element by element, because it is part of a cycle. */
  readonly byElement: (name: string) => boolean;
}

export function makeCompiler(arrays: Arrays, run: Run): Compiler {
  const slots = new Slots();
  const expression = (e: Expr): OfFrame => {
    switch (e.kind) {
      case "constant": return constantly(e.value);
      case "count": return () => run.count;
      case "index": return compileAffine(e.affine, slots);
      case "read": return compileRead(e, arrays.cell(e.array), arrays.byElement(e.array), compiler, run);
      case "sum": return compileSum(e, compiler);
      case "product": return compileProduct(e, compiler);
      case "call": return compileCall(e, compiler);
      case "select": {
        const [condition, whenTrue, whenFalse] = [expression(e.condition), expression(e.whenTrue), expression(e.whenFalse)];
        return (frame) => (condition(frame) !== 0 ? whenTrue(frame) : whenFalse(frame));
      }
      case "where": {
        const holds = compileConditions(e.conditions, slots);
        const body = expression(e.body);
        return holds === undefined ? body : (frame) => (holds(frame) ? body(frame) : 0);
      }
      case "reduce": return compileReduce(e, compiler, run);
      case "draw": return compileDraw(e, slots, run);
    }
  };
  const compiler: Compiler = { slots, expression };
  return compiler;
}

function constantly(value: Num): OfFrame {
  const x = toNumber(value);
  return () => x;
}

function compileSum(e: Sum, { expression }: Compiler): OfFrame {
  const constant = toNumber(e.constant);
  const parts = e.terms.map(({ coefficient, value }): OfFrame => {
    const c = toNumber(coefficient);
    const f = expression(value);
    return c === 1 ? f : c === -1 ? (frame) => -f(frame) : (frame) => c * f(frame);
  });
  const [first, second, ...rest] = parts;
  if (first !== undefined && second === undefined) return constant === 0 ? first : (frame) => constant + first(frame);
  if (first !== undefined && second !== undefined && rest.length === 0) return (frame) => constant + first(frame) + second(frame);
  return (frame) => {
    let sum = constant;
    for (const part of parts) sum += part(frame);
    return sum;
  };
}

/** Numerators first, then divided by each denominator. */
function compileProduct(e: Product, { expression }: Compiler): OfFrame {
  const side = (factors: readonly Factor[]): OfFrame => {
    const parts = factors.map(({ base, exponent }) => raise(expression(base), Math.abs(exponent)));
    const [first, second, ...rest] = parts;
    if (first === undefined) return () => 1;
    if (second === undefined) return first;
    if (rest.length === 0) return (frame) => first(frame) * second(frame);
    return (frame) => {
      let product = 1;
      for (const part of parts) product *= part(frame);
      return product;
    };
  };
  const numerator = side(e.factors.filter((f) => f.exponent > 0));
  const below = e.factors.filter((f) => f.exponent < 0);
  if (below.length === 0) return numerator;
  const denominator = side(below);
  return (frame) => numerator(frame) / denominator(frame);
}

function raise(base: OfFrame, exponent: number): OfFrame {
  switch (exponent) {
    case 1: return base;
    case 2: return (frame) => square(base(frame));
    case 0.5: return (frame) => Math.sqrt(base(frame));
    default: return (frame) => pow(base(frame), exponent);
  }
}

function compileCall(e: Call, { expression }: Compiler): OfFrame {
  const [only] = e.arguments;
  const quotient = e.primitive === "floor" && only !== undefined ? asQuotient(only) : undefined;
  if (quotient !== undefined) {
    const dividend = expression(quotient.dividend);
    return (frame) => Math.floor(dividend(frame) / quotient.divisor);
  }
  const f = primitiveFunction(e.primitive);
  const [a, b] = e.arguments.map(expression);
  if (a === undefined) throw new Error(`${e.primitive} has no argument`);
  if (isUnary(e.primitive)) return (frame) => f(a(frame), NaN);
  if (b === undefined) throw new Error(`${e.primitive} has one argument`);
  return (frame) => f(a(frame), b(frame));
}

/** Row-major over the sizes, the batch index most significant. */
function compileDraw(e: Draw, slots: Slots, run: Run): OfFrame {
  const places = e.indices.map((a, i) => ({ value: compileAffine(a, slots), size: e.sizes[i] ?? 1 }));
  const { distribution, occurrence } = e;
  const ordinalOf = (frame: Parameters<OfFrame>[0]): number => places.reduce((sum, { value, size }) => sum * size + value(frame), 0);
  if (typeof distribution === "string") return (frame) => run.draw(distribution, run.seed, run.step, occurrence, ordinalOf(frame));
  // One matrix for all elements of a run.
  let drawn: { readonly key: number; readonly matrix: Float64Array } = { key: NaN, matrix: new Float64Array(0) };
  return (frame) => {
    const key = drawKey(run.seed, run.step, occurrence);
    if (key !== drawn.key) drawn = { key, matrix: orthonormalMatrix(key, distribution.rows, distribution.columns) };
    return drawn.matrix[ordinalOf(frame)] ?? NaN;
  };
}
