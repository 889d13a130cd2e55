/** The epochs before a resumed run, from its checkpoint and its log. */
import type { EpochRecord, Measures } from "../../report/record.ts";
import { readIfThere } from "../files.ts";

/** Epochs up to `last`; of one that was repeated, its last report. `saved`: those of the checkpoint, to which the log adds. */
export async function earlierEpochs(saved: readonly EpochRecord[], log: string | undefined, last: number): Promise<readonly EpochRecord[]> {
  const text = log === undefined || last === 0 ? undefined : await readIfThere(log);
  const found = new Map<number, EpochRecord>(saved.filter(({ epoch }) => epoch <= last).map((record) => [record.epoch, record]));
  for (const line of text?.split("\n") ?? []) {
    const record = readLine(line);
    if (record !== undefined && record.epoch <= last) found.set(record.epoch, record);
  }
  return [...found.values()].sort((a, b) => a.epoch - b.epoch);
}

/** A line that a kill has cut is none. */
function readLine(line: string): EpochRecord | undefined {
  try {
    return epochRecord(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** The record of an epoch in a value of JSON, if it is one. */
export function epochRecord(value: unknown): EpochRecord | undefined {
  const measures = measuresOf(value);
  if (!isObject(value) || measures === undefined || typeof value["epoch"] !== "number") return undefined;
  const validation = measuresOf(value["validation"]);
  return { epoch: value["epoch"], ...measures, ...(validation && { validation }), ...(typeof value["rate"] === "number" && { rate: value["rate"] }) };
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
