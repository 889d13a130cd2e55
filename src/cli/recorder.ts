/** Files that a training is recorded in as it goes: a log, event files of TensorBoard. */
import { closeSync, writeSync } from "node:fs";
import { reasonOf } from "../data/unreadable.ts";
import type { Measured } from "./network.ts";
import type { RatedReport } from "./progress.ts";

/** Loss and metrics of the test examples. */
export interface TestReport {
  /** The epoch whose weights were measured. */
  readonly epoch: number;
  readonly test: Measured;
}

export interface Recorder {
  /** `milliseconds`: since the training began. */
  readonly write: (report: RatedReport, milliseconds: number) => void;
  /** After the last report of a training that has ended. */
  readonly tested: (report: TestReport) => void;
  readonly close: () => void;
  /** Whether a report could not be written. */
  readonly failed: () => boolean;
}

/** What is recorded where; `file` is open for writing. */
export interface Recording {
  readonly path: string;
  readonly file: number;
  /** In a message: `its log`. */
  readonly what: string;
  readonly encode: (report: RatedReport, milliseconds: number) => Uint8Array;
  readonly encodeTest: (report: TestReport) => Uint8Array;
  readonly print: (text: string) => void;
}

/**
 * Reports are written at once, so that a run can be watched and a killed run leaves its record. One that cannot be written ends the
 * record, not the training; the command then fails when it ends.
 */
export function recorder({ path, file, what, encode, encodeTest, print }: Recording): Recorder {
  let failed = false;
  const attempt = (bytes: () => Uint8Array): void => {
    if (failed) return;
    try {
      writeAll(file, bytes());
    } catch (cause) {
      failed = true;
      print(`cannot write ${path}: ${reasonOf(cause)}; training goes on without ${what}\n`);
    }
  };
  return {
    write: (report, milliseconds) => attempt(() => encode(report, milliseconds)),
    tested: (report) => attempt(() => encodeTest(report)),
    close: () => closeSync(file),
    failed: () => failed,
  };
}

/** Writes all of the bytes, also into a pipe that is full for a while. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EAGAIN")) throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
