/** What the training reports: the state, curves, predictions, and what keeps it from learning. */
import type { EpochReport } from "../../src/runtime/fit.ts";
import type { Progress } from "../trainer/api.ts";
import type { Controls } from "./controls.ts";
import { createCurves } from "./curves.ts";
import type { DataPanel } from "./data-panel.ts";
import { byId, element, withCode } from "./dom.ts";
import { createMetricsView } from "./metrics-view.ts";
import { createPredictionsView } from "./predictions-view.ts";

export interface Reports {
  show(progress: Progress): void;
  /** Another network. `metrics`: their names, as far as they are known before the first epoch. */
  begin(metrics: readonly string[]): void;
  clear(): void;
  /** After a change of colors. */
  redraw(): void;
}

export function createReports(controls: Pick<Controls, "showProgress">, addPoint: DataPanel["addPoint"]): Reports {
  const troubles = byId("troubles", HTMLElement);
  const loss = createCurves(byId("loss-plot", HTMLElement), true);
  const metrics = createMetricsView();
  const predictions = createPredictionsView(byId("predictions", HTMLElement), addPoint);
  let last: EpochReport | undefined;
  const clear = (): void => {
    last = undefined;
    loss.clear();
    metrics.clear();
    predictions.clear();
    troubles.replaceChildren();
  };
  return {
    clear,
    begin(names) {
      clear();
      metrics.choose(names);
    },
    show(progress) {
      last = progress.epochs.at(-1) ?? last;
      if (progress.epochs.length > 0) metrics.choose(Object.keys(last?.metrics ?? {}));
      controls.showProgress(progress, last);
      loss.add(progress.epochs);
      metrics.add(progress.epochs);
      predictions.show(progress.snapshot);
      troubles.append(...progress.troubles.map(({ found, advice, line }) => element("li", {}, ...withCode(`${line === undefined ? "" : `Line ${line}: `}${found}. ${advice}`))));
    },
    redraw() {
      loss.redraw();
      metrics.redraw();
      predictions.redraw();
    },
  };
}
