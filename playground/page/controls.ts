/** The bar above the curves: what runs the training, and how it goes. */
import type { EpochReport } from "../../src/runtime/fit.ts";
import type { RateSetting } from "../compiler/api.ts";
import type { Progress, TrainingState } from "../trainer/api.ts";
import { byId } from "./dom.ts";
import { counted, fourDigits } from "./numbers.ts";

export interface ControlActions {
  run(): void;
  pause(): void;
  step(): void;
  reset(): void;
  rate(value: number): void;
  pace(updates: number): void;
}

export interface Controls {
  /** Whether there is a network to train. */
  enable(isReady: boolean): void;
  showRate(rate: RateSetting | undefined): void;
  showProgress(progress: Progress, last: EpochReport | undefined): void;
  /** A sentence in place of the progress. */
  say(text: string, failed?: boolean): void;
  /** As it was last reported. */
  readonly state: TrainingState;
  /** Whether the training runs, and was not asked to stop since it began: a report may be older than the click. */
  readonly goesOn: boolean;
}

const runLabels: Readonly<Record<TrainingState, string>> = { ready: "Train", running: "Pause", paused: "Go on", finished: "Train on", failed: "Train" };

export function createControls(actions: ControlActions): Controls {
  const [run, step, reset] = ["run", "step", "reset"].map((id) => byId(id, HTMLButtonElement)) as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];
  const [rate, rateValue, pace, status] = [byId("rate", HTMLInputElement), byId("rate-value", HTMLOutputElement), byId("pace", HTMLSelectElement), byId("status", HTMLElement)];
  let state: TrainingState = "ready";
  let isStopped = false;
  run.addEventListener("click", () => {
    isStopped = state === "running";
    if (isStopped) actions.pause();
    else actions.run();
  });
  step.addEventListener("click", () => {
    isStopped = true;
    actions.step();
  });
  reset.addEventListener("click", () => {
    isStopped = true;
    actions.reset();
  });
  pace.addEventListener("change", () => actions.pace(Number(pace.value)));
  rate.addEventListener("input", () => {
    const value = Number((10 ** Number(rate.value)).toPrecision(2));
    showRateValue(String(value));
    actions.rate(value);
  });
  const showRateValue = (text: string): void => {
    rateValue.value = text;
    rate.setAttribute("aria-valuetext", text);
  };
  return {
    get state() {
      return state;
    },
    get goesOn() {
      return state === "running" && !isStopped;
    },
    enable(isReady) {
      for (const button of [run, step, reset]) button.disabled = !isReady;
    },
    showRate(setting) {
      rate.disabled = setting === undefined;
      if (setting?.value === undefined) showRateValue(setting === undefined ? "none" : "by the optimizer");
      else {
        // While it is dragged, the text is behind.
        if (document.activeElement !== rate || Math.abs(Math.log10(setting.value) - Number(rate.value)) > 0.2) rate.value = String(Math.log10(setting.value));
        showRateValue(String(setting.value));
      }
    },
    showProgress(progress, last) {
      ({ state } = progress);
      run.textContent = runLabels[state];
      status.classList.toggle("failed", state === "failed");
      status.textContent = progress.failure ?? (last === undefined ? `${stateText(state)}${progress.steps > 0 ? `, ${counted(progress.steps, "step")}` : ""}` : progressText(state, last));
    },
    say(text, failed = false) {
      status.textContent = text;
      status.classList.toggle("failed", failed);
    },
  };
}

function stateText(state: TrainingState): string {
  switch (state) {
    case "ready": return "Ready to train";
    case "running": return "Training";
    case "paused": return "Paused";
    case "finished": return "Trained";
    case "failed": return "The training failed";
  }
}

function progressText(state: TrainingState, { epoch, loss, metrics, validation }: EpochReport): string {
  const of = (measured: Pick<EpochReport, "loss" | "metrics">): string => [`loss ${fourDigits(measured.loss)}`, ...Object.entries(measured.metrics).map(([name, value]) => `${name} ${fourDigits(value)}`)].join(", ");
  return `${stateText(state)}: epoch ${epoch}, ${of({ loss, metrics })}${validation === undefined ? "" : `; validation ${of(validation)}`}`;
}
