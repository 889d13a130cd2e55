/** What the parts of an emitted module are called, worked out once. */
import { gradientName } from "../../ir/equation/names.ts";
import { entriesOf } from "../../ir/kernel/entries.ts";
import type { Kernel, Statement, StreamEntries } from "../../ir/kernel/types.ts";
import { eachExprIn } from "../../ir/kernel/visit.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import type { CheckedModel, Encoding } from "../../ir/model/types.ts";
import { dataWidth, wholeBelow } from "./encodings.ts";
import { type KernelFunction, type KernelGroup, nameKernels } from "./kernel-names.ts";
import { metersOf, type PlannedMeter } from "./metrics.ts";
import { layOut, type Memory, type RealArray } from "./memory.ts";
import { NameScope } from "./names.ts";
import type { EmitOptions, MachineCode, StoredWeights } from "../target.ts";
import { runtimeNames } from "./runtime.ts";
import { nameTypes, type TypeName, type TypeNames } from "./type-names.ts";

/** An input or a target: data that callers hand in. */
export interface DataPart {
  readonly name: string;
  readonly doc?: string;
  readonly encoding: Encoding;
  /** What errors call it, where that is not its name. */
  readonly label?: string;
  /** Numbers of one example. */
  readonly width: number;
  /** The bound of whole numbers; absent where data are real. */
  readonly below: number | undefined;
  /** The typed array in memory, and its type. */
  readonly variable: string;
  readonly array: RealArray | "Int32Array";
  /** Rows of a data set at hand, together and each. */
  readonly rows: string;
  readonly each: string;
  /** The function that writes an example. */
  readonly encode: string;
  /** The type of a record, or of a class. */
  readonly type: TypeName;
}

export interface OutputPart extends Omit<DataPart, "rows" | "each" | "encode"> {
  /** Numbers of one example's value. */
  readonly size: number;
  /** The function that gives a view of so many examples, and the views that were made. */
  readonly view: string;
  readonly views: string;
  /** The function that makes of numbers what users read. */
  readonly decode: string;
  /** What was made of it. */
  readonly decoded: string;
  /** The variables that add metrics up. */
  readonly meters: readonly (PlannedMeter & { readonly variable: string })[];
}

/** What a model takes and gives in one step of a stream, and what it keeps. */
export interface StreamPlan {
  readonly inputs: readonly StepPart[];
  /** Inputs that a stream is given once, as a whole. */
  readonly given: readonly StepPart[];
  readonly outputs: readonly StepOutput[];
  readonly kept: readonly { readonly name: string; readonly variable: string; readonly below?: number }[];
  /** How many steps there can be; after how many all are computed alike, where there is no end. */
  readonly steps: number;
  readonly endless: boolean;
}

/** One position of an input along the steps. */
export type StepPart = Omit<DataPart, "rows" | "each">;

export type StepOutput = Omit<OutputPart, "view" | "views" | "meters">;

/** An input whose gradient is computed, with the typed array that it lies in. */
export interface SensitivePart {
  readonly name: string;
  readonly variable: string;
  readonly shape: readonly number[];
}

export interface ModulePlan {
  readonly model: CheckedModel;
  readonly planned: PlannedKernels;
  readonly memory: Memory;
  readonly types: TypeNames;
  readonly functions: ReadonlyMap<Kernel, KernelFunction>;
  readonly kernels: readonly KernelGroup[];
  readonly inputs: readonly DataPart[];
  /** Inputs that outputs depend on: the same list where all do. */
  readonly needed: readonly DataPart[];
  readonly outputs: readonly OutputPart[];
  /** Outputs whose data the loss compares. */
  readonly targets: readonly DataPart[];
  /** Gradients of outputs that the host hands in, where it has the loss. */
  readonly given: readonly DataPart[];
  /** Inputs whose gradients are computed. */
  readonly sensitive: readonly SensitivePart[];
  /** Absent where nothing comes step by step. */
  readonly stream: StreamPlan | undefined;
  /** Whether the module predicts only, from saved weights. */
  readonly inference: boolean;
  /** The values that the network begins with. */
  readonly stored: StoredWeights | undefined;
  /** Whether there are gradients and an optimizer. */
  readonly trains: boolean;
  /** Whether there is a loss to measure and to train for over data sets. */
  readonly measures: boolean;
  readonly batch: number;
  /** Whether any kernel draws random numbers. */
  readonly draws: boolean;
  /** What runs the kernels, where it is not their text. */
  readonly machine: MachineCode | undefined;
  /** Which of two factories this is, in a module that has both. */
  readonly variant: Variant | undefined;
}

/** The kernels of a factory in a module that has two: by the names of their targets. */
export type Variant = "wasm" | "ts";

