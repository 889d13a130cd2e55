/** The page: what is edited is checked, what compiles is opened for training, and the reports of the training are shown. */
import { proxy } from "comlink";
import type { EpochReport } from "../../src/runtime/fit.ts";
import type { TargetChoice } from "../compiler/api.ts";
import type { DataSource, Progress } from "../trainer/api.ts";
import { createControls } from "./controls.ts";
import { createCurves } from "./curves.ts";
import { createDataPanel } from "./data-panel.ts";
import { createDetails } from "./details.ts";
import { byId, element, withCode } from "./dom.ts";
import { createEditor } from "./editor.ts";
import { createHeader } from "./header.ts";
import { fragmentOf, type Shared } from "./link.ts";
import { Latest } from "./latest.ts";
import type { OpenModel } from "./open-model.ts";
import { createPredictionsView } from "./predictions-view.ts";
import { showProblems } from "./problems.ts";
import { startWorkers } from "./workers.ts";

/** Milliseconds without a key until the text is checked. */
const pause = 150;

export interface App {
  /** Another model, with the data that it names. */
  load(shared: Shared): void;
  /** After a change of colors. */
  redraw(): void;
}

export function createApp(begin: Shared): App {
  const workers = startWorkers((message) => controls.say(message, true));
  const { compiler, trainer } = workers;
  const [modelChoice, modelSelect, target, metric, troubles] = [byId("model-choice", HTMLElement), byId("model", HTMLSelectElement), byId("target", HTMLSelectElement), byId("metric", HTMLSelectElement), byId("troubles", HTMLElement)];
  const work = new Latest();
  let open: OpenModel | undefined;
  let source: DataSource | undefined;
  let last: EpochReport | undefined;
  let keep = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pace = begin.pace;

  const later = (milliseconds = pause): void => {
    clearTimeout(timer);
    timer = setTimeout(() => work.run(renew), milliseconds);
  };
  const editor = createEditor(byId("editor", HTMLElement), begin.text, () => later());
  const loss = createCurves(byId("loss-plot", HTMLElement), true);
  const metrics = createCurves(byId("metric-plot", HTMLElement), false);
  const data = createDataPanel((isNew) => {
    keep &&= !isNew;
    later(0);
  });
  const predictions = createPredictionsView(byId("predictions", HTMLElement), (surface, point, choice) => data.addPoint(surface, point, choice));
  const details = createDetails(workers, () => open, (line) => editor.goTo(line));
  const rates = new Latest();
  const controls = createControls({
    run: () => void trainer.run(),
    pause: () => void trainer.pause(),
    step: () => void trainer.step(),
    reset() {
      void trainer.reset().then(() => {
        clear();
        return trainer.tell();
      });
    },
    rate: (value) => rates.run(async () => {
      const next = open && (await compiler.withRate(editor.text(), open.model.description.name, value));
      if (next !== undefined) editor.replace(next);
    }),
    pace(updates) {
      pace = updates;
      void trainer.pace(updates);
      void remember();
    },
  });

  const clear = (): void => {
    last = undefined;
    loss.clear();
    metrics.clear();
    predictions.clear();
    troubles.replaceChildren();
  };
  let remembered = 0;
  const remember = async (): Promise<void> => {
    const turn = ++remembered;
    const fragment = await fragmentOf({ text: editor.text(), target: targetOf(target.value), pace });
    // Compression takes its time: what was remembered later may be there before.
    if (turn === remembered) history.replaceState(null, "", fragment);
  };

  /** Checks the text, and opens the model where it has no errors. */
  const renew = async (): Promise<void> => {
    const text = editor.text();
    await remember();
    const { diagnostics, models } = await compiler.check(text);
    if (text === editor.text()) editor.show(diagnostics);
    showProblems(byId("problems", HTMLElement), diagnostics, {
      goTo: (line) => editor.goTo(line),
      apply: ({ edits }) => editor.replace(edits.toSorted((a, b) => b.from - a.from).reduce((all, edit) => all.slice(0, edit.from) + edit.text + all.slice(edit.to), editor.text())),
    });
    const names = models.map(({ description }) => description.name);
    if (names.length > 0 && String(names) !== String([...modelSelect.options].map(({ value }) => value))) modelSelect.replaceChildren(...names.map((name) => element("option", {}, name)));
    modelChoice.hidden = names.length < 2;
    const model = models.find(({ description }) => description.name === modelSelect.value) ?? models[0];
    if (model === undefined) {
      if (diagnostics.length > 0 && open !== undefined && controls.state === "running") controls.say("The model has errors: the training goes on with the last one that had none.");
      return;
    }
    controls.showRate(model.rate);
    const chosen = targetOf(target.value);
    const script = await compiler.script(text, model.description.name, chosen);
    if (script !== undefined) await openModel({ text, target: chosen, model, script });
  };

  const openModel = async (next: OpenModel): Promise<void> => {
    const { description } = next.model;
    const named = description.train.data;
    const read = await data.source(named);
    details.show(next);
    if (read === undefined) {
      controls.say(named === undefined ? "The model names no data: read a file of your own under Data." : `This page has no ${named}: read a file of your own under Data.`, true);
      controls.enable(open !== undefined);
      return;
    }
    let carried = keep && open !== undefined;
    const opened = await trainer.open({ script: next.script, description, source: read, keep: carried }, proxy(told));
    if ("refused" in opened) {
      controls.say(opened.refused, true);
      return;
    }
    carried &&= opened.kept === "training";
    if (!carried) clear();
    open = next;
    source = read;
    keep = true;
    data.show(opened.examples, opened.warnings);
    showMetrics(carried ? namesOfMetrics() : description.train.metrics);
    details.opened(opened.examples);
    document.title = `${description.name} – nnc playground`;
    controls.enable(true);
    serve();
    // The last reported state of the network before: it may have been paused meanwhile.
    await (controls.state === "running" ? trainer.run() : trainer.tell());
  };

  const told = (progress: Progress): void => {
    last = progress.epochs.at(-1) ?? last;
    if (progress.epochs.length > 0) showMetrics(Object.keys(last?.metrics ?? {}));
    controls.showProgress(progress, last);
    loss.add(progress.epochs);
    metrics.add(progress.epochs);
    predictions.show(progress.snapshot);
    details.told(progress);
    troubles.append(...progress.troubles.map(({ found, advice, line }) => element("li", {}, ...withCode(`${line === undefined ? "" : `Line ${line}: `}${found}. ${advice}`))));
  };

  let isServed = false;
  /** Starts the language server, once, behind what the first training needs. */
  const serve = (): void => {
    if (isServed) return;
    isServed = true;
    void import("./language-server.ts").then(({ languageServer }) => editor.extend(languageServer(workers.language())));
  };

  /** The metrics of the model, of which one is plotted. Those of several outputs have their names from the first epoch on. */
  const showMetrics = (names: readonly string[]): void => {
    if (String(names) !== String(namesOfMetrics())) metric.replaceChildren(...names.map((name) => element("option", {}, name)));
    const pane = metric.closest<HTMLElement>(".pane");
    if (pane !== null) pane.hidden = names.length === 0;
    const name = metric.value;
    if (name !== "") metrics.show(name, (measured) => measured.metrics[name]);
  };
  const namesOfMetrics = (): readonly string[] => [...metric.options].map(({ value }) => value);
  metric.addEventListener("change", () => showMetrics(namesOfMetrics()));
  modelSelect.addEventListener("change", () => later(0));
  target.addEventListener("change", () => later(0));
  byId("format", HTMLButtonElement).addEventListener("click", () => void compiler.format(editor.text()).then((text) => text !== undefined && editor.replace(text)));

  createHeader({ workers, open: () => open, source: () => source, say: (text, failed) => controls.say(text, failed) });

  target.value = begin.target;
  byId("pace", HTMLSelectElement).value = String(pace);
  void trainer.pace(pace);
  later(0);
  return {
    load(shared) {
      keep = false;
      data.forget();
      target.value = shared.target;
      editor.replace(shared.text);
      void trainer.pause();
      later(0);
    },
    redraw() {
      loss.redraw();
      metrics.redraw();
      predictions.redraw();
      details.redraw();
    },
  };
}

function targetOf(value: string): TargetChoice {
  return value === "wasm" ? "wasm" : "ts";
}
