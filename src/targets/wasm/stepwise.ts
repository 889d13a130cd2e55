/**
 * Kernels as one function that can end after any of them, so that where a loss goes wrong is found without a second copy of
 * their code: a comparison after each takes no time that could be measured.
 */
import type { Code } from "./encode/bytes.ts";
import { callStatement, leaveFunction } from "./encode/control.ts";
import type { Frame, ModuleBuilder } from "./encode/module.ts";
import { stepName } from "./entry.ts";
import { i32 } from "./encode/scalar.ts";
import { get } from "./encode/value.ts";

/** Defines and exports the function of all, by name, and `step`, which runs the kernels up to one of them, which so must come to the same when they run again. */
export function defineStepwise(builder: ModuleBuilder, name: string, kernels: readonly ((frame: Frame) => Code)[]): void {
  const run = builder.declare();
  builder.define(run, {
    parameters: ["i32", "i32"],
    build: (frame) => ({ statements: kernels.map((kernel, k) => [kernel(frame), leaveFunction(i32.equal(get(frame.parameter(1, "i32")), i32.constant(k + 1)))]) }),
  });
  builder.define(builder.declare(), { parameters: ["i32"], name, build: (frame) => ({ statements: callStatement(run, get(frame.parameter(0, "i32")), i32.constant(0)) }) });
  builder.define(builder.declare(), {
    parameters: ["i32", "i32"], name: stepName,
    build: (frame) => ({ statements: callStatement(run, get(frame.parameter(1, "i32")), i32.add(get(frame.parameter(0, "i32")), i32.constant(1))) }),
  });
}
