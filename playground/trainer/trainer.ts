/** The worker that trains: it has one network at a time, its data and its gate. */
import { expose } from "comlink";
import type { DataSource, Example, Opened, OpenRequest, Progress, Refused, TrainerApi, Wanted } from "./api.ts";
import { exampleText } from "./example-text.ts";
import { type Examples, readExamples, refusal, rowsOf } from "./examples.ts";
import { Gate } from "./gate.ts";
import { createOf } from "./network.ts";
import { type Part, Session } from "./session.ts";

class Trainer implements TrainerApi {
  readonly #gate = new Gate();
  #wanted: Wanted = { weights: false, predictions: true };
  #source: DataSource | undefined;
  #open: { readonly part: Part; session: Session } | undefined;

  async open({ script, description, source = this.#source, keep }: OpenRequest, listen: (progress: Progress) => void): Promise<Opened | Refused> {
    if (source === undefined) return { refused: "there are no data" };
    let examples: Examples;
    let session: Session;
    let part: Part;
    try {
      examples = await readExamples(description, source);
      part = { create: await createOf(script), description, examples, gate: this.#gate, listen };
      session = new Session(part, this.#wanted);
    } catch (cause) {
      return { refused: refusal(cause) };
    }
    const before = this.#open?.session;
    this.#gate.close();
    await before?.close();
    const kept = keep && before !== undefined && carried(before, session) ? "training" : "nothing";
    this.#source = source;
    this.#open = { part, session };
    return { examples: examples.count, warnings: examples.warnings, kept };
  }

  async run(): Promise<void> {
    this.#open?.session.run();
  }

  async pause(): Promise<void> {
    this.#open?.session.pause();
  }

  async step(): Promise<void> {
    this.#open?.session.step();
  }

  async pace(updates: number): Promise<void> {
    this.#gate.pace(updates);
  }

  async reset(): Promise<void> {
    if (this.#open === undefined) return;
    this.#gate.close();
    await this.#open.session.close();
    this.#open.session = new Session(this.#open.part, this.#wanted);
  }

  async tell(): Promise<void> {
    this.#open?.session.tell();
  }

  async want(wanted: Wanted): Promise<void> {
    this.#wanted = wanted;
    this.#open?.session.want(wanted);
  }

  async save(): Promise<Uint8Array> {
    return this.#open?.session.network.save({ only: "weights" }) ?? new Uint8Array();
  }

  async example(number: number): Promise<Example | undefined> {
    const part = this.#open?.part;
    if (part === undefined) return undefined;
    const { examples } = part;
    if (number < 1 || number > examples.count) return undefined;
    const row = rowsOf(examples.arrays, examples.count, number - 1, number);
    const inputs = Object.entries(row).map(([name, values]) => [name, Float64Array.from(values)] as const);
    const text = exampleText(part.description, row);
    return { inputs: Object.fromEntries(inputs), weights: await this.save(), ...(text !== undefined && { text }) };
  }
}

/** Whether the state of a network fits another one, which then has it. */
function carried(from: Session, to: Session): boolean {
  try {
    to.network.load(from.network.save());
    to.follow(from);
    return true;
  } catch {
    return false;
  }
}

expose(new Trainer());
