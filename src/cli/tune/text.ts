/** What a search found, for people and as a document. */
import { duration, metric, short } from "../../numbers.ts";
import { bestOf, firstLosses, leastBefore, ranked, type TrialRecord, type TuneRecord } from "../../report/tune-record.ts";
import { grid } from "../grid.ts";
import { searchPicture } from "./picture.ts";

/** More trials are in `--format json` and in the report. */
const mostRows = 30;

export function searchText(file: string, record: TuneRecord, modules: number): string {
  const { model, dimensions, trials, rungs, milliseconds } = record;
  const halving = rungs.map(({ trials: count, epochs }) => `${count} to epoch ${epochs}`).join(", ");
  const first = rungs[0]?.epochs ?? 1;
  const pictures = firstLosses(record).length < 2 ? "" : `\nValidation loss after ${epochsOf(first)}; ◆ is the best configuration of the search.\n\n${dimensions.map((_, d) => `${searchPicture(record, d)}\n`).join("\n")}`;
  return `${model}: ${trials.length} configurations, ${halving}\n\n${tableOf(record)}${failuresOf(trials)}${pictures}\n${bestText(file, record)}time       ${duration(milliseconds)}, ${modules} ${modules === 1 ? "module" : "modules"} compiled\n`;
}

function tableOf({ dimensions, trials }: TuneRecord): string {
  const metrics = metricsOf(trials);
  const all = ranked(trials);
  const rows = all.slice(0, mostRows).map(({ number, values, steps, failure }) => {
    const last = steps.at(-1);
    return [String(number), ...values, String(last?.epochs ?? 0), ...(failure !== undefined || last === undefined ? [failure?.kind ?? ""] : [short(last.loss), ...metrics.map((name) => metric(name, last.metrics[name] ?? NaN))])];
  });
  const more = all.length > mostRows ? `and ${all.length - mostRows} more: --format json and --report have all\n` : "";
  return `${grid([["number", ...dimensions.map(({ name }) => name), "epochs", "loss", ...metrics], ...rows])}${more}`;
}

function failuresOf(trials: readonly TrialRecord[]): string {
  const failed = trials.flatMap(({ number, failure }) => (failure === undefined ? [] : [`${number} ${failure.kind === "refused" ? "does not compile" : "failed"}: ${failure.reason}\n`]));
  return failed.length === 0 ? "" : `\n${failed.slice(0, mostRows).join("")}${failed.length > mostRows ? `and ${failed.length - mostRows} more\n` : ""}`;
}

function bestText(file: string, { dimensions, trials, write }: TuneRecord): string {
  const best = bestOf(trials);
  const last = best?.steps.at(-1);
  if (best === undefined || last === undefined) return "best       none: every configuration failed\n";
  const values = dimensions.map(({ name }, d) => `${name}=${best.values[d] ?? ""}`).join(", ");
  const measured = [`validation loss ${short(last.loss)}`, ...Object.entries(last.metrics).map(([name, value]) => `${name} ${metric(name, value)}`)].join(", ");
  const lines = write.map(({ line, setting }, i) => `${i === 0 ? "write      " : "           "}${setting}\n           in line ${line} of ${file}\n`).join("");
  return `best       ${best.number}: ${values}\n           ${measured}, after ${epochsOf(last.epochs)}\n${lines}${noteOf(trials)}`;
}

/** Where longer trainings were worse. */
function noteOf(trials: readonly TrialRecord[]): string {
  const found = leastBefore(trials);
  if (found === undefined) return "";
  return `note       ${found.number} had ${short(found.step.loss)} after ${epochsOf(found.step.epochs)}: longer trainings overfit. Fewer\n           --epochs, a regularizer, or \`stop: patience(5)\` in the file may help\n`;
}

function epochsOf(epochs: number): string {
  return `${epochs} ${epochs === 1 ? "epoch" : "epochs"}`;
}

function metricsOf(trials: readonly TrialRecord[]): readonly string[] {
  return Object.keys(trials.find(({ steps }) => steps.length > 0)?.steps[0]?.metrics ?? {});
}

/** Without times, so that it is the same wherever it is run. */
export function searchDocument({ model, dimensions, rungs, trials, write }: TuneRecord): unknown {
  const named = ({ values }: TrialRecord): unknown => Object.fromEntries(dimensions.map(({ name }, d) => [name, values[d]]));
  const best = bestOf(trials);
  return {
    model, rungs, best: best === undefined ? null : { number: best.number, values: named(best), ...best.steps.at(-1), write },
    trials: ranked(trials).map((trial) => ({ number: trial.number, values: named(trial), steps: trial.steps, ...(trial.failure && { failure: trial.failure }) })),
  };
}
