/** From a checked model to the text of a module, for any target. */
import type { CheckedModel } from "./ir/model/types.ts";
import { toEquations, toKernels } from "./pipeline.ts";
import type { EmittedModule, TargetName } from "./targets/target.ts";
import { typescript } from "./targets/typescript/target.ts";

/** WebAssembly computes in float32, whatever `precision` says of TypeScript. */
export async function emit(model: CheckedModel, target: TargetName, precision: "f64" | "f32", inputGradients = false): Promise<EmittedModule> {
  const equations = toEquations(model, undefined, { inputGradients });
  if (target === "ts") return typescript.emit(model, toKernels(model, equations, false, precision === "f32"), { precision });
  const { assemble } = await import("./targets/wasm/target.ts");
  const planned = toKernels(model, equations, true);
  return typescript.emit(model, planned, { precision: "f32", machine: assemble(planned) });
}
