/** The hub's name of what a model does, where it follows from the data; others are given with --task. */
import type { CheckedModel, Encoding } from "../../ir/model/types.ts";

export function taskOf({ inputs, outputs, train: { data } }: CheckedModel): string | undefined {
  const measured = outputs.filter(({ target }) => target !== undefined);
  const ofClasses = measured.every(({ encoding }) => encoding.kind === "oneHot" || encoding.kind === "binary");
  if (data === undefined || measured.length === 0) return undefined;
  switch (data.kind) {
    case "images": return ofClasses ? "image-classification" : undefined;
    case "series": return ofClasses ? undefined : "time-series-forecasting";
    case "text": return undefined;
    case "csv":
    case "file": {
      if (!inputs.every(({ encoding }) => isTabular(encoding))) return undefined;
      return ofClasses ? "tabular-classification" : measured.every(({ encoding }) => encoding.kind === "real") ? "tabular-regression" : undefined;
    }
  }
}

/** Columns with a meaning each, unlike pixels or times. */
function isTabular(encoding: Encoding): boolean {
  return encoding.kind === "record" ? encoding.fields.every((field) => isTabular(field.encoding)) : encoding.shape.every((size) => size === 1);
}
