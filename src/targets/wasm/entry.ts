/** The kernels of an entry as calls in order; those of many equal layers in loops. */
import { repeatsOf } from "../../ir/repeats.ts";
import type { Code } from "./encode/bytes.ts";
import { branch, callStatement, countUp } from "./encode/control.ts";
import type { Frame, ModuleBuilder } from "./encode/module.ts";
import { i32 } from "./encode/scalar.ts";
import { get, type I32, type Local, set } from "./encode/value.ts";

/** What runs one kernel of a step of training, by its number and the number of examples. */
export const stepName = "step";

/** The call of a kernel's function. */
export interface Call {
  readonly index: number;
  /** Where the arrays and the keys of draws lie, that a function of several kernels takes. */
  readonly addresses: readonly number[];
}

/** The kernels to run: so many from one on. */
export interface Part {
  readonly from: Local<"i32">;
  readonly length: Local<"i32">;
}

/** Calls that a loop leaves out at least: fewer take no more bytes. */
const least = 6;

/** `passed`: what every function takes first. */
export function callAll(calls: readonly Call[], frame: Frame, passed: readonly I32[], part?: Part): Code {
  const inPart = (number: I32, code: Code): Code => (part === undefined ? code : branch(i32.lessUnsigned(i32.subtract(number, get(part.from)), get(part.length)), code));
  const plain = ({ index, addresses }: Call, k: number): Code => inPart(i32.constant(k), callStatement(index, ...passed, ...addresses.map((at) => i32.constant(at))));
  return repeatsOf(calls.map(({ index, addresses }) => ({ key: String(index), numbers: addresses })), least, false).map(({ at, rows, times, courses }): Code => {
    if (times === 1) return calls.slice(at, at + rows).map((call, k) => plain(call, at + k));
    const turn = frame.local("i32");
    const growing = (first: number, step: number): I32 => (step === 0 ? i32.constant(first) : i32.add(i32.constant(first), i32.multiply(get(turn), i32.constant(step))));
    const body = calls.slice(at, at + rows).map(({ index }, k): Code => {
      const addresses = (courses[k] ?? []).map((c) => (c.kind === "steps" ? growing(c.first, c.step) : i32.constant(0)));
      return inPart(growing(at + k, rows), callStatement(index, ...passed, ...addresses));
    });
    frame.release(turn);
    return [set(turn, i32.constant(0)), countUp(turn, i32.constant(times), 1, body, true)];
  });
}

/** Defines the function that runs some of the kernels, after what each takes `from` one on so many, and exports `step`, which runs one by its number and the number of examples. */
export function defineParts(builder: ModuleBuilder, calls: readonly Call[], parameters: readonly "i32"[]): number {
  const some = builder.declare();
  builder.define(some, {
    parameters: [...parameters, "i32", "i32"],
    build: (frame) => {
      const [from, length] = [frame.parameter(parameters.length, "i32"), frame.parameter(parameters.length + 1, "i32")];
      return { statements: callAll(calls, frame, parameters.map((type, k) => get(frame.parameter(k, type))), { from, length }) };
    },
  });
  builder.define(builder.declare(), {
    parameters: ["i32", "i32"], name: stepName,
    build: (frame) => {
      const [count, ...others] = parameters.map((_, k) => (k === 0 ? get(frame.parameter(1, "i32")) : i32.constant(0)));
      return { statements: callStatement(some, ...(count === undefined ? [] : [count]), ...others, get(frame.parameter(0, "i32")), i32.constant(1)) };
    },
  });
  return some;
}
