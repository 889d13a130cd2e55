/** Looks for troubles while a training runs, and reports each kind of them once. */
import { type RowsOf, sizeOf } from "../../data/leaks.ts";
import { withLabels } from "../../data/labels.ts";
import type { CompiledModule } from "../compiler.ts";
import { createNetwork, type EpochReport, type Network, slice } from "../network.ts";
import { countClasses, countOthers, placeOf } from "./classes.ts";
import { troublesIn } from "./detect.ts";
import type { Evidence, InputEvidence, StepEvidence, Trouble } from "./evidence.ts";
import { probeInputs } from "./inputs.ts";
import { type Sample, sampleOf, shuffled } from "./sample.ts";
import { probeStep, type SampleBatch } from "./step.ts";

export interface Watch {
  readonly epochEnded: (report: EpochReport) => void;
  /** After the last epoch. */
  readonly ended: () => void;
}

export interface Watched {
  readonly module: CompiledModule;
  readonly network: Network;
  /** The examples that train. Those of the test are not looked at. */
  readonly training: RowsOf;
  /** The examples of which the loss is compared with that of shuffled targets: a network that memorized its training examples has a low loss on them even if their labels are shuffled. */
  readonly validation: RowsOf;
  /** Whether the training begins here. */
  readonly fresh: boolean;
  readonly seed: number;
}

/** Batches of the sample on which a step is looked at; examples whose values and losses are. */
const [batches, valued, measured] = [4, 64, 512];

export function watchFor({ module, network, training, validation, fresh, seed }: Watched, report: (trouble: Trouble) => void): Watch {
  const { model } = module;
  const reported = new Set<string>();
  const epochs: EpochReport[] = [];
  const steps: StepEvidence[] = [];
  let inputs: readonly InputEvidence[] = [];
  let probe: Network | undefined;
  const probeOf = (): Network => (probe ??= createNetwork(module, seed));
  // A model may have no data but its inputs, as an autoencoder.
  const targets = new Set(model.outputs.flatMap(({ name, target }) => (target === undefined || model.inputs.some((i) => i.name === name) ? [] : [name])));
  // In the order of the file, over which samples are spread.
  const inOrder = (part: RowsOf): RowsOf => ({ ...part, rows: part.rows.slice().sort() });
  const rows = inOrder(training);
  const count = sizeOf(rows);
  const sample = sampleOf(rows, batches * model.train.batch);
  // A sample may lack a class that others have.
  const classes = rows.sampled === undefined ? countClasses(model, rows) : [];
  const others = rows.sampled === undefined ? countOthers(model, rows) : [];
  const optimizer = { text: model.optimizer?.text ?? "", place: placeOf(model.span, /\boptimizer\s*:/) };
  const detect = (more: Pick<Evidence, "shuffled"> = {}): void => {
    for (const trouble of troublesIn({ epochs, fresh, stopsEarly: model.train.stop !== undefined, examples: count, held: sizeOf(validation), optimizer, classes, others, inputs, steps, ...more })) {
      if (reported.has(trouble.kind)) continue;
      reported.add(trouble.kind);
      report(trouble);
    }
  };
  return {
    epochEnded(epoch) {
      epochs.push(epoch);
      const n = epochs.length;
      if (n === 1) inputs = inputsOf(module, network, sampleOf(rows, valued));
      // At epochs 1, 2, 4, 8, …: what changes later changes more slowly.
      if ((n & (n - 1)) === 0) steps.push(probeStep(model, probeOf(), network.save(), epoch.epoch, batchesOf(module, sample)));
      detect();
    },
    ended() {
      const last = epochs.at(-1);
      // A network that another trouble keeps from learning has nothing of the targets either.
      if (last === undefined || reported.size > 0 || targets.size === 0 || count < 40) return;
      const few = sampleOf(last.validation === undefined ? rows : inOrder(validation), measured);
      probeOf().load(network.save());
      const lossOf = (s: Sample): number => probeOf().evaluate(withLabels(model, s.arrays, s.count)).loss;
      detect({ shuffled: { loss: lossOf(few), shuffled: [1, 2, 3, 4, 5].map((k) => lossOf(shuffled(few, targets, k))) } });
    },
  };
}

function batchesOf({ model }: CompiledModule, { arrays, count }: Sample): readonly SampleBatch[] {
  const [inputs, targets] = [model.inputs.map((i) => i.name), model.outputs.filter((o) => o.target !== undefined).map((o) => o.name)];
  const size = Math.min(model.train.batch, count);
  return Array.from({ length: Math.max(1, Math.floor(count / size)) }, (_, k) => ({ count: size, inputs: slice(arrays, inputs, count, k * size, size), targets: slice(arrays, targets, count, k * size, size) }));
}

function inputsOf({ model }: CompiledModule, network: Network, { arrays, count }: Sample): readonly InputEvidence[] {
  return probeInputs(model, network.save({ only: "weights" }), Object.fromEntries(arrays), count);
}
