/** The page: what is edited is checked, and what compiles is opened for training. */
import type { TargetChoice } from "../compiler/api.ts";
import { Address } from "./address.ts";
import { createControls } from "./controls.ts";
import { createDataPanel } from "./data-panel.ts";
import { createDetails } from "./details.ts";
import { byId } from "./dom.ts";
import { createEditor } from "./editor.ts";
import { createHeader } from "./header.ts";
import type { Shared } from "./link.ts";
import { Latest } from "./latest.ts";
import { createModelChoice } from "./model-choice.ts";
import { showProblems } from "./problems.ts";
import { createReports } from "./reports.ts";
import { Training } from "./training.ts";
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
  const target = byId("target", HTMLSelectElement);
  const [work, rates] = [new Latest(), new Latest()];
  const address = new Address();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pace = begin.pace;

  const later = (milliseconds = pause): void => {
    clearTimeout(timer);
    timer = setTimeout(() => work.run(renew), milliseconds);
  };
  const editor = createEditor(byId("editor", HTMLElement), begin.text, () => later());
  const choice = createModelChoice(() => later(0));
  const data = createDataPanel((isNew) => {
    if (isNew) training.forget();
    later(0);
  });
  const controls = createControls({
    run: () => void trainer.run(),
    pause: () => void trainer.pause(),
    step: () => void trainer.step(),
    reset: () => void training.reset(),
    rate: (value) => rates.run(async () => {
      const { model } = training;
      const next = model && (await compiler.withRate(editor.text(), model.model.description.name, value));
      if (next !== undefined) editor.replace(next);
    }),
    pace(updates) {
      pace = updates;
      void trainer.pace(updates);
      void remember();
    },
  });
  const reports = createReports(controls, (surface, point, chosen) => data.addPoint(surface, point, chosen));
  const training = new Training({
    trainer, controls, data, reports,
    compiled: (model) => details.show(model),
    opened({ model: { description } }, examples) {
      details.opened(examples);
      document.title = `${description.name} – nnc playground`;
      serve();
    },
    onProgress: (progress) => details.told(progress),
  });
  const details = createDetails(workers, () => training.model, (line) => editor.goTo(line));
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
      if (diagnostics.length > 0 && training.model !== undefined && controls.state === "running") controls.say("The model has errors: the training goes on with the last one that had none.");
      return;
    }
    controls.showRate(model.rate);
    await training.open({ text, target: chosen, model, script: model.script });
  };

  /** Starts the language server, once, behind what the first training needs. */
  const serve = once(() => void import("./language-server.ts").then(({ languageServer }) => editor.extend(languageServer(workers.language(), editor.source))));

  target.addEventListener("change", () => later(0));
  byId("format", HTMLButtonElement).addEventListener("click", () => void compiler.format(editor.text()).then((text) => text !== undefined && editor.replace(text)));
  createHeader({ workers, open: () => training.model, source: () => training.source, say: (text, failed) => controls.say(text, failed) });

  target.value = begin.target;
  byId("pace", HTMLSelectElement).value = String(pace);
  void trainer.pace(pace);
  later(0);
  return {
    load(shared) {
      training.forget();
      data.forget();
      target.value = shared.target;
      editor.source.close();
      editor.replace(shared.text);
      void trainer.pause();
      later(0);
    },
    redraw() {
      reports.redraw();
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
