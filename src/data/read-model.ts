import type { ModelInput, ModelOutput } from "../ir/model/types.ts";
import type { TrainSettings } from "../ir/model/train-settings.ts";
import type { Span } from "../source/source.ts";

/** What reading data needs of a checked model. */
export interface ReadModel {
  readonly inputs: readonly Pick<ModelInput, "name" | "column" | "encoding" | "array" | "needed">[];
  readonly outputs: readonly Pick<ModelOutput, "name" | "column" | "encoding" | "target">[];
  /** The declaration, in whose text messages look for names. */
  readonly span: Span;
  readonly train: Pick<TrainSettings, "data" | "validation" | "test">;
}
