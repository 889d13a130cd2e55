/** The line of the progress bar: as much of the last epoch as the terminal has columns for, losses before metrics. */
import type { EpochReport, Measured } from "./network.ts";
import { metric, short } from "./numbers.ts";

const widestBar = 40;
/** The narrowest bar that is worth its columns; where there is less room, numbers alone are shown. */
const narrowestBar = 8;

/** Columns of a number: the length of most, so that the parts of the line keep their places between epochs. */
const numberWidth = 7;

export interface Progressed {
  /** The name of the model. */
  readonly name: string;
  /** Epochs that are done, and epochs of the whole training. */
  readonly epoch: number;
  readonly epochs: number;
  /** The last epoch; `undefined` before the first is done. */
  readonly report: EpochReport | undefined;
}

/**
 * One line of at most `columns` - 1 characters (a terminal wraps after a full line). What does not fit is left out: the name,
 * metrics of the training data, metrics of the validation data from the last, the training loss, and then the bar.
 */
export function progressLine({ name, epoch, epochs, report }: Progressed, columns: number): string {
  const room = columns - 1;
  const count = `${String(epoch).padStart(String(epochs).length)}/${epochs}`;
  const states = report === undefined ? [""] : statesOf(report);
  for (const state of states) {
    for (const prefix of [`${name} `, ""]) {
      const bar = Math.min(widestBar, room - prefix.length - ` ${count}  ${state}`.length);
      if (bar >= narrowestBar) return `${prefix}${barOf(epoch / epochs, bar)} ${count}  ${state}`.trimEnd();
    }
  }
  const bare = states.map((state) => `${count}  ${state}`.trimEnd());
  return (bare.find((line) => line.length <= room) ?? bare.at(-1) ?? "").slice(0, Math.max(0, room));
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

function barOf(share: number, width: number): string {
  const done = Math.round(Math.min(1, share) * width);
  return "█".repeat(done) + "░".repeat(width - done);
}
