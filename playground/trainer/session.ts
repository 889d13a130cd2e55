/** One network in training: it runs, waits at a gate, and reports progress. */
import { shuffleOrder } from "../../src/runtime/random.ts";
import type { EpochReport, ExampleSource } from "../../src/runtime/fit.ts";
import { watchTroubles } from "../../src/trouble/api/watch-troubles.ts";
import type { ModelDescription } from "../../src/index.ts";
import type { Progress, Snapshot, TrainingState, TroubleNote, Wanted } from "./api.ts";
import type { Examples } from "./examples.ts";
import type { Gate } from "./gate.ts";
import type { Arrays, Create, Network } from "./network.ts";
import { predictionsOf } from "./predictions.ts";
import { surfaceOf } from "./surface.ts";

/** Milliseconds between two reports of a training that runs, at least; and how many times as long as a report takes. */
const between = 150;
const share = 8;

/** Numbers of an array that are shown, at most. */
const largest = 65_536;

export interface Part {
  readonly create: Create;
  readonly description: ModelDescription;
  readonly examples: Examples;
  readonly gate: Gate;
  readonly listen: (progress: Progress) => void;
}

export class Session {
  readonly network: Network;
  readonly #part: Part;
  #state: TrainingState = "ready";
  #wanted: Wanted;
  #epochs: EpochReport[] = [];
  #troubles: TroubleNote[] = [];
  #failure: string | undefined;
  #steps = 0;
  #due = 0;
  #trains = false;
  #signal = { aborted: false };
  #ended: Promise<void> = Promise.resolve();

  constructor(part: Part, wanted: Wanted) {
    this.#part = part;
    this.#wanted = wanted;
    this.network = part.create();
  }

  /** Has loaded what another saved, whose training it takes up. */
  follow({ state }: Session): void {
    this.#state = state === "running" ? "paused" : state;
  }

  get state(): TrainingState {
    return this.#state;
  }

  run(): void {
    this.#part.gate.open();
    this.#begin("running");
  }

  step(): void {
    this.#part.gate.permit();
    this.#begin("paused");
  }

  pause(): void {
    this.#part.gate.close();
    if (this.#state === "running") this.#state = "paused";
    this.tell();
  }

  want(wanted: Wanted): void {
    this.#wanted = wanted;
    this.tell();
  }

  /** Ends the training after the current step; nothing is reported afterwards. */
  async close(): Promise<void> {
    this.#signal.aborted = true;
    this.#part.gate.abandon();
    await this.#ended;
  }

  /** Tells of the state and of what is new. */
  tell(): void {
    const start = performance.now();
    const [epochs, troubles] = [this.#epochs, this.#troubles];
    this.#epochs = [];
    this.#troubles = [];
    this.#part.listen({ state: this.#state, epochs, troubles, steps: this.#steps, snapshot: this.#snapshot(), ...(this.#failure !== undefined && { failure: this.#failure }) });
    const end = performance.now();
    this.#due = end + Math.max(between, share * (end - start));
  }

  #begin(state: "running" | "paused"): void {
    this.#state = state;
    if (this.#trains) this.tell();
    else this.#ended = this.#train();
  }

  async #train(): Promise<void> {
    const signal = { aborted: false };
    this.#signal = signal;
    this.#trains = true;
    this.#failure = undefined;
    const { description, examples, create } = this.#part;
    try {
      const { fitAsync } = watchTroubles(this.network, { model: description.watched, create, sample: examples.data as never, onTrouble: ({ found, advice, line }) => void this.#troubles.push({ found, advice, ...(line !== undefined && { line }) }) });
      const { stopped } = await fitAsync(this.#source(), { signal, columns: examples.columns, onEpoch: (report) => void this.#epochs.push(report) });
      if (stopped !== "aborted") this.#state = "finished";
    } catch (cause) {
      this.#state = "failed";
      this.#failure = cause instanceof Error ? cause.message : String(cause);
    }
    this.#trains = false;
    if (signal.aborted) return;
    this.#part.gate.close();
    this.tell();
  }

  /** The examples in the order of `fit`, each step of which passes the gate: to the bits of `fit`. */
  #source(): ExampleSource<Arrays> {
    return (take) => {
      const rows = take(this.#part.examples.data);
      let trains = false;
      return {
        examples: rows.examples,
        ...(rows.classes !== undefined && { classes: rows.classes }),
        begin(order, seed, epoch) {
          trains = epoch !== undefined;
          if (seed !== undefined && epoch !== undefined) shuffleOrder(order, order.length, seed, epoch);
        },
        load: () => (trains ? this.#beforeStep() : undefined),
        gather: (order, from, count) => rows.gather(order, from, count),
      };
    };
  }

  #beforeStep(): Promise<void> | undefined {
    if (!this.#part.gate.isOpen || performance.now() >= this.#due) this.tell();
    const wait = this.#part.gate.pass();
    this.#steps += 1;
    return wait;
  }

  #snapshot(): Snapshot {
    const { description, examples } = this.#part;
    const { weights, predictions } = this.#wanted;
    const surface = predictions ? surfaceOf(this.network, description, examples) : undefined;
    const predicted = predictions && (this.#state !== "running" || surface === undefined) ? predictionsOf(this.network, description, examples) : undefined;
    return {
      ...(weights && { weights: Object.entries(this.network.parameters).filter(([, { values }]) => values.length <= largest).map(([name, { shape, values }]) => ({ name, shape, values: Float32Array.from(values) })) }),
      ...(surface !== undefined && { surface }),
      ...(predicted !== undefined && { predictions: predicted }),
    };
  }
}
