import type { EpochReport, Measured } from "./network.ts";
import { metric, short } from "./numbers.ts";
import { progressLine } from "./progress-line.ts";
import type { Terminal } from "./terminal.ts";

/** Columns of a terminal that does not tell them. */
const usualColumns = 80;

/** Shows training as it goes: a bar where a person looks on, else a line for each epoch. */
export interface Progress {
  update(report: EpochReport): void;
  stop(): void;
}

/** A stream that may tell how many columns it has. */
type Screen = NodeJS.WritableStream & { readonly columns?: number };

/** `stream` is where a bar is drawn: standard error, which `terminal` writes to. */
export async function showProgress(name: string, epochs: number, terminal: Terminal, stream: Screen = process.stderr): Promise<Progress> {
  return terminal.interactive ? bar(name, epochs, stream) : lines(epochs, terminal);
}

async function bar(name: string, epochs: number, stream: Screen): Promise<Progress> {
  const { default: progress } = await import("cli-progress");
  let last: EpochReport | undefined;
  // The width is read each time, since a window can change it.
  const shown = new progress.SingleBar({
    format: (_options, { value }) => progressLine({ name, epoch: value, epochs, report: last }, stream.columns || usualColumns),
    hideCursor: true, stream, gracefulExit: true,
  });
  shown.start(epochs, 0);
  return {
    update(report) {
      last = report;
      shown.update(report.epoch);
    },
    stop: () => shown.stop(),
  };
}

function lines(epochs: number, terminal: Terminal): Progress {
  const width = String(epochs).length;
  return {
    update: (report) => terminal.err(`epoch ${String(report.epoch).padStart(width)}/${epochs}  ${stateOf(report)}\n`),
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
