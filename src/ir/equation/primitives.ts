/** What each scalar primitive computes, in float64: with the functions of emitted modules, whose bits no engine changes. */
import { elementary, exp, log1p, pow } from "./elementary.ts";
import type { BinaryRow, UnaryRow } from "./primitives/row.ts";
import { type BinaryPrimitive, binaryRows, type Primitive, type RuntimePrimitive, type UnaryPrimitive, unaryRows } from "./primitives/rows.ts";

type Function1 = (x: number) => number;
type Function2 = (x: number, y: number) => number;

/** 1 / (1 + exp(−x)) without overflow. */
export function logistic(x: number): number {
  const e = exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** log(1 + exp x) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}

/**
 * The error function to about 1e-16: its Maclaurin series in the form of Kummer below 2.5, a continued fraction
 * (Abramowitz and Stegun 7.1.6 and 7.1.14) above.
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (Number.isNaN(a)) return NaN;
  if (a > 6) return Math.sign(x);
  const gauss = exp(-a * a) / Math.sqrt(Math.PI);
  if (a < 2.5) {
    let term = a;
    let sum = a;
    for (let n = 1; term > sum * 1e-18; n++) {
      term *= (2 * a * a) / (2 * n + 1);
      sum += term;
    }
    return Math.sign(x) * 2 * gauss * sum;
  }
  let fraction = 0;
  for (let n = 80; n > 0; n--) fraction = n / 2 / (a + fraction);
  return Math.sign(x) * (1 - gauss / (a + fraction));
}

/** More exact than the functions of the runtime. */
const exact: Readonly<Partial<Record<UnaryPrimitive, Function1>>> = { erf, logistic, softplus };

const unary: ReadonlyMap<string, Function1> = new Map(Object.keys(unaryRows).filter(isUnary).map((name) => [name, exact[name] ?? (isRuntime(name) ? elementary(name) : ofRow(name))]));

function ofRow(name: UnaryPrimitive): Function1 {
  const { value }: UnaryRow = unaryRows[name];
  return value === "runtime" ? () => NaN : value;
}

function binary(name: BinaryPrimitive): Function2 {
  const { value }: BinaryRow = binaryRows[name];
  return value === "pow" ? pow : value;
}

/** Whether a function of the runtime computes it, in the interpreter and in emitted TypeScript. */
export function isRuntime(operator: string): operator is RuntimePrimitive {
  return isUnary(operator) && unaryRows[operator].value === "runtime";
}

export function isPrimitive(operator: string): operator is Primitive {
  return isUnary(operator) || isBinary(operator);
}

/** The row of a primitive. */
export function rowOf(primitive: Primitive): UnaryRow | BinaryRow {
  return isUnary(primitive) ? unaryRows[primitive] : binaryRows[primitive];
}

/** The functions of the language, in the order of the table. */
export const languagePrimitives: readonly Primitive[] = [...Object.keys(unaryRows), ...Object.keys(binaryRows)].filter(isPrimitive).filter((p) => rowOf(p).internal !== true);

export function isUnary(primitive: string): primitive is UnaryPrimitive {
  return Object.hasOwn(unaryRows, primitive);
}

export function isBinary(primitive: string): primitive is BinaryPrimitive {
  return Object.hasOwn(binaryRows, primitive);
}

/** The function of a primitive, to be called with as many arguments as it takes. */
export function primitiveFunction(primitive: Primitive): (x: number, y: number) => number {
  return isUnary(primitive) ? (unary.get(primitive) ?? (() => NaN)) : binary(primitive);
}

/** The value of a primitive; `args` must be as many as it takes. */
export function applyPrimitive(primitive: Primitive, args: readonly number[]): number {
  const [x = NaN, y = NaN] = args;
  return primitiveFunction(primitive)(x, y);
}
