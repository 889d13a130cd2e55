/**
 * Checks the metric that training stops by.
 *
 * Given: settings, the outputs that have data, and the metrics of definitions. Ensures: the metric is measured, and has the name that results
 * give it; a built-in one is watched for the better of its values; or the report says what to write.
 */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Report } from "../../../diagnostics/report.ts";
import type { TrainStatement } from "../../../ir/ast/types.ts";
import { isOwn, metricRow, metricText } from "../../../ir/model/metrics.ts";
import type { Aim, Stopping, Watched } from "../../../ir/model/stopping.ts";
import type { TrainSettings } from "../../../ir/model/train-settings.ts";
import type { ModelMetrics, ModelOutput } from "../../../ir/model/types.ts";

export function checkStopping(stop: Stopping, { metrics }: TrainSettings, outputs: readonly ModelOutput[], own: ModelMetrics | undefined, statement: TrainStatement | undefined, report: Report): Stopping {
  const { by } = stop;
  if (by === undefined) return stop;
  const measured = [...builtIn(metrics, outputs), ...(own?.values ?? []).map(({ text }): MeasuredMetric => ({ name: text }))];
  const found = measured.find(({ name }) => withoutBlanks(name) === withoutBlanks(by.name));
  if (found === undefined) {
    const names = measured.map(({ name }) => name);
    const ofOutputs = names.filter((name) => name.endsWith(`.${by.name}`)).map((name) => (/\(/.test(name) ? JSON.stringify(name) : name)).map((text) => ({ title: `write \`${text}\``, edits: [{ span: by.span, text }] }));
    report.add("stopByUnmeasured", by.span, { name: by.name, measured: names }, { fixes: [...ofOutputs, ...measureToo(by, statement)] });
  } else if (found.better !== undefined && found.better !== by.aim) {
    const { name, better } = found;
    report.add("stopByTheWorst", by.word.span, { name, better }, { fixes: [{ title: `write \`${better}\``, edits: [{ span: by.word.span, text: better }] }] });
  }
  return { ...stop, by: { ...by, name: found?.name ?? by.name } };
}

interface MeasuredMetric {
  /** As results name it. */
  readonly name: string;
  /** Absent of a definition, whose values are not known to be good or bad. */
  readonly better?: Aim;
}

/** The built-in metrics: of several outputs with data, each has those of its kind. */
function builtIn(metrics: TrainSettings["metrics"], outputs: readonly ModelOutput[]): readonly MeasuredMetric[] {
  const given = outputs.filter(({ target }) => target !== undefined);
  return given.flatMap(({ name, encoding }) => {
    const kind = encoding.kind === "oneHot" || encoding.kind === "binary" ? "classes" : "numbers";
    return metrics.flatMap((metric): readonly MeasuredMetric[] => {
      if (isOwn(metric) || metricRow(metric.name).of !== kind) return [];
      return [{ name: `${given.length > 1 ? `${name}.` : ""}${metricText(metric)}`, better: metricRow(metric.name).better }];
    });
  });
}

/** Adds the metric to those that are measured. */
function measureToo({ metric }: Watched, statement: TrainStatement | undefined): readonly Fix[] {
  if (metric === undefined) return [];
  const text = metricText(metric);
  const settingOf = (name: string): TrainStatement["settings"][number] | undefined => statement?.settings.find(({ key }) => key.text === name);
  const [list, stop] = [settingOf("metrics"), settingOf("stop")];
  const title = `measure \`${text}\``;
  if (list?.value.kind === "shape") {
    const { items, span } = list.value;
    const end = span.end - 1;
    return [{ title, edits: [{ span: { ...span, start: end, end }, text: items.length === 0 ? text : `, ${text}` }] }];
  }
  return stop === undefined ? [] : [{ title, edits: [{ span: { ...stop.span, end: stop.span.start }, text: `metrics: [${text}] ` }] }];
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, "");
}
