/** The event file of a run, which TensorBoard reads while it grows. */
import { closeSync, mkdirSync, openSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { reasonOf } from "../../data/unreadable.ts";
import { InputError } from "../exit.ts";
import { makeFolder } from "../folders.ts";
import type { Measured } from "../network.ts";
import type { RatedReport } from "../progress.ts";
import { type Recorder, recorder, writeAll } from "../recorder.ts";
import { scalarsEvent, versionEvent } from "./event.ts";

/** Makes a folder for the run in `folder`, such as `Iris-20261127-204848`, with an event file. */
export function openEvents(folder: string | undefined, model: string, print: (text: string) => void): Recorder | undefined {
  if (folder === undefined) return undefined;
  const now = new Date();
  let run: string | undefined;
  let file: number | undefined;
  try {
    run = runFolder(folder, `${model}-${stamp(now)}`);
    const path = join(run, `events.out.tfevents.${Math.floor(now.getTime() / 1000)}.${hostname()}.${process.pid}.0`);
    file = openSync(path, "wx");
    writeAll(file, versionEvent(now.getTime() / 1000));
    return recorder({ path, file, what: "its event file", print, encode: (report) => scalarsEvent(Date.now() / 1000, report.epoch, scalarsOf(report)), encodeTest: ({ epoch, test }) => scalarsEvent(Date.now() / 1000, epoch, tagged(test, "test")) });
  } catch (cause) {
    if (file !== undefined) closeSync(file);
    if (run !== undefined) rmSync(run, { recursive: true, force: true });
    throw new InputError(`cannot write into ${folder}: ${reasonOf(cause)}`);
  }
}

/** A tag's part before the slash is its group: training and validation are side by side. */
function scalarsOf({ rate, validation, ...training }: RatedReport): Readonly<Record<string, number>> {
  return { ...tagged(training, "training"), ...(validation && tagged(validation, "validation")), ...(rate !== undefined && { rate }) };
}

function tagged({ loss, metrics }: Measured, part: string): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries({ loss, ...metrics }).map(([name, value]) => [`${name}/${part}`, value]));
}

/** Two runs may begin in one second: the later one has a number. */
function runFolder(folder: string, name: string): string {
  makeFolder(folder);
  for (let count = 1; ; count++) {
    const path = join(folder, count === 1 ? name : `${name}-${count}`);
    try {
      mkdirSync(path);
      return path;
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
    }
  }
}

/** The local time, `20261127-204848`. */
function stamp(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}
