import type { PlannedKernels } from "../ir/memory/types.ts";
import type { CheckedModel } from "../ir/model/types.ts";

export interface TargetOptions {
  /** Element type of real numbers. */
  readonly precision: "f64" | "f32";
}

/** One emitted file. */
export interface EmittedModule {
  /** The model's name. */
  readonly name: string;
  readonly text: string;
}

/** What turns planned kernels into the text of a module; a pure function of its arguments. */
export interface Target {
  readonly name: "ts" | "wasm";
  emit(model: CheckedModel, planned: PlannedKernels, options: TargetOptions): Promise<EmittedModule>;
}
