import type { ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** A fault of the compiler that was shown as a diagnostic already. */
export class ShownFault extends Error {}

/**
 * Reports a fault of nnc in one line. The stack, which is of a bundle, is printed only on request.
 */
export function reportFault(cause: unknown, terminal: Terminal): ExitCode {
  if (!(cause instanceof ShownFault)) {
    const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    terminal.err(`nnc: NN901 this is a fault of nnc: ${(what.split("\n")[0] ?? "").slice(0, 300)}\n`);
  }
  terminal.err(`Please report it with the model and the command (nnc ${version}, Node ${process.version}). NNC_STACK=1 prints the stack.\n`);
  if ((process.env["NNC_STACK"] ?? "") !== "" && cause instanceof Error) terminal.err(`${cause.stack ?? ""}\n`);
  return 3;
}

/** Without this handler Node prints the minified line of the bundle that threw. */
export function reportUncaught(terminal: Terminal): void {
  process.on("uncaughtException", (cause) => {
    process.exitCode = reportFault(cause, terminal);
    process.exit();
  });
}
