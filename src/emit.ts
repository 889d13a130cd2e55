/** From a checked model to a module, for any target. */
import { forInference } from "./ir/model/inference.ts";
import type { PlannedKernels } from "./ir/memory/types.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import { type Context, equationSteps, finish, kernelSteps, type MachineEntry } from "./pipeline.ts";
import { precisionOf, type Target } from "./targets.ts";
import type { EmittedModule, Language, Place } from "./targets/target.ts";
import type { Weights } from "./weights/fit.ts";
import { storeWeights } from "./weights/store.ts";

/** What a compilation gives: text in TypeScript, in JavaScript with declarations, in JavaScript alone, or in JavaScript to run at once. */
export type Form = "typescript" | "javascript" | "script" | "module";

export interface Emitted {
  /** The model's name. */
  readonly name: string;
  readonly text: string;
  readonly declarations?: string;
  readonly places: readonly Place[];
  /** Arrays of inputs and targets whose real numbers are rounded to float32. */
  readonly rounded: readonly string[];
}

/** `built`: what the header records of the options. `weights`: what the module has inside. Throws `WeightsError` where their element type lacks a value. */
export async function emit(context: Context, target: Target, form: Form = "typescript", built?: string, weights?: Weights): Promise<Emitted> {
  const { model, options } = context;
  const precision = precisionOf(target, options.precision);
  const inference = options.inference ?? false;
  const own = { ...context, options: { ...options, precision } };
  const equations = finish(equationSteps(own));
  const plannedFor = async ({ load }: MachineEntry): Promise<PlannedKernels> => finish(kernelSteps(own, equations, await load()));
  const planned = await plannedFor(target.machine);
  const fallback = target.fallback && (await plannedFor(target.fallback));
  const emittedModel = inference ? forInference(model, (variable) => planned.kernels.buffers.has(variable)) : model;
  const stored = weights && storeWeights(emittedModel, weights, options.as, precision);
  const emitter = await target.load();
  const inLanguage = (language: Language): Promise<EmittedModule> => emitter.emit(emittedModel, planned, { precision, language, inference, ...(built !== undefined && { built }), ...(stored && { stored }), ...(fallback && { fallback }) });
  const { text, places } = await inLanguage(form === "module" ? "script" : form);
  return {
    name: model.name, text, places, rounded: precision === "f32" ? roundedIn(emittedModel, planned) : [],
    ...(form === "javascript" && { declarations: (await inLanguage("declarations")).text }),
  };
}

function roundedIn(model: CheckedModel, { kernels }: PlannedKernels): readonly string[] {
  const data = [...model.inputs.map((i) => i.array), ...model.outputs.flatMap((o) => o.target ?? [])];
  return data.filter((name) => {
    const buffer = kernels.buffers.get(name);
    return buffer?.content === "real" && buffer.double !== true;
  });
}
