import type { EpochReport, Measured } from "./network.ts";
import { metric, short } from "./numbers.ts";
import type { Terminal } from "./terminal.ts";

/** Shows training as it goes: a bar where a person looks on, else a line for each epoch. */
export interface Progress {
  update(report: EpochReport): void;
  stop(): void;
}

export async function showProgress(name: string, epochs: number, terminal: Terminal): Promise<Progress> {
  return terminal.interactive ? bar(name, epochs) : lines(epochs, terminal);
}

async function bar(name: string, epochs: number): Promise<Progress> {
  const { default: progress } = await import("cli-progress");
  const shown = new progress.SingleBar(
    { format: `${name} {bar} {value}/{total} epochs  {state}`, hideCursor: true, barsize: 24, stream: process.stderr, gracefulExit: true },
    progress.Presets.shades_classic,
  );
  shown.start(epochs, 0, { state: "" });
  return { update: (report) => shown.update(report.epoch, { state: stateOf(report) }), stop: () => shown.stop() };
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
