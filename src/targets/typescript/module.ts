/** One module: types, the factory, and the runtime it needs. */
import { gradientName } from "../../ir/equation/names.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import type { EmitOptions, Language } from "../target.ts";
import { codeText } from "./code.ts";
import { docComment, rule } from "./comments.ts";
import { inLanguage } from "./erase.ts";
import { modelInterface } from "./interface.ts";
import { layOutLines } from "./layout.ts";
import { operationsOf } from "./operations.ts";
import { propertyName, wordsOf } from "./names.ts";
import { planModule, type ModulePlan } from "./plan.ts";
import { runtimeFor } from "./runtime.ts";
import { dataSection } from "./sections/data.ts";
import { entrySection } from "./sections/entries.ts";
import { fittingSection } from "./sections/fitting.ts";
import { predictionSection } from "./sections/predictions.ts";
import { readsScalar, type Section } from "./sections/section.ts";
import { stateSection } from "./sections/state.ts";
import { trainingSection } from "./sections/training.ts";
import { moduleTypes, type TypeDeclaration } from "./types.ts";

/** The parts of a module, before they are put together. */
export interface ModuleParts {
  readonly name: string;
  /** The comment at the top. */
  readonly header: string;
  readonly types: readonly TypeDeclaration[];
  /** What the factory does. */
  readonly about: string;
  /** The factory, with `marker` lines in the places of the next two. */
  readonly factory: string;
  readonly memory: string;
  readonly kernels: string;
  readonly runtime: string;
  /** Code for a machine, or nothing. */
  readonly code: string;
}

export const memoryMarker = "// @memory";
export const kernelMarker = "// @kernels";

export function moduleParts(model: CheckedModel, planned: PlannedKernels, { precision, machine, language = "typescript" }: EmitOptions): ModuleParts {
  const plan = planModule(model, planned, precision, machine);
  const kernels = language === "declarations" ? "" : inLanguage(printKernels(plan), language);
  const types = language === "javascript" ? [] : [...moduleTypes(plan), ...modelInterface(plan)];
  const factory = language === "declarations" ? declareFactory(plan) : printFactory(plan, language);
  const runtime = runtimeFor([factory, kernels, ...types.map((t) => t.text)].join("\n"), plan.types.runtime, language);
  const words = wordsOf(`${factory}\n${kernels}`);
  return {
    name: model.name,
    header: docComment(`The network ${model.name}, compiled by nnc from ${model.source.name}. Generated code: edit the model instead.${model.doc === undefined ? "" : `\n\n${model.doc}`}`),
    about: `Creates a network with its own memory and initial weights: \`const network = create${model.name}({ seed: ${model.train.seed} });\`.`,
    types, factory, memory: inLanguage(plan.memory.text((name) => words.has(name)), language), kernels, runtime, code: machine === undefined || language === "declarations" ? "" : codeText(machine),
  };
}

/** Kernels of all entries in their order, with a line between the parts of the model. */
function printKernels(plan: ModulePlan): string {
  return plan.kernels.filter((g) => g.texts.length > 0)
    .flatMap(({ title, texts }) => [`  // ${rule(title)}\n`, ...texts]).join("\n");
}

function section({ title, lines }: Section): readonly string[] {
  return lines.length === 0 ? [] : ["", `// ${rule(title)}`, "", ...lines];
}

function declareFactory({ model, types }: ModulePlan): string {
  return `export declare function create${model.name}(options?: ${types.options.inside}): ${types.network.inside};\n`;
}

