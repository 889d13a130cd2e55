/** Shows a search as it goes: a line that is redrawn where a person looks on, else a line for each trial and rung. */
import { metric, roughly, short } from "../../numbers.ts";
import type { TrialRecord } from "../../report/tune-record.ts";
import type { Terminal } from "../terminal.ts";
import type { Rung } from "./halving.ts";
import type { Watcher } from "./search.ts";

export interface Watch extends Watcher {
  /** Removes the line. */
  readonly end: () => void;
}

/** Milliseconds between two drawings. */
const interval = 100;
const columns = 79;

export function watchSearch(names: readonly string[], rungs: readonly Rung[], terminal: Terminal, now: () => number = () => performance.now()): Watch {
  const described = ({ values }: TrialRecord): string => names.map((name, d) => `${name}=${values[d] ?? ""}`).join(", ");
  const began = now();
  const whole = rungs.reduce((sum, { trials, epochs }, i) => sum + trials * (epochs - (rungs[i - 1]?.epochs ?? 0)), 0);
  let best: { readonly rung: number; readonly loss: number; readonly text: string } | undefined;
  let drawn = -Infinity;
  let [trained, at] = [0, ""];
  const clear = (): void => {
    if (terminal.interactive && drawn > -Infinity) terminal.err("\r\u001b[2K");
  };
  return {
    working({ rung, done, of }, epoch) {
      const key = `${rung} ${done} ${epoch}`;
      if (key !== at && epoch > (rungs[rung - 1]?.epochs ?? 0)) trained++;
      at = key;
      if (!terminal.interactive || now() - drawn < interval) return;
      clear();
      drawn = now();
      const left = trained === 0 ? "" : `  ${roughly(((drawn - began) / trained) * Math.max(0, whole - trained))} left`;
      terminal.err(searchLine(`rung ${rung + 1}/${rungs.length}  trial ${done}/${of}  epoch ${epoch}/${rungs[rung]?.epochs ?? epoch}`, best === undefined ? "" : `  best ${short(best.loss)} (${best.text})`, left));
    },
    advanced({ rung, of, done, trial }) {
      const step = trial.steps.at(-1);
      if (trial.failure === undefined && step !== undefined && (best === undefined || rung > best.rung || step.loss < best.loss)) best = { rung, loss: step.loss, text: described(trial) };
      if (trial.failure !== undefined) clear();
      if (terminal.interactive && trial.failure === undefined) return;
      const state = trial.failure === undefined && step !== undefined ? [`loss ${short(step.loss)}`, ...Object.entries(step.metrics).map(([name, value]) => `${name} ${metric(name, value)}`)].join("  ") : `${trial.failure?.kind ?? "failed"}: ${trial.failure?.reason ?? ""}`;
      terminal.err(`rung ${rung + 1}/${rungs.length}  ${String(done).padStart(String(of).length)}/${of}  ${described(trial)}  ${state}\n`);
    },
    end: clear,
  };
}

/** What does not fit into the line is left out: the time, then the end of the best configuration. */
export function searchLine(place: string, best: string, left: string, room = columns): string {
  const whole = `${place}${best}${left}`;
  if (whole.length <= room) return whole;
  const shorter = `${place}${best}`;
  return shorter.length <= room ? shorter : `${shorter.slice(0, room - 1)}…`;
}
