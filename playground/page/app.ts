/** The page: what is edited is checked, what compiles is opened for training, and the reports of the training are shown. */
import { proxy } from "comlink";
import type { EpochReport } from "../../src/runtime/fit.ts";
import type { TargetChoice } from "../compiler/api.ts";
import type { DataSource, Progress } from "../trainer/api.ts";
import { Address } from "./address.ts";
import { createControls } from "./controls.ts";
import { createCurves } from "./curves.ts";
import { createDataPanel } from "./data-panel.ts";
import { createDetails } from "./details.ts";
import { byId, element, withCode } from "./dom.ts";
import { createEditor } from "./editor.ts";
import { createHeader } from "./header.ts";
import type { Shared } from "./link.ts";
import { Latest } from "./latest.ts";
import { createMetricsView } from "./metrics-view.ts";
import { createModelChoice } from "./model-choice.ts";
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
  const [target, troubles] = [byId("target", HTMLSelectElement), byId("troubles", HTMLElement)];
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
  const choice = createModelChoice(() => later(0));
  const loss = createCurves(byId("loss-plot", HTMLElement), true);
  const metrics = createMetricsView();
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
  const address = new Address();
  const remember = (): Promise<void> => address.remember({ text: editor.text(), target: targetOf(target.value), pace });

  /** Compiles the text, and opens the model where it has no errors. */
  const renew = async (): Promise<void> => {
    const text = editor.text();
    const chosen = targetOf(target.value);
    await remember();
    const { diagnostics, models } = await compiler.compile(text, chosen);
    if (text === editor.text()) editor.show(diagnostics);
    showProblems(byId("problems", HTMLElement), diagnostics, editor);
    const model = choice.of(models);
    if (model === undefined) {
      if (diagnostics.length > 0 && open !== undefined && controls.state === "running") controls.say("The model has errors: the training goes on with the last one that had none.");
      return;
    }
    controls.showRate(model.rate);
    await openModel({ text, target: chosen, model, script: model.script });
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
    if (!carried) metrics.choose(description.train.metrics);
    details.opened(opened.examples);
    document.title = `${description.name} – nnc playground`;
    controls.enable(true);
    serve();
    // The last reported state of the network before: it may have been paused meanwhile.
    await (controls.state === "running" ? trainer.run() : trainer.tell());
  };

  const told = (progress: Progress): void => {
    last = progress.epochs.at(-1) ?? last;
    if (progress.epochs.length > 0) metrics.choose(Object.keys(last?.metrics ?? {}));
    controls.showProgress(progress, last);
    loss.add(progress.epochs);
    metrics.add(progress.epochs);
    predictions.show(progress.snapshot);
    details.told(progress);
    troubles.append(...progress.troubles.map(({ found, advice, line }) => element("li", {}, ...withCode(`${line === undefined ? "" : `Line ${line}: `}${found}. ${advice}`))));
  };

  /** Starts the language server, once, behind what the first training needs. */
  const serve = once(() => void import("./language-server.ts").then(({ languageServer }) => editor.extend(languageServer(workers.language()))));

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

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
