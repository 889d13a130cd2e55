/** The choice among the models of a text, shown where there are several. */
import type { CheckedText } from "../compiler/api.ts";
import { byId, element } from "./dom.ts";

export interface ModelChoice {
  /** The one that is chosen, else the first; the names stay where there is none. */
  of(models: readonly CheckedText[]): CheckedText | undefined;
}

export function createModelChoice(changed: () => void): ModelChoice {
  const [field, select] = [byId("model-choice", HTMLElement), byId("model", HTMLSelectElement)];
  select.addEventListener("change", changed);
  return {
    of(models) {
      const names = models.map(({ description }) => description.name);
      if (names.length > 0 && String(names) !== String([...select.options].map(({ value }) => value))) select.replaceChildren(...names.map((name) => element("option", {}, name)));
      field.hidden = names.length < 2;
      return models.find(({ description }) => description.name === select.value) ?? models[0];
    },
  };
}
