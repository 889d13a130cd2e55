/** Integer expressions, and addresses made of them. */
import { exponentOfTwo } from "../../../ir/equation/number.ts";
import type { Bound, Offset } from "../../../ir/kernel/types.ts";
import { pick } from "../encode/control.ts";
import { i32 } from "../encode/scalar.ts";
import { get, type I32 } from "../encode/value.ts";
import { f32x4, f64x2 } from "../encode/vector.ts";
import { bindingOf, type Scope } from "./scope.ts";

type Affine = Extract<Offset, { kind: "affine" }>;

function variable(name: string, scope: Scope): I32 {
  const binding = bindingOf(name, scope);
  switch (binding.type) {
    case "i32": return get(binding);
    case "f32": return i32.fromF32(get(binding));
    case "f64": return i32.fromF64(get(binding));
    case "v128": return i32.fromF32(f32x4.lane(get(binding), 0));
    case "f64x2": return i32.fromF64(f64x2.lane(get(binding.low), 0));
  }
}

function scaled(value: I32, factor: number): I32 {
  if (factor === 1) return value;
  const shift = exponentOfTwo(factor);
  return shift !== undefined ? i32.shiftLeft(value, i32.constant(shift)) : i32.multiply(value, i32.constant(factor));
}

function sum(parts: readonly I32[], constant: number): I32 {
  const [first, ...rest] = parts;
  if (first === undefined) return i32.constant(constant);
  const total = rest.reduce((a, b) => i32.add(a, b), first);
  return constant === 0 ? total : i32.add(total, i32.constant(constant));
}

/** The value of an offset, times a factor. */
export function offsetValue(o: Offset, scope: Scope, factor = 1): I32 {
  switch (o.kind) {
    case "affine": return sum(o.terms.map((t) => scaled(variable(t.variable, scope), factor * t.coefficient)), factor * o.constant);
    case "local": return scaled(variable(o.name, scope), factor);
    case "floorDivide": return scaled(floorDivide(offsetValue(o.numerator, scope), o.divisor), factor);
    case "sumOf": return sum(o.parts.map((p) => offsetValue(p.value, scope, factor * p.coefficient)), factor * o.constant);
  }
}

/** Rounded down, of negative numbers too: division by itself rounds towards zero. */
function floorDivide(n: I32, divisor: number): I32 {
  const shift = exponentOfTwo(divisor);
  if (shift !== undefined) return i32.shiftRight(n, i32.constant(shift));
  const negative = i32.and(i32.shiftRight(n, i32.constant(31)), i32.constant(divisor - 1));
  return i32.divide(i32.subtract(n, negative), i32.constant(divisor));
}

/** The greatest of lower bounds, the least of upper ones. */
export function boundValue(b: Bound, combine: "max" | "min", scope: Scope): I32 {
  if (b.kind === "count") return get(scope.count);
  const [first, ...rest] = b.of.map((o) => offsetValue(o, scope));
  return rest.reduce((best, next): I32 => {
    const better = combine === "max" ? i32.greater(best, next) : i32.less(best, next);
    return pick(better, best, next);
  }, first ?? i32.constant(0));
}

export interface Address {
  readonly base: I32;
  /** What the instruction adds; never negative. */
  readonly offset: number;
}

/** Where an array begins: at a constant address, or at one that the function is given, from which constants count. */
export function startOf(buffer: string, { given, layout }: Pick<Scope, "given" | "layout">): { readonly from?: I32; readonly constant: number } {
  const parameter = given?.arrays.get(buffer);
  return parameter === undefined ? { constant: layout.address(buffer) } : { from: get(parameter), constant: 0 };
}

/** An address, counted from where an array begins. */
export function addressFrom(from: I32 | undefined, offset: I32): I32 {
  return from === undefined ? offset : i32.add(from, offset);
}

/** What addresses of elements have in common that differ by a constant. */
export function signatureOf(buffer: string, o: Offset, { given, layout }: Pick<Scope, "given" | "layout">): string | undefined {
  if (o.kind !== "affine" || o.terms.length === 0) return undefined;
  return `${given?.arrays.get(buffer)?.index ?? ""}:${layout.elementSize(buffer)}:${o.terms.map((t) => `${t.coefficient}*${t.variable}`).sort().join("+")}`;
}

/** Where an element lies, `shift` elements further on. */
export function addressOf(buffer: string, o: Offset, scope: Scope, shift = 0): Address {
  const size = scope.layout.elementSize(buffer);
  const { from, constant: begin } = startOf(buffer, scope);
  const start = begin + size * shift;
  if (o.kind === "sumOf" && start + size * o.constant >= 0 && o.parts.every((p) => p.coefficient > 0 && isNaturalPart(p.value, scope))) {
    return { base: addressFrom(from, offsetValue({ ...o, constant: 0 }, scope, size)), offset: start + size * o.constant };
  }
  if (o.kind !== "affine") return { base: addressFrom(from, sum([offsetValue(o, scope, size)], start)), offset: 0 };
  const constant = start + size * o.constant;
  if (o.terms.length === 0) return constant >= 0 ? { base: from ?? i32.constant(0), offset: constant } : { base: addressFrom(from, i32.constant(constant)), offset: 0 };
  const pointer = scope.pointers.get(signatureOf(buffer, o, scope) ?? "");
  const base = pointer === undefined ? addressFrom(from, offsetValue({ ...o, constant: 0 }, scope, size)) : get(pointer);
  // Sums that may be negative before the constant is added would be taken for addresses beyond the memory.
  if (constant >= 0 && isNatural(o, scope)) return { base, offset: constant };
  return { base: sum([base], constant), offset: 0 };
}

function isNaturalPart(o: Offset, scope: Scope): boolean {
  return o.kind === "affine" ? isNatural(o, scope) && o.constant >= 0 : o.kind === "local" && scope.natural.has(o.name);
}

function isNatural(o: Affine, scope: Scope): boolean {
  return o.terms.every((t) => t.coefficient > 0 && scope.natural.has(t.variable));
}