/** Names of the factory's own variables and functions. */
const own: readonly string[] = [
  "only", "where", "threads",
  "seed", "drawn", "updates", "epochsDone", "isFitted", "count", "options", "reals", "integers", "realsMemory", "integersMemory", "kept", "sums", "order", "from", "to", "at", "into", "value", "example", "examples",
  "inputs", "targets", "data", "bytes", "rows", "row", "gather", "values", "best", "classes", "labels", "certainty", "share", "shares", "saved", "n", "i", "k", "network", "total", "length", "outside",
  "runPrepare", "runInference", "runEvaluation", "runTraining", "runUpdate", "runInitialize", "runFitting", "readInputs", "readTargets", "readTrainingInputs", "countOf", "countTraining", "takeData", "gradient", "sum",
  "predict", "forward", "trainBatch", "accumulate", "update", "loss", "evaluate", "fit", "fitAsync", "parameters", "gradients", "save", "load", "meta", "gradientStep", "training",
  "forwardTraining", "backward", "outputGradient", "inputGradients", "readOutputGradient", "runBackward", "pending", "passed", "noForward",
  "core", "complete", "measuring", "metricSums", "measuredExamples", "lossTerms", "addLossTerms", "termMeans", "own", "passes", "wholeLoss", "exact", "part", "totalSteps", "totalEpochs", "measured", "found", "numbers", "run", "restorable", "steps", "stepFunctions", "defaults", "fittedNames", "taken", "others", "names", "savedStep", "savedEpoch", "savedSeed", "savedWhole", "savedFitted", "wholeEpochs", "whole", "epoch", "epochs", "stepsEachEpoch",
];

/** Names that only modules with code for a machine have. */
const ofMachine: readonly string[] = ["machine", "drawKeys", "code", ...["Inference", "Evaluation", "Training", "Backward", "Update"].map((entry) => `run${entry}Code`)];

/** Names that only modules of a model that comes step by step have. */
const ofStream: readonly string[] = ["runBegin", "runNext", "runNextCode", "stream", "streamed", "takeStep", "input", "given", "takeGiven", "step", "sample", "isSecond"];

/** Names that no buffer and no kernel may have. */
export const factoryNames: readonly string[] = [...own, ...ofMachine, ...ofStream];

/** Names that only modules with weights inside have. */
const ofStored: readonly string[] = ["stored", "storedWeights"];

/** Names that only modules with an arena of doubles have. */
const ofDoubles: readonly string[] = ["doubles", "doublesMemory"];

export function planModule(model: CheckedModel, planned: PlannedKernels, { precision, machine, inference = false, stored, language }: EmitOptions, variant?: Variant): ModulePlan {
  const names = new NameScope([...own, ...(planned.doubles.size === 0 ? [] : ofDoubles), ...(machine === undefined ? [] : ofMachine), ...(stored === undefined ? [] : ofStored), ...(planned.kernels.stream === undefined ? [] : ofStream), ...runtimeNames, `create${model.name}`]);
  const memory = layOut(planned, precision, names, machine);
  const set = planned.kernels;
  // Declarations have no functions.
  const { functions, groups } = language === "declarations" ? { functions: new Map<Kernel, KernelFunction>(), groups: [] } : nameKernels(set, memory, names, machine);
  const title = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
  const types = nameTypes(model.name, new Map([...model.inputs, ...model.outputs].map((p) => [p.name, title(p.name)])), runtimeNames, trainsOnMore(model, set.training !== undefined));
  const common = (name: string, encoding: Encoding, array: string, doc: string | undefined) => ({
    name, encoding, width: dataWidth(encoding), below: wholeBelow(encoding), variable: memory.name(array),
    array: memory.arrayOf(array),
    type: types.parts.get(name) ?? types.network, ...(doc !== undefined && { doc }),
  });
  const encoders = new Map<string, string>();
  const data = (name: string, encoding: Encoding, array: string, doc: string | undefined): DataPart => {
    const encode = encoders.get(name) ?? names.fresh(`encode${title(name)}`);
    encoders.set(name, encode);
    return { ...common(name, encoding, array, doc), encode, rows: names.fresh(`rowsOf${title(name)}`), each: machine === undefined ? "" : names.fresh(`eachOf${title(name)}`) };
  };
  const outputs = model.outputs.map((o, k): OutputPart => {
    const buffer = set.buffers.has(o.array) ? o.array : (set.inference.outputs?.[k] ?? o.array);
    const named = (verb: string): string => names.fresh(`${verb}${title(o.name)}`);
    return {
      ...common(o.name, o.encoding, buffer, o.doc), size: memory.example(buffer).size,
      view: named("view"), views: named("viewsOf"), decode: named("decode"), decoded: named("decoded"),
      meters: metersOf(o.encoding, memory.example(buffer).size, model.train.metrics).map((m) => ({ ...m, variable: named(m.prefix) })),
    };
  });
  const inputs = model.inputs.map((i) => data(i.name, i.encoding, i.array, i.doc));
  return {
    model, planned, memory, types, functions, kernels: groups, outputs, machine, inputs,
    needed: model.inputs.every((i) => i.needed) ? inputs : inputs.filter((_, k) => model.inputs[k]?.needed === true),
    targets: model.outputs.flatMap((o) => (o.target === undefined ? [] : [data(o.name, o.encoding, o.target, o.doc)])),
    given: model.outputs.flatMap((o) => {
      const shape = o.gradient === undefined ? [] : (memory.buffer(o.gradient)?.shape.slice(1) ?? []);
      const label = model.outputs.filter((other) => other.gradient !== undefined).length === 1 ? "outputGradient" : `outputGradient.${o.name}`;
      return o.gradient === undefined ? [] : [{ ...data(o.name, { kind: "real", shape }, o.gradient, o.doc), label }];
    }),
    sensitive: model.inputs.flatMap((i) => {
      const buffer = memory.buffer(gradientName(i.array));
      return buffer === undefined ? [] : [{ name: i.name, variable: memory.name(buffer.name), shape: buffer.shape }];
    }),
    stream: set.stream && planStream(model, set.stream, common, names, title, memory, inputs),
    inference, stored, variant,
    trains: set.training !== undefined,
    measures: set.evaluation !== undefined,
    batch: set.batch,
    draws: entriesOf(set).some(([, { kernels: list }]) => list.some(({ body }) => hasDraw(body))),
  };
}

