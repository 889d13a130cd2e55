/** Looks for troubles while a training runs, and reports each kind of them once. */
import { withLabels } from "../data/labels.ts";
import { type RowsOf, sizeOf } from "../data/leaks.ts";
import type { WatchedModel } from "../ir/model/watched.ts";
import type { EpochReport } from "../runtime/fit.ts";
import { countClasses, countOthers } from "./classes.ts";
import { troublesIn } from "./detect.ts";
import type { Evidence, InputEvidence, StepEvidence, Trouble } from "./evidence.ts";
import { probeInputs } from "./inputs.ts";
import type { Examples, Probe, Saved } from "./network.ts";
import { troubleOf } from "./report.ts";
import { type Sample, sampleOf, shuffled } from "./sample.ts";
import { probeStep, type SampleBatch } from "./step.ts";

export interface Watch {
  readonly epochEnded: (report: EpochReport) => void;
  /** After the last epoch. */
  readonly ended: () => void;
}

export interface Watched {
  readonly model: WatchedModel;
  readonly network: Saved;
  /** Makes a second network of the same module. */
  readonly create: () => Probe;
  /** The examples that train. Those of the test are not looked at. */
  readonly training: RowsOf;
  /** The examples of which the loss is compared with that of shuffled targets: a network that memorized its training examples has a low loss on them even if their labels are shuffled. */
  readonly validation: RowsOf;
  /** How many examples are held out for validation, where `validation` has not all of them. */
  readonly held?: number;
}

/** Batches of the sample on which a step is looked at; examples whose values and losses are. */
const [batches, valued, measured] = [4, 64, 512];

export function watchFor({ model, network, create, training, validation, held = sizeOf(validation) }: Watched, report: (trouble: Trouble) => void): Watch {
  const reported = new Set<string>();
  const epochs: EpochReport[] = [];
  const steps: StepEvidence[] = [];
  let inputs: readonly InputEvidence[] = [];
  let probe: Probe | undefined;
  const probeOf = (): Probe => (probe ??= create());
  // A model may have no data but its inputs, as an autoencoder.
  const targets = new Set(model.outputs.flatMap(({ name, input }) => (input ? [] : [name])));
  // In the order of the file, over which samples are spread.
  const inOrder = (part: RowsOf): RowsOf => ({ ...part, rows: part.rows.slice().sort() });
  const rows = inOrder(training);
  const count = sizeOf(rows);
  const sample = sampleOf(rows, batches * model.batch);
  // A sample may lack a class that others have.
  const classes = rows.sampled === undefined ? countClasses(model, rows) : [];
  const others = rows.sampled === undefined ? countOthers(model, rows) : [];
  const { optimizer, stopsEarly } = model;
  const detect = (more: Pick<Evidence, "shuffled"> = {}): void => {
    const fresh = epochs[0]?.epoch === 1;
    for (const finding of troublesIn({ epochs, fresh, stopsEarly, examples: count, held, optimizer, classes, others, inputs, steps, ...more })) {
      if (reported.has(finding.kind)) continue;
      reported.add(finding.kind);
      report(troubleOf(finding));
    }
  };
  return {
    epochEnded(epoch) {
      epochs.push(epoch);
      const n = epochs.length;
      if (rows.rows.length > 0 && n === 1) inputs = inputsOf(model, network, sampleOf(rows, valued));
      // At epochs 1, 2, 4, 8, …: what changes later changes more slowly.
      if (rows.rows.length > 0 && (n & (n - 1)) === 0) steps.push(probeStep(model, probeOf(), network.save(), epoch.epoch, batchesOf(model, sample)));
      detect();
    },
    ended() {
      const last = epochs.at(-1);
      // A network that another trouble keeps from learning has nothing of the targets either.
      if (last === undefined || reported.size > 0 || targets.size === 0 || count < 40) return;
      const few = sampleOf(last.validation === undefined ? rows : inOrder(validation), measured);
      if (few.count === 0) return;
      probeOf().load(network.save());
      const lossOf = (s: Sample): number => probeOf().evaluate(withLabels(model, s.arrays, s.count)).loss;
      detect({ shuffled: { loss: lossOf(few), shuffled: [1, 2, 3, 4, 5].map((k) => lossOf(shuffled(few, targets, k))) } });
    },
  };
}

function batchesOf({ inputs, outputs, batch }: WatchedModel, { arrays, count }: Sample): readonly SampleBatch[] {
  const size = Math.min(batch, count);
  const part = (values: readonly { readonly name: string }[], k: number): Examples => Object.fromEntries(values.map(({ name }) => {
    const array = arrays.get(name) ?? new Float64Array(0);
    const width = array.length / count;
    return [name, array.subarray(k * size * width, (k + 1) * size * width)];
  }));
  return Array.from({ length: Math.max(1, Math.floor(count / size)) }, (_, k) => ({ count: size, inputs: part(inputs, k), targets: part(outputs, k) }));
}

function inputsOf(model: WatchedModel, network: Saved, { arrays, count }: Sample): readonly InputEvidence[] {
  return probeInputs(model, network.save({ only: "weights" }), Object.fromEntries(arrays), count);
}
