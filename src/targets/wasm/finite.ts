/** Whether numbers that came in are finite: told by their exponents, four at a time. */
import { countUp } from "./encode/control.ts";
import type { ModuleBuilder } from "./encode/module.ts";
import { i32 } from "./encode/scalar.ts";
import { get, set } from "./encode/value.ts";
import { i32x4, v128 } from "./encode/vector.ts";

/** The exponent of a float32: all ones where it is infinite or no number. */
const exponent = 0x7f800000;

/** Defines `name(from, to)`: 0 where all float32 between two addresses are finite, at least four. */
export function defineFiniteCheck(builder: ModuleBuilder, name: string): void {
  builder.define(builder.declare(), {
    parameters: ["i32", "i32"], name,
    build: (frame) => {
      const [from, to] = [frame.parameter(0, "i32"), frame.parameter(1, "i32")];
      const found = frame.local("v128");
      const mask = i32x4.constant(exponent);
      // The last four are looked at by themselves: some of them may have been before.
      const look = set(found, v128.or(get(found), i32x4.equal(v128.and(v128.load(get(from)), mask), mask)));
      const last = i32.subtract(get(to), i32.constant(16));
      return { statements: [countUp(from, last, 16, look, true), set(from, last), look], result: v128.anySet(get(found)) };
    },
  });
}
