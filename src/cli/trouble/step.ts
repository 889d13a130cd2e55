/** One step on a sample of the data, by a second network with the weights of the one that trains, which it leaves as it is. */
import { locate } from "../../source/locate.ts";
import type { CompiledModule } from "../compiler.ts";
import { type Examples, type Network, single } from "../network.ts";
import type { LayerEvidence, StepEvidence } from "./evidence.ts";

type Model = CompiledModule["model"];

/** Examples of one batch, inputs and targets. */
export interface SampleBatch {
  readonly count: number;
  readonly inputs: Examples;
  readonly targets: Examples;
}

/** Gradients of one call's weights, over the batches so far. */
interface Layer {
  readonly instance: Model["instances"][number];
  readonly names: readonly string[];
  readonly units: number;
  /** The gradient of the first batch. */
  readonly first: Map<string, ArrayLike<number>>;
  /** Units whose gradient is the same in all batches, as of a penalty alone; 0 where there is one batch. */
  readonly silent: Set<number>;
  squares: number;
  numbers: number;
}

/** `saved`: the whole state of the network that trains. */
export function probeStep(model: Model, probe: Network, saved: Uint8Array, epoch: number, batches: readonly SampleBatch[]): StepEvidence {
  probe.load(saved);
  const layers = layersOf(model);
  for (const [k, { inputs, targets, count }] of batches.entries()) {
    probe.accumulate(single(inputs), single(targets), count);
    for (const layer of layers) addGradients(layer, probe, k, batches.length);
  }
  const trained = model.variables.filter((v) => v.trained).map((v) => v.name);
  const before = trained.map((name) => Float64Array.from(probe.parameters[name]?.values ?? []));
  const size = norm(before);
  const gradient = norm(trained.map((name) => probe.gradients[name]?.values ?? []));
  probe.update();
  const change = norm(trained.map((name, i) => Array.from(probe.parameters[name]?.values ?? [], (w, k) => w - (before[i]?.[k] ?? 0))));
  const examples = batches.reduce((sum, { count }) => sum + count, 0);
  return { epoch, examples, layers: layers.map(evidenceOf), gradient, weights: size, change: change / size };
}

function layersOf(model: Model): readonly Layer[] {
  return model.instances.flatMap((instance): readonly Layer[] => {
    const own = model.variables.filter((v) => v.trained && instance.variables.includes(v.name));
    const units = own.find((v) => v.role === "weight")?.shape.at(-1) ?? own[0]?.shape.at(-1) ?? 0;
    const names = own.filter((v) => v.shape.at(-1) === units).map((v) => v.name);
    return names.length === 0 ? [] : [{ instance, names, units, first: new Map(), silent: new Set(Array.from({ length: units }, (_, u) => u)), squares: 0, numbers: 0 }];
  });
}

function addGradients(layer: Layer, { gradients }: Network, batch: number, batches: number): void {
  const { names, first, silent, units } = layer;
  for (const name of names) {
    const values = gradients[name]?.values ?? [];
    const before = first.get(name);
    values.forEach((g: number, i: number) => {
      layer.squares += g * g;
      if (batch === 0 ? batches === 1 && g !== 0 : before?.[i] !== g) silent.delete(i % units);
    });
    layer.numbers += values.length;
    if (batch === 0) first.set(name, Float64Array.from(values));
  }
}

function evidenceOf({ instance, units, silent, squares, numbers }: Layer): LayerEvidence {
  const { file, line } = locate(instance.span);
  return { name: instance.name, place: `${file}:${line}`, gradient: Math.sqrt(squares / numbers), units, silent: silent.size };
}

function norm(arrays: readonly ArrayLike<number>[]): number {
  return Math.sqrt(arrays.reduce((sum, values) => sum + Array.from(values).reduce((s, x) => s + x * x, 0), 0));
}
