/** The two lines that a terminal shows of a training: how far it is, and the numbers of the last epoch. */
import type { EpochReport, Measured } from "./network.ts";
import { metric, roughly, short } from "../numbers.ts";
import { sparkline } from "./sparkline.ts";

const widestCurve = 60;
/** The narrowest curve that is worth its columns; where there is less room, numbers alone are shown. */
const narrowestCurve = 8;

/** Columns of a number: the length of most, so that the parts of a line keep their places between epochs. */
const numberWidth = 7;

export interface Progressed {
  /** The name of the model. */
  readonly name: string;
  /** Epochs that are done, and epochs of the whole training. */
  readonly epoch: number;
  readonly epochs: number;
  /** The losses of the epochs of this run, of validation examples where there are any, and how many it will have. */
  readonly losses: readonly number[];
  readonly expected: number;
  /** The rate of the last epoch, where it has a schedule. */
  readonly rate?: number;
  /** Milliseconds to the last epoch, if training goes on as until now. */
  readonly left?: number;
}

/**
 * `Iris ▇▅▃▂▁▁·········  20/60  rate 0.0093   12 s left`, of at most `columns` - 1 characters (a terminal wraps after a full
 * line). What does not fit is left out: the name, the rate, the time, and then the curve.
 */
export function progressLine({ name, epoch, epochs, losses, expected, rate, left }: Progressed, columns: number): string {
  const room = columns - 1;
  const count = `${String(epoch).padStart(String(epochs).length)}/${epochs}`;
  const ofRate = rate === undefined ? "" : `  rate ${short(rate).padEnd(numberWidth + 2)}`;
  const ofTime = left === undefined ? "" : `  ${roughly(left)} left`;
  const numbers = [`${count}${ofRate}${ofTime}`, `${count}${ofTime}`, count];
  for (const text of numbers) {
    for (const prefix of [`${name} `, ""]) {
      const width = Math.min(widestCurve, room - prefix.length - `  ${text}`.length);
      if (width >= narrowestCurve) return `${prefix}${sparkline(losses, expected, width)}  ${text}`.trimEnd();
    }
  }
  return (numbers.find((text) => text.trimEnd().length <= room) ?? count).trimEnd().slice(0, Math.max(0, room));
}

/**
 * The numbers of the last epoch in at most `columns` - 1 characters. What does not fit is left out: metrics of the training data,
 * metrics of the validation data from the last, and then the training loss.
 */
export function numbersLine(report: EpochReport | undefined, columns: number): string {
  const room = Math.max(0, columns - 1);
  const states = report === undefined ? [""] : statesOf(report).map((state) => state.trimEnd());
  return states.find((state) => state.length <= room) ?? (states.at(-1) ?? "").slice(0, room);
}

/** The numbers of an epoch, from all of them to the one that matters most. */
function statesOf(report: EpochReport): readonly string[] {
  const { validation } = report;
  const [loss = "", ...metrics] = padded(report);
  const full = [loss, ...metrics].join("  ");
  if (validation === undefined) return [full, ...shorter([loss, ...metrics]).map((kept) => kept.join("  "))];
  const held = padded(validation);
  const heldStates = [held, ...shorter(held)].map((kept) => `validation: ${kept.join("  ")}`);
  return [`${full}  ${heldStates[0] ?? ""}`, ...heldStates.map((state) => `${loss}  ${state}`), `validation: ${held[0] ?? ""}`];
}

/** A list without its last element, without its last two, and so on, to the first alone. */
function shorter(list: readonly string[]): readonly (readonly string[])[] {
  return list.slice(1).map((_, cut) => list.slice(0, -cut - 1));
}

function padded({ loss, metrics }: Measured): readonly string[] {
  const pad = (text: string): string => text.padEnd(numberWidth);
  return [`loss ${pad(short(loss))}`, ...Object.entries(metrics).map(([name, value]) => `${name} ${pad(metric(name, value))}`)];
}
