/** The metrics of the model, of which one is plotted. */
import { createCurves, type Curves } from "./curves.ts";
import { byId, element } from "./dom.ts";

export interface MetricsView extends Pick<Curves, "add" | "clear" | "redraw"> {
  /** The names of all. Those of several outputs have their names from the first epoch on. */
  choose(names: readonly string[]): void;
}

export function createMetricsView(): MetricsView {
  const metric = byId("metric", HTMLSelectElement);
  const curves = createCurves(byId("metric-plot", HTMLElement), false);
  let shown: readonly string[] = [];
  const choose = (names: readonly string[]): void => {
    if (String(names) !== String(shown)) metric.replaceChildren(...names.map((name) => element("option", {}, name)));
    shown = names;
    const pane = metric.closest<HTMLElement>(".pane");
    if (pane !== null) pane.hidden = names.length === 0;
    const name = metric.value;
    if (name !== "") curves.show(name, (measured) => measured.metrics[name]);
  };
  metric.addEventListener("change", () => choose(shown));
  return { choose, add: (epochs) => curves.add(epochs), clear: () => curves.clear(), redraw: () => curves.redraw() };
}
