/** The iterations of a loop that one of several threads runs. */
import type { Code } from "../encode/bytes.ts";
import { pick } from "../encode/control.ts";
import { i32 } from "../encode/scalar.ts";
import { get, type I32, type Local, set } from "../encode/value.ts";
import type { Scope, Team } from "./scope.ts";

/**
 * Narrows the bounds of a loop to those of this thread: of `k` iterations thread `t` of `T` has those from ⌊k t / T⌋ to
 * below ⌊k (t + 1) / T⌋, whole steps, so that each runs as it would alone.
 */
export function stretch(variable: Local<"i32">, upper: Local<"i32">, step: number, { thread, others }: Team, { frame }: Scope): Code {
  const [iterations, threads, from] = [frame.local("i32"), frame.local("i32"), frame.local("i32")];
  const end = (share: I32): I32 => i32.add(get(from), i32.multiply(i32.divide(i32.multiply(get(iterations), share), get(threads)), i32.constant(step)));
  const whole = i32.divide(i32.add(i32.subtract(get(upper), get(variable)), i32.constant(step - 1)), i32.constant(step));
  const last = end(i32.add(get(thread), i32.constant(1)));
  const code: Code = [
    set(from, get(variable)), set(threads, i32.add(get(others), i32.constant(1))), set(iterations, whole),
    // No iterations may be fewer than none.
    set(iterations, pick(i32.greater(get(iterations), i32.constant(0)), get(iterations), i32.constant(0))),
    set(variable, end(get(thread))), set(upper, pick(i32.less(last, get(upper)), last, get(upper))),
  ];
  frame.release(iterations, threads, from);
  return code;
}