type CommonPart = Omit<DataPart, "rows" | "each" | "encode">;

function planStream(model: CheckedModel, entries: StreamEntries, common: (name: string, encoding: Encoding, buffer: string, doc: string | undefined) => CommonPart, names: NameScope, title: (name: string) => string, memory: Memory, whole: readonly DataPart[]): StreamPlan {
  const part = (name: string, encoding: Encoding, buffer: string): CommonPart => common(name, stepEncoding(encoding), buffer, undefined);
  return {
    inputs: entries.inputs.flatMap((buffer, k) => {
      const input = model.inputs.find(({ array }) => array === model.stream?.inputs[k]?.array);
      return input === undefined ? [] : [{ ...part(input.name, input.encoding, buffer), ...(input.doc !== undefined && { doc: input.doc }), encode: names.fresh(`encodeStepOf${title(input.name)}`) }];
    }),
    given: entries.given.flatMap((buffer, k) => {
      const input = whole.find(({ name }) => name === model.stream?.given[k]?.name);
      return input === undefined ? [] : [{ ...input, variable: memory.name(buffer), array: memory.arrayOf(buffer) }];
    }),
    outputs: model.outputs.flatMap((o, k) => {
      const buffer = entries.outputs[k];
      if (buffer === undefined) return [];
      const of = part(o.name, o.encoding, buffer);
      return [{ ...of, ...(o.doc !== undefined && { doc: o.doc }), size: memory.example(buffer).size, decode: names.fresh(`decodeStepOf${title(o.name)}`), decoded: names.fresh(`stepOf${title(o.name)}`) }];
    }),
    kept: entries.kept.map(({ of, buffer, below }) => ({ name: of, variable: memory.name(buffer), ...(below !== undefined && { below }) })),
    steps: model.stream?.steps ?? 0,
    endless: entries.endless,
  };
}

/** The encoding of one position along the first axis. */
function stepEncoding(encoding: Encoding): Encoding {
  return encoding.kind === "record" ? encoding : { ...encoding, shape: encoding.shape.slice(1) };
}

/** Whether the value of an output is one class, which can be drawn. */
export function drawsClasses({ encoding }: Pick<StepOutput, "encoding">): boolean {
  return (encoding.kind === "oneHot" || encoding.kind === "binary") && encoding.shape.length === 0;
}

/** Whether a network can only be created with weights. */
export function needsWeights({ inference, model, stored }: Pick<ModulePlan, "inference" | "model" | "stored">): boolean {
  return inference && stored === undefined && model.variables.length > 0;
}

/** Whether training takes inputs that predictions do not. */
function trainsOnMore({ inputs }: CheckedModel, trains: boolean): boolean {
  return trains && inputs.some((i) => !i.needed);
}

function hasDraw(body: readonly Statement[]): boolean {
  let found = false;
  eachExprIn(body, (e) => {
    if (e.kind === "draw") found = true;
  });
  return found;
}
