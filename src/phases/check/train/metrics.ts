/** Metrics that no output of the model can have. */
import { isMetric, metricRow, metricsOf } from "../../../ir/model/metrics.ts";
import type { Chain, ModelParts } from "../chain/state.ts";

/** A module measures of each output the metrics of its kind: classes or numbers. One without such an output is measured of none. */
export function warnOfMetrics({ e, library }: Chain, { outputs, train }: ModelParts): void {
  const kinds = new Set(outputs.map(({ encoding }) => (encoding.kind === "oneHot" || encoding.kind === "binary" ? "classes" : encoding.kind === "real" ? "numbers" : "other")));
  if (kinds.size !== 1 || kinds.has("other")) return;
  const kind = kinds.has("classes") ? "classes" : "numbers";
  const written = train?.settings.find(({ key }) => key.text === "metrics")?.value;
  for (const item of written?.kind === "shape" ? written.items : []) {
    const name = item.kind === "reference" ? item.name.text : "";
    if (isMetric(name) && library.function("metric", name) === undefined && metricRow(name).of !== kind) e.report.add("metricOfNoOutput", item.span, { name, of: metricRow(name).of, suitable: metricsOf(kind) });
  }
}
