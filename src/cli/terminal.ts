import { readStream } from "../data/file.ts";

/** Where a command reads and writes; tests give one of their own. */
export interface Terminal {
  /** Results. */
  readonly out: (text: string) => void;
  /** Everything else. */
  readonly err: (text: string) => void;
  readonly stdin: () => Promise<Uint8Array>;
  /** Whether colors may be used on standard output, and on standard error. */
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** Whether standard error is a terminal, whose lines may be redrawn. */
  readonly interactive: boolean;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const plain = (process.env["NO_COLOR"] ?? "") !== "" || process.env["TERM"] === "dumb";
  const forced = (process.env["FORCE_COLOR"] ?? "0") !== "0";
  return {
    out: writer(process.stdout),
    err: writer(process.stderr),
    stdin: () => readStream(process.stdin),
    color: { out: !plain && (forced || process.stdout.isTTY === true), err: !plain && (forced || process.stderr.isTTY === true) },
    interactive: process.stderr.isTTY === true && process.env["TERM"] !== "dumb" && process.env["CI"] === undefined,
  };
}

/** Writes to a stream until its reader closes it (`nnc train … | head -1`): the work goes on, and its results are saved. */
function writer(stream: NodeJS.WriteStream): (text: string) => void {
  let closed = false;
  stream.on("error", (cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EPIPE") throw cause;
    closed = true;
  });
  return (text) => {
    if (!closed) stream.write(text);
  };
}
