/** A mapping proposed by shapes, names and order; what is not certain is marked `ambiguous`, which a mapping may not be when it is used. */
import type { CheckedModel, Variable } from "../../ir/model/types.ts";
import { sizeOf } from "./axes.ts";
import type { TensorEntry } from "./header.ts";
import { fitModule, modulesOf, type ProposedEntry, type TorchModule } from "./torch-layout.ts";

export interface Proposal {
  readonly mapping: Readonly<Record<string, ProposedEntry>>;
  /** Variables that no tensors fit, and tensors that no variables fit. */
  readonly variables: readonly Variable[];
  readonly tensors: readonly string[];
}

export function propose(model: CheckedModel, entries: readonly TensorEntry[]): Proposal {
  let modules = modulesOf(entries);
  const mapping: Record<string, ProposedEntry> = {};
  const variables: Variable[] = [];
  for (const [instance, of] of callsOf(model)) {
    const fitting = modules.flatMap((module) => {
      const fit = fitModule(of, module);
      return fit === undefined ? [] : [{ module, fit }];
    });
    const [first] = fitting;
    if (first === undefined) {
      variables.push(...of);
      continue;
    }
    modules = modules.filter((module) => module !== first.module);
    const others = fitting.slice(1).map(({ module }) => module.name);
    for (const [name, entry] of first.fit) mapping[name] = doubted(flattened(model, instance, entry, first.module), others);
  }
  return { mapping, variables, tensors: modules.flatMap(({ tensors }) => [...tensors.values()].map(({ name }) => name)) };
}

/** The variables of each call, in the order of the computation. */
function callsOf(model: CheckedModel): ReadonlyMap<string, readonly Variable[]> {
  const calls = new Map<string, Variable[]>();
  for (const variable of model.variables) calls.set(variable.instance, [...(calls.get(variable.instance) ?? []), variable]);
  return calls;
}

function doubted(entry: ProposedEntry, others: readonly string[]): ProposedEntry {
  if (others.length === 0) return entry;
  const why = `the shapes of ${others.slice(0, 4).join(", ")}${others.length > 4 ? ", …" : ""} fit as well; this is the first in order of the names`;
  return { ...entry, ambiguous: entry.ambiguous === undefined ? why : `${entry.ambiguous}; ${why}` };
}

/** What is flattened before a matrix: channels come last here, and first in PyTorch, so the columns are in another order if PyTorch flattened them. */
function flattened(model: CheckedModel, instance: string, entry: ProposedEntry, { tensors }: TorchModule): ProposedEntry {
  const at = model.instances.findIndex(({ name }) => name === instance);
  const image = model.instances.slice(0, at).findLast(({ shape }) => shape.length > 1)?.shape ?? [];
  const before = model.instances[at - 1];
  const found = tensors.get("weight")?.shape ?? [];
  const [units = 0, columns] = found;
  if (String(entry.axes) !== "1,0" || found.length !== 2 || before?.shape.length !== 1 || image.length < 2 || sizeOf(image) !== columns) return entry;
  const [channels = 1] = image.slice(-1);
  const places = image.slice(0, -1);
  if (channels === 1 || sizeOf(places) === 1) return entry;
  const shape = [units, channels, ...places];
  return {
    from: entry.from, shape, axes: [...places.map((_, i) => i + 2), 1, 0], fromShape: found,
    ambiguous: `the columns are taken for a flattened [${[channels, ...places].join(", ")}], channels first; if they are channels last, as in the model, write {"from": ${JSON.stringify(entry.from)}, "axes": [1, 0]}`,
  };
}

/** One entry a line. */
export function proposalText({ mapping }: Proposal): string {
  const lines = Object.entries(mapping).map(([name, entry]) => `  ${JSON.stringify(name)}: ${JSON.stringify(entry)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}
