/** What imports of a `.nn` file give besides factories: the models as `watchTroubles` of `nnc/trouble` takes them. */
import type { CompiledModule } from "../index.ts";
import { watchedModelOf } from "../ir/model/watched.ts";

export interface WatchedExport {
  /** `watchedIris`. */
  readonly name: string;
  readonly text: string;
}

/** One for each model that a program trains; none where modules are for inference. Places name files by paths from the root of the project. */
export function watchedExports(modules: readonly CompiledModule[], inference: boolean): readonly WatchedExport[] {
  return modules.flatMap(({ name, model }) => (inference || model.loss === undefined || model.loss.external ? [] : [{ name: `watched${name}`, text: JSON.stringify(watchedModelOf(model, ({ recorded }) => recorded)) }]));
}
