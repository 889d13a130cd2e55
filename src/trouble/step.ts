/** One step on a sample of the data, by a second network with the weights of the one that trains, which it leaves as it is. */
import type { WatchedLayer, WatchedModel } from "../ir/model/watched.ts";
import type { LayerEvidence, StepEvidence } from "./evidence.ts";
import { type Examples, type Probe, single } from "./network.ts";

/** Examples of one batch, inputs and targets. */
export interface SampleBatch {
  readonly count: number;
  readonly inputs: Examples;
  readonly targets: Examples;
}

/** Gradients of one call's weights, over the batches so far. */
interface Layer {
  readonly of: WatchedLayer;
  /** The gradient of the first batch. */
  readonly first: Map<string, ArrayLike<number>>;
  /** Units whose gradient is the same in all batches, as of a penalty alone; 0 where there is one batch. */
  readonly silent: Set<number>;
  squares: number;
  numbers: number;
}

/** `saved`: the whole state of the network that trains. */
export function probeStep(model: WatchedModel, probe: Probe, saved: Uint8Array, epoch: number, batches: readonly SampleBatch[]): StepEvidence {
  probe.load(saved);
  const layers = model.layers.map((of): Layer => ({ of, first: new Map(), silent: new Set(Array.from({ length: of.units }, (_, u) => u)), squares: 0, numbers: 0 }));
  for (const [k, { inputs, targets, count }] of batches.entries()) {
    probe.accumulate(single(inputs), single(targets), count);
    for (const layer of layers) addGradients(layer, probe, k, batches.length);
  }
  const trained = Object.keys(probe.gradients);
  const before = trained.map((name) => Float64Array.from(probe.parameters[name]?.values ?? []));
  const size = norm(before);
  const gradient = norm(trained.map((name) => probe.gradients[name]?.values ?? []));
  probe.update();
  const change = norm(trained.map((name, i) => Array.from(probe.parameters[name]?.values ?? [], (w, k) => w - (before[i]?.[k] ?? 0))));
  const examples = batches.reduce((sum, { count }) => sum + count, 0);
  return { epoch, examples, layers: layers.map(evidenceOf), gradient, weights: size, change: change / size };
}

function addGradients(layer: Layer, { gradients }: Probe, batch: number, batches: number): void {
  const { of: { arrays, units }, first, silent } = layer;
  for (const name of arrays) {
    const values = Float64Array.from(gradients[name]?.values ?? []);
    const before = first.get(name);
    values.forEach((g: number, i: number) => {
      layer.squares += g * g;
      if (batch === 0 ? batches === 1 && g !== 0 : before?.[i] !== g) silent.delete(i % units);
    });
    layer.numbers += values.length;
    if (batch === 0) first.set(name, values);
  }
}

function evidenceOf({ of: { name, place, units }, silent, squares, numbers }: Layer): LayerEvidence {
  return { name, place, gradient: Math.sqrt(squares / numbers), units, silent: silent.size };
}

function norm(arrays: readonly ArrayLike<number>[]): number {
  return Math.sqrt(arrays.reduce((sum, values) => sum + Array.from(values).reduce((s, x) => s + x * x, 0), 0));
}