function printFactory(plan: ModulePlan, language: Language): string {
  const { model, memory, trains, measures, draws, types } = plan;
  const sensitivity = plan.sensitive.length > 0 || plan.given.length > 0;
  const values = (array: string, shape: readonly number[]): string => `{ shape: [${shape.join(", ")}], values: ${memory.name(array)} }`;
  const trained = model.variables.filter((v) => v.trained);
  const members = [
    "predict", "forward",
    ...(measures ? ["trainBatch", "accumulate", "update", "loss", "evaluate", "fit", "fitAsync"] : trains ? ["forwardTraining", "backward", "update"] : []),
    "parameters", ...(trains ? ["gradients"] : []), ...(sensitivity ? ["inputGradients"] : []), "save", "load", "meta",
  ];
  const typeOf = (name: string): string => `‹: ${types.network.inside}["${name}"]›`;
  const head = `export function create${model.name}(options‹: ${types.options.inside}› = {})‹: ${types.network.inside}› {`;
  const lines = [
    ...section({ title: "memory", lines: [...machineLines(plan), memoryMarker] }),
    "", `let seed = checkSeed(options.seed ?? ${model.train.seed});`, `/** Completed updates. */`, `let updates = 0;`, `/** Completed epochs. */`, `let epochsDone = 0;`,
    ...(measures ? [`/** Epochs of the whole training, set by \`fit\`; 0 before. */`, `let wholeEpochs = 0;`] : []),
    ...(trains && readsScalar(plan, "steps") ? [`/** Updates of the whole training, set by \`fit\`. */`, `let totalSteps = Infinity;`] : []),
    ...(trains && readsScalar(plan, "epochs") ? [`/** Epochs of the whole training, set by \`fit\`. */`, `let totalEpochs = Infinity;`] : []),
    `/** Whether fitted values have been computed. */`, `let isFitted = false;`,
    ...(plan.given.length > 0 ? [`/** The batch size of the last \`forwardTraining\`, if \`backward\` may follow; otherwise 0. */`, `let pending = 0;`] : []),
    ...(draws ? [`/** The index of the next step's random draws. */`, `let drawn = 0;`] : []),
    "", kernelMarker,
    ...[entrySection(plan), dataSection(plan), predictionSection(plan), trainingSection(plan), stateSection(plan), fittingSection(plan)].flatMap(section),
    ...section({
      title: "the network",
      lines: [
        ...(trains ? [`const gradients${typeOf("gradients")} = {`, ...trained.map((v) => `${JSON.stringify(v.name)}: ${values(gradientName(v.name), v.shape)},`), `};`] : []),
        ...(sensitivity ? [`const inputGradients${typeOf("inputGradients")} = {`, ...plan.sensitive.map((i) => `${propertyName(i.name)}: ${i.variable},`), `};`] : []),
        `const meta${typeOf("meta")} = {`, ...meta(plan).map(([key, value]) => `${key}: ${value},`), `};`,
        "", `runInitialize();`, `if (options.weights !== undefined) load(options.weights);`,
        `return {`, ...members.map((m) => `${m},`), `};`,
      ],
    }),
  ];
  // Lines are broken where they are too long without the marks.
  return [inLanguage(head, language), ...layOutLines(lines.slice(1).map((line) => inLanguage(line, language)), 1), "}"].join("\n");
}

/** Statements that start the machine that runs the kernels, and declare the keys of its draws. */
function machineLines({ machine }: ModulePlan): readonly string[] {
  if (machine === undefined) return [];
  const keys = `const drawKeys = new Int32Array(machine.memory, ${machine.keysAt}, ${machine.draws.length});`;
  const { threads, fuses } = machine;
  const start = threads === undefined ? "startMachine(code" : `startThreadedMachine(code, ${machine.pages}, ${threads.controlAt}, ${threads.sharedAt}`;
  const meaning = threads === undefined ? [] : [`// Arguments: pages of memory, the address of the synchronization state, and the byte of the code that declares shared memory.`];
  return [...meaning, `const machine = ${start}, ${fuses ? "options.fused !== false" : "false"});`, ...(machine.draws.length > 0 ? [keys] : [])];
}

/** Compile-time constants of the model. */
function meta(plan: ModulePlan): readonly (readonly [string, string])[] {
  const { model, memory, inputs, outputs } = plan;
  const shapes = (parts: readonly (readonly [string, readonly number[]])[]): string => `{ ${parts.map(([name, shape]) => `${propertyName(name)}: [${shape.join(", ")}]`).join(", ")} }`;
  const trainable = model.variables.filter((v) => v.role === "weight" || v.role === "bias" || v.role === "gain");
  const values = new Map(model.outputs.map((o) => [o.name, memory.buffer(o.array)?.shape.slice(1)]));
  return [
    ["name", JSON.stringify(model.name)],
    ["sourceHash", JSON.stringify(hashOf(model.source.text))],
    ["inputs", shapes(inputs.map((p) => [p.name, "shape" in p.encoding ? p.encoding.shape : [p.width]]))],
    ["outputs", shapes(outputs.map((o) => [o.name, values.get(o.name) ?? [o.size]]))],
    ["parameterCount", String(trainable.reduce((sum, v) => sum + v.shape.reduce((a, b) => a * b, 1), 0))],
    ["batchSize", String(plan.batch)],
    ["bytes", String(memory.bytes)],
    ["operations", String(operationsOf(plan.planned.kernels.inference))],
  ];
}

/** 53 bits of the text in hexadecimal (cyrb53 of bryc), to tell whether a module is of this source. */
function hashOf(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, "0");
}
