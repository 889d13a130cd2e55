/** From a checked model to the text of a module, for any target. */
import type { PlannedKernels } from "./ir/memory/types.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import { type Context, finish, steps } from "./pipeline.ts";
import { precisionOf, type Target } from "./targets.ts";
import type { EmittedModule, Language } from "./targets/target.ts";

export interface Emitted extends EmittedModule {
  /** Arrays of inputs and targets whose real numbers are rounded to float32. */
  readonly rounded: readonly string[];
}

export async function emit(context: Context, target: Target, language: Language = "typescript"): Promise<Emitted> {
  const { model, options } = context;
  const precision = precisionOf(target, options.precision);
  const planned = finish(steps({ ...context, options: { ...options, precision } }, target.machine));
  const emitter = await target.load();
  const emitted = await emitter.emit(model, planned, { precision, language });
  return { ...emitted, rounded: precision === "f32" ? roundedIn(model, planned) : [] };
}

function roundedIn(model: CheckedModel, { kernels }: PlannedKernels): readonly string[] {
  const data = [...model.inputs.map((i) => i.array), ...model.outputs.flatMap((o) => o.target ?? [])];
  return data.filter((name) => {
    const buffer = kernels.buffers.get(name);
    return buffer?.content === "real" && buffer.double !== true;
  });
}
