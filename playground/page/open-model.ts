/** What the page knows of a model that compiled. */
import type { CheckedText, Script, TargetChoice } from "../compiler/api.ts";

export interface OpenModel {
  readonly text: string;
  readonly target: TargetChoice;
  readonly model: CheckedText;
  readonly script: Script;
}
