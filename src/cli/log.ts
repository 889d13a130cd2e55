import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { reasonOf } from "../data/file.ts";
import { InputError } from "./exit.ts";
import type { RatedReport } from "./progress.ts";

/** The log of a training run: JSON lines, one for each epoch. */
export interface Log {
  readonly write: (report: RatedReport, milliseconds: number) => void;
  readonly close: () => void;
  /** Whether a line could not be written. */
  readonly failed: () => boolean;
}

/**
 * Opens a log. Lines are written at once, so that a run can be watched and a killed run leaves its log. A line that
 * cannot be written ends the log, not the training; the command then fails when it ends.
 */
export function openLog(path: string | undefined, append: boolean, print: (text: string) => void): Log | undefined {
  if (path === undefined) return undefined;
  const file = open(path, append);
  let failed = false;
  return {
    write(report, milliseconds) {
      if (failed) return;
      try {
        writeLine(file, `${JSON.stringify({ ...report, seconds: Number((milliseconds / 1000).toFixed(4)) })}\n`);
      } catch (cause) {
        failed = true;
        print(`cannot write ${path}: ${reasonOf(cause)}; training goes on without its log\n`);
      }
    },
    close: () => closeSync(file),
    failed: () => failed,
  };
}

function open(path: string, append: boolean): number {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, append ? "a" : "w");
  } catch (cause) {
    throw new InputError(`cannot write ${path}: ${reasonOf(cause)}`);
  }
}

/** Writes all of a line, also into a pipe that is full for a while. */
function writeLine(file: number, line: string): void {
  const bytes = Buffer.from(line);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EAGAIN")) throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
