/** Opens models for training: the one before is trained until another one that compiles has its data. */
import { proxy } from "comlink";
import type { DataSource, Progress } from "../trainer/api.ts";
import type { Controls } from "./controls.ts";
import type { DataPanel } from "./data-panel.ts";
import type { OpenModel } from "./open-model.ts";
import type { Reports } from "./reports.ts";
import type { Workers } from "./workers.ts";

export interface TrainingParts {
  readonly trainer: Workers["trainer"];
  readonly controls: Controls;
  readonly data: DataPanel;
  readonly reports: Reports;
  /** A model compiles; it may lack data. */
  readonly compiled: (model: OpenModel) => void;
  /** It is open for training. */
  readonly opened: (model: OpenModel, examples: number) => void;
  readonly onProgress: (progress: Progress) => void;
}

export class Training {
  readonly #parts: TrainingParts;
  #open: OpenModel | undefined;
  #source: DataSource | undefined;
  #keep = false;

  constructor(parts: TrainingParts) {
    this.#parts = parts;
  }

  /** The model that is trained, and its data. */
  get model(): OpenModel | undefined {
    return this.#open;
  }

  get source(): DataSource | undefined {
    return this.#source;
  }

  /** The next network begins with weights of its own. */
  forget(): void {
    this.#keep = false;
  }

  async open(next: OpenModel): Promise<void> {
    const { trainer, controls, data, reports, compiled, opened, onProgress } = this.#parts;
    const { description } = next.model;
    const named = description.train.data;
    const source = await data.source(named);
    compiled(next);
    if (source === undefined) {
      controls.say(named === undefined ? "The model names no data: read a file of your own under Data." : `This page has no ${named}: read a file of your own under Data.`, true);
      controls.enable(this.#open !== undefined);
      return;
    }
    const keep = this.#keep && this.#open !== undefined;
    const answer = await trainer.open({ script: next.script, description, source, keep }, proxy((progress) => {
      reports.show(progress);
      onProgress(progress);
    }));
    if ("refused" in answer) {
      controls.say(answer.refused, true);
      return;
    }
    if (!keep || answer.kept === "nothing") reports.begin(description.train.metrics);
    this.#open = next;
    this.#source = source;
    this.#keep = true;
    data.show(answer.examples, answer.warnings);
    opened(next, answer.examples);
    controls.enable(true);
    // It may have been paused meanwhile.
    await (controls.goesOn ? trainer.run() : trainer.tell());
  }

  /** New weights. */
  async reset(): Promise<void> {
    await this.#parts.trainer.reset();
    this.#parts.reports.clear();
    await this.#parts.trainer.tell();
  }
}
