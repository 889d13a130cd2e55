/** The epochs before a resumed run, from its log. */
import type { EpochRecord, Measures } from "../../report/record.ts";
import { readIfThere } from "../files.ts";

/** Epochs up to `last`; of one that was repeated, its last report. */
export async function earlierEpochs(log: string | undefined, last: number): Promise<readonly EpochRecord[]> {
  const text = log === undefined || last === 0 ? undefined : await readIfThere(log);
  if (text === undefined) return [];
  const found = new Map<number, EpochRecord>();
  for (const line of text.split("\n")) {
    const record = readLine(line);
    if (record !== undefined && record.epoch <= last) found.set(record.epoch, record);
  }
  return [...found.values()].sort((a, b) => a.epoch - b.epoch);
}

/** A line that a kill has cut is none. */
function readLine(line: string): EpochRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const measures = measuresOf(value);
    if (!isObject(value) || measures === undefined || typeof value["epoch"] !== "number") return undefined;
    const validation = measuresOf(value["validation"]);
    return { epoch: value["epoch"], ...measures, ...(validation && { validation }), ...(typeof value["rate"] === "number" && { rate: value["rate"] }) };
  } catch {
    return undefined;
  }
}

/** JSON has no NaN: it is null there. */
function measuresOf(value: unknown): Measures | undefined {
  if (!isObject(value) || !("loss" in value)) return undefined;
  const metrics = isObject(value["metrics"]) ? value["metrics"] : {};
  return { loss: numberOf(value["loss"]), metrics: Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, numberOf(metric)])) };
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : NaN;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
