/** Whole buffers (or their first examples) filled and copied. */
import { calls } from "../../../ir/machines.ts";
import type { Code } from "../encode/bytes.ts";
import { countUp } from "../encode/control.ts";
import { f32, f64, i32 } from "../encode/scalar.ts";
import { get, type I32, set } from "../encode/value.ts";
import { f64x2, i32x4, v128 } from "../encode/vector.ts";
import { startOf, addressFrom } from "./offsets.ts";
import type { Scope } from "./scope.ts";

/** How many bytes of a buffer are used: constant, or as many as there are examples. */
function bytesOf(buffer: string, scope: Scope): { readonly constant?: number; readonly value: I32 } {
  const { shape, batched } = scope.layout.buffer(buffer);
  const size = scope.layout.elementSize(buffer) * (batched ? shape.slice(1) : shape).reduce((a, b) => a * b, 1);
  return batched ? { value: i32.multiply(get(scope.count), i32.constant(size)) } : { constant: size, value: i32.constant(size) };
}

/** Runs vectors, then what is left number by number. */
function eachPart(buffer: string, scope: Scope, whole: (at: I32, offset: number) => Code, one: (at: I32, offset: number) => Code): Code {
  const { constant, value } = bytesOf(buffer, scope);
  const element = scope.layout.elementSize(buffer);
  if (constant !== undefined && constant <= calls.straightStores) {
    const vectors = Math.floor(constant / 16);
    const rest = Array.from({ length: (constant - 16 * vectors) / element }, (_, k) => one(i32.constant(0), 16 * vectors + element * k));
    return [Array.from({ length: vectors }, (_, k) => whole(i32.constant(0), 16 * k)), rest];
  }
  const [at, vectors, end] = [scope.frame.local("i32"), scope.frame.local("i32"), scope.frame.local("i32")];
  const code: Code = [
    set(end, value), set(vectors, i32.and(get(end), i32.constant(-16))), set(at, i32.constant(0)),
    countUp(at, get(vectors), 16, whole(get(at), 0), false), countUp(at, get(end), element, one(get(at), 0), false),
  ];
  scope.frame.release(at, vectors, end);
  return code;
}

export function fillWhole(buffer: string, value: number, scope: Scope): Code {
  const { from, constant: to } = startOf(buffer, scope);
  const isIndex = scope.layout.buffer(buffer).content === "index";
  if (scope.layout.elementSize(buffer) === 8) {
    const number = f64.constant(value);
    return eachPart(buffer, scope, (at, offset) => v128.store(addressFrom(from, at), f64x2.splat(number), to + offset), (at, offset) => f64.store(addressFrom(from, at), number, to + offset));
  }
  const bits = isIndex ? i32.constant(value) : i32.bitsOf(f32.constant(value));
  return eachPart(buffer, scope, (at, offset) => v128.store(addressFrom(from, at), i32x4.splat(bits), to + offset), (at, offset) => i32.store(addressFrom(from, at), bits, to + offset));
}

export function copyWhole(from: string, to: string, scope: Scope): Code {
  const [source, goal] = [startOf(from, scope), startOf(to, scope)];
  if (scope.layout.elementSize(from) !== scope.layout.elementSize(to)) return copyConverted(from, to, scope);
  return eachPart(to, scope,
    (at, offset) => v128.store(addressFrom(goal.from, at), v128.load(addressFrom(source.from, at), source.constant + offset), goal.constant + offset),
    (at, offset) => i32.store(addressFrom(goal.from, at), i32.load(addressFrom(source.from, at), source.constant + offset), goal.constant + offset));
}

/** Number by number between float32 and float64. */
function copyConverted(from: string, to: string, scope: Scope): Code {
  const [source, goal] = [startOf(from, scope), startOf(to, scope)];
  const [at, end] = [scope.frame.local("i32"), scope.frame.local("i32")];
  const toDouble = scope.layout.elementSize(to) === 8;
  const [read, written] = [addressFrom(source.from, i32.shiftLeft(get(at), i32.constant(toDouble ? 2 : 3))), addressFrom(goal.from, i32.shiftLeft(get(at), i32.constant(toDouble ? 3 : 2)))];
  const one = toDouble ? f64.store(written, f64.fromF32(f32.load(read, source.constant)), goal.constant) : f32.store(written, f32.fromF64(f64.load(read, source.constant)), goal.constant);
  const code: Code = [set(at, i32.constant(0)), set(end, i32.shiftRight(bytesOf(to, scope).value, i32.constant(toDouble ? 3 : 2))), countUp(at, get(end), 1, one, false)];
  scope.frame.release(at, end);
  return code;
}
