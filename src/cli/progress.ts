import type { EpochReport, Measured } from "./network.ts";
import { metric, short } from "../numbers.ts";
import { numbersLine, progressLine } from "./progress-line.ts";
import type { Terminal } from "./terminal.ts";

/** Columns of a terminal that does not tell them. */
const usualColumns = 80;

/** The report of an epoch, with the learning rate of its last step where a schedule gives it. */
export interface RatedReport extends EpochReport {
  readonly rate?: number;
}

/** Shows training as it goes: a curve and numbers where a person looks on, else a line for each epoch. */
export interface Progress {
  readonly update: (report: RatedReport) => void;
  /** Prints a message, above the curve where there is one. */
  readonly print: (text: string) => void;
  readonly stop: () => void;
}

/** The training that is shown: `epochs` of the whole, `expected` of this run. */
export interface Shown {
  readonly name: string;
  readonly epochs: number;
  readonly expected: number;
}

/** A stream that may tell how many columns it has. */
type Screen = NodeJS.WritableStream & { readonly columns?: number };

/** `stream` is where a curve is drawn: standard error, which `terminal` writes to. */
export async function showProgress(shown: Shown, terminal: Terminal, stream: Screen = process.stderr): Promise<Progress> {
  return terminal.interactive ? curve(shown, terminal, stream) : lines(shown.epochs, terminal);
}

async function curve({ name, epochs, expected }: Shown, terminal: Terminal, stream: Screen): Promise<Progress> {
  const { default: progress } = await import("cli-progress");
  const began = performance.now();
  const losses: number[] = [];
  let last: RatedReport | undefined;
  let ended = began;
  const drawn = new progress.MultiBar({ hideCursor: true, stream, gracefulExit: true, forceRedraw: true, emptyOnZero: true, format: "" });
  // The width is read each time, since a window can change it.
  const columns = (): number => stream.columns || usualColumns;
  const first = (): string => {
    const left = last === undefined || losses.length >= expected ? undefined : ((ended - began) / losses.length) * (expected - losses.length);
    return progressLine({ name, epoch: last?.epoch ?? epochs - expected, epochs, losses, expected, ...(last?.rate !== undefined && { rate: last.rate }), ...(left !== undefined && { left }) }, columns());
  };
  drawn.create(1, 0, {}, { format: first });
  drawn.create(1, 0, {}, { format: () => numbersLine(last, columns()) });
  return {
    update(report) {
      last = report;
      losses.push((report.validation ?? report).loss);
      ended = performance.now();
    },
    print: (text) => (drawn.isActive ? drawn.log(text) : terminal.err(text)),
    stop() {
      // A signal has stopped it already.
      if (!drawn.isActive) return;
      drawn.update();
      drawn.stop();
    },
  };
}

function lines(epochs: number, terminal: Terminal): Progress {
  const width = String(epochs).length;
  return {
    update: (report) => terminal.err(`epoch ${String(report.epoch).padStart(width)}/${epochs}  ${stateOf(report)}\n`),
    print: terminal.err,
    stop: () => undefined,
  };
}

/** `loss 0.1234  accuracy 95.00%  validation: loss 0.2, accuracy 93.33%` */
function stateOf(report: EpochReport): string {
  const own = measured(report).join("  ");
  return report.validation === undefined ? own : `${own}  validation: ${measured(report.validation).join(", ")}`;
}

export function measured({ loss, metrics }: Measured): readonly string[] {
  return [`loss ${short(loss)}`, ...Object.entries(metrics).map(([name, value]) => `${name} ${metric(name, value)}`)];
}
