/** What the parts of an emitted module are called, worked out once. */
import type { Entry, Kernel, KernelSet } from "../../ir/kernel/types.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import type { CheckedModel, Encoding } from "../../ir/model/types.ts";
import { dataWidth, wholeBelow } from "./encodings.ts";
import { printKernel } from "./kernel.ts";
import { layOut, type Memory } from "./memory.ts";
import { NameScope } from "./names.ts";
import { runtimeNames } from "./runtime.ts";

/** An input or a target: data that callers hand in. */
export interface DataPart {
  readonly name: string;
  readonly doc?: string;
  readonly encoding: Encoding;
  /** Numbers of one example. */
  readonly width: number;
  readonly below: number | undefined;
  /** The typed array in memory. */
  readonly variable: string;
  /** The name with a capital: suffix of types and functions. */
  readonly title: string;
}

export interface OutputPart extends DataPart {
  /** Numbers of one example's value. */
  readonly size: number;
  /** The name of the type of its classes. */
  readonly label: string;
}

export interface ModulePlan {
  readonly model: CheckedModel;
  readonly planned: PlannedKernels;
  readonly memory: Memory;
  readonly functions: ReadonlyMap<Kernel, string>;
  /** The texts of all functions, in groups: kernels of the same text are one function. */
  readonly kernels: readonly { readonly title: string; readonly texts: readonly string[] }[];
  readonly inputs: readonly DataPart[];
  readonly outputs: readonly OutputPart[];
  /** Outputs whose data the loss compares. */
  readonly targets: readonly DataPart[];
  readonly trains: boolean;
  readonly batch: number;
}

/** Names of the factory's own variables and functions. */
const own: readonly string[] = [
  "seed", "drawn", "updates", "epochsDone", "isFitted", "count", "options", "reals", "integers", "kept", "sums", "meters", "order", "from", "at", "into", "value", "example",
  "inputs", "targets", "data", "bytes", "rows", "values", "best", "classes", "labels", "certainty", "share", "shares", "saved", "n", "i", "k", "network", "views",
  "runInference", "runEvaluation", "runTraining", "runUpdate", "runInitialize", "runFitting", "checkInputs", "checkTargets", "readInputs", "readTargets", "countOf",
  "predict", "forward", "trainBatch", "accumulate", "update", "loss", "evaluate", "fit", "fitAsync", "parameters", "gradients", "save", "load", "meta", "gradientStep", "updateStep",
  "core", "placeScalars", "whereWrong", "totalSteps", "totalEpochs", "measured", "found", "globalThis",
];

/** Stands for a function's name until it has one. */
const marker = "@function";

interface Group {
  readonly title: string;
  /** What the names of its functions begin with. */
  readonly prefix: string;
  readonly entry: Entry;
}

function groupsOf(set: KernelSet): readonly Group[] {
  const group = (title: string, prefix: string, entry: Entry | undefined): readonly Group[] => (entry === undefined ? [] : [{ title, prefix, entry }]);
  return [
    ...group("first values", "initialize", set.initialize), ...group("predictions", "predict", set.inference), ...group("the loss", "evaluate", set.evaluation),
    ...group("training: forward and backward", "train", set.training), ...group("the update of the parameters", "update", set.update),
    ...set.fitting.flatMap((p, i) => [
      ...group(`fitted values, pass ${i + 1}: before`, "fit", p.begin), ...group(`fitted values, pass ${i + 1}: over the data`, "fit", p.accumulate), ...group(`fitted values, pass ${i + 1}: after`, "fit", p.finish),
    ]),
  ];
}

export function planModule(model: CheckedModel, planned: PlannedKernels, precision: "f64" | "f32"): ModulePlan {
  const names = new NameScope([...own, ...runtimeNames(), `create${model.name}`]);
  const memory = layOut(planned, precision, names);
  const set = planned.kernels;
  const functions = new Map<Kernel, string>();
  const byText = new Map<string, string>();
  const kernels = groupsOf(set).map(({ title, prefix, entry }) => ({
    title,
    texts: entry.kernels.flatMap((kernel): readonly string[] => {
      const text = printKernel(kernel, marker, memory);
      const known = byText.get(text);
      const name = known ?? names.fresh(`${prefix}_${kernel.name}`);
      byText.set(text, name);
      functions.set(kernel, name);
      return known === undefined ? [text.replace(marker, name)] : [];
    }),
  }));
  const title = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
  const part = (name: string, encoding: Encoding, array: string, doc: string | undefined): DataPart => ({
    name, encoding, width: dataWidth(encoding), below: wholeBelow(encoding), variable: memory.name(array), title: title(name), ...(doc !== undefined && { doc }),
  });
  const outputs = model.outputs.map((o, k): OutputPart => {
    const buffer = set.buffers.has(o.array) ? o.array : (set.inference.outputs?.[k] ?? o.array);
    return { ...part(o.name, o.encoding, buffer, o.doc), size: memory.example(buffer).size, label: `${model.name}${title(o.name)}` };
  });
  return {
    model, planned, memory, functions, kernels, outputs,
    inputs: model.inputs.map((i) => part(i.name, i.encoding, i.array, i.doc)),
    targets: model.outputs.flatMap((o) => (o.target === undefined ? [] : [part(o.name, o.encoding, o.target, o.doc)])),
    trains: set.training !== undefined,
    batch: set.batch,
  };
}
