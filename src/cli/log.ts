import { openSync } from "node:fs";
import { dirname } from "node:path";
import { reasonOf } from "../data/unreadable.ts";
import { InputError } from "./exit.ts";
import { makeFolder } from "./folders.ts";
import { type Recorder, recorder } from "./recorder.ts";

/** Opens the log of a training run: JSON lines, one for each epoch, and one for the test. */
export function openLog(path: string | undefined, append: boolean, print: (text: string) => void): Recorder | undefined {
  if (path === undefined) return undefined;
  return recorder({
    path, file: open(path, append), what: "its log", print,
    encode: (report, milliseconds) => Buffer.from(`${JSON.stringify({ ...report, seconds: Number((milliseconds / 1000).toFixed(4)) })}\n`),
    encodeTest: (report) => Buffer.from(`${JSON.stringify(report)}\n`),
  });
}

function open(path: string, append: boolean): number {
  try {
    makeFolder(dirname(path));
    return openSync(path, append ? "a" : "w");
  } catch (cause) {
    throw new InputError(`cannot write ${path}: ${reasonOf(cause)}`);
  }
}
