/** From a checked model to the text of a module, for any target. */
import type { PlannedKernels } from "./ir/memory/types.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import { toEquations, toKernels } from "./pipeline.ts";
import type { EmittedModule, TargetName } from "./targets/target.ts";
import { typescript } from "./targets/typescript/target.ts";

/** WebAssembly computes in float32, whatever `precision` says of TypeScript. */
export async function emit(model: CheckedModel, target: TargetName, precision: "f64" | "f32", inputGradients = false): Promise<Emitted> {
  const equations = toEquations(model, undefined, { inputGradients });
  if (target === "ts") {
    const planned = toKernels(model, equations, false, precision === "f32");
    return { ...(await typescript.emit(model, planned, { precision })), rounded: precision === "f32" ? roundedIn(model, planned) : [] };
  }
  const { assemble } = await import("./targets/wasm/target.ts");
  const planned = toKernels(model, equations, true);
  return { ...(await typescript.emit(model, planned, { precision: "f32", machine: assemble(planned) })), rounded: roundedIn(model, planned) };
}

export interface Emitted extends EmittedModule {
  /** Arrays of inputs and targets whose real numbers are rounded to float32. */
  readonly rounded: readonly string[];
}

function roundedIn(model: CheckedModel, { kernels }: PlannedKernels): readonly string[] {
  const data = [...model.inputs.map((i) => i.array), ...model.outputs.flatMap((o) => o.target ?? [])];
  return data.filter((name) => {
    const buffer = kernels.buffers.get(name);
    return buffer?.content === "real" && buffer.double !== true;
  });
}
