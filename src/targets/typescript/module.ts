/** One module: types, the factory, and the runtime it needs. */
import type { CheckedModel } from "../../ir/model/types.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import { dataSection, readsScalar, entrySection, fitSection, inferenceSection, type Section, stateSection, trainingSection } from "./factory.ts";
import { modelInterface } from "./interface.ts";
import { operationsOf } from "./operations.ts";
import { wordsOf } from "./names.ts";
import { planModule, type ModulePlan } from "./plan.ts";
import { runtimeFor } from "./runtime.ts";
import { moduleTypes, type TypeDeclaration } from "./types.ts";

/** The parts of a module, before they are put together. */
export interface ModuleParts {
  readonly name: string;
  /** The comment at the top. */
  readonly header: string;
  readonly types: readonly TypeDeclaration[];
  /** The factory, with `marker` lines where the next two stand. */
  readonly factory: string;
  readonly memory: string;
  readonly kernels: string;
  readonly runtime: string;
}

export const memoryMarker = "// @memory";
export const kernelMarker = "// @kernels";

/** Runtime types that are part of a module's interface. */
const exported = new Set(["Measured", "EpochReport", "FitOptions", "FitAsyncOptions", "FitHistory"]);

export function moduleParts(model: CheckedModel, planned: PlannedKernels, precision: "f64" | "f32"): ModuleParts {
  const plan = planModule(model, planned, precision);
  const kernels = printKernels(plan);
  const types = [...moduleTypes(plan), ...modelInterface(plan)];
  const factory = printFactory(plan, kernels);
  const runtime = runtimeFor([factory, kernels, ...types.map((t) => t.text)].join("\n"), exported);
  const words = wordsOf(`${factory}\n${kernels}`);
  const about = model.doc === undefined ? "" : ` *\n${model.doc.split("\n").map((line) => ` * ${line.replaceAll("*/", "* /")}`).join("\n")}\n`;
  return {
    name: model.name,
    header: `/**\n * The network ${model.name}, compiled by nnc from ${model.source.name}: change it there, not here.\n${about} */`,
    types, factory, memory: plan.memory.text((name) => words.has(name)), kernels, runtime,
  };
}

/** Kernels of all entries in their order, with a line between the parts of the model. */
function printKernels(plan: ModulePlan): string {
  return plan.kernels.filter((g) => g.texts.length > 0)
    .flatMap(({ title, texts }) => [`  // ---- ${title} ${"-".repeat(Math.max(3, 100 - title.length))}\n`, ...texts]).join("\n");
}

function section({ title, lines }: Section): readonly string[] {
  return lines.length === 0 ? [] : ["", `// ---- ${title}`, "", ...lines];
}

function printFactory(plan: ModulePlan, kernels: string): string {
  const { model, memory, trains } = plan;
  const { name } = model;
  const draws = kernels.includes("(seed, drawn,");
  const parameters = model.variables.filter((v) => v.role !== "state" && v.role !== "fitted");
  const values = (array: string, shape: readonly number[]): string => `{ shape: [${shape.join(", ")}], values: ${memory.name(array)} }`;
  const trained = model.variables.filter((v) => v.trained);
  const reads = (scalar: string): boolean => readsScalar(plan, scalar);
  const members = [
    "predict", "forward",
    ...(trains ? ["trainBatch", "accumulate", "update", "loss", "evaluate", "fit", "fitAsync"] : []),
    "parameters", ...(trains ? ["gradients"] : []), "save", "load", "meta",
  ];
  const lines = [
    `export function create${name}(options: ${name}Options = {}): ${name} {`,
    `// All memory there will ever be.`, memoryMarker, "",
    `let seed = checkSeed(options.seed ?? ${model.train.seed});`, `/** Updates made so far. */`, `let updates = 0;`, `let epochsDone = 0;`,
    ...(trains && reads("steps") ? [`let totalSteps = Infinity;`] : []), ...(trains && reads("epochs") ? [`let totalEpochs = Infinity;`] : []),
    `let isFitted = false;`, ...(draws || trains ? [`/** Which draw of random numbers the next step makes. */`, `let drawn = 0;`] : []),
    "", kernelMarker,
    ...section(entrySection(plan)), ...section(dataSection(plan)), ...section(inferenceSection(plan)), ...section(trainingSection(plan)), ...section(stateSection(plan)), ...section(fitSection(plan)),
    "",
    `const parameters: ${name}["parameters"] = {`, ...parameters.map((v) => `${JSON.stringify(v.name)}: ${values(v.name, v.shape)},`), `};`,
    ...(trains ? [`const gradients: ${name}["gradients"] = {`, ...trained.map((v) => `${JSON.stringify(v.name)}: ${values(`gradient(${v.name})`, v.shape)},`), `};`] : []),
    `const meta: ${name}["meta"] = {`, ...meta(plan).map(([key, value]) => `${key}: ${value},`), `};`,
    `runInitialize();`, `if (options.weights !== undefined) load(options.weights);`,
    `return { ${members.join(", ")} };`, `}`,
  ];
  // A module without training has no use for the counters of steps, but keeps what a file says of them.
  return lines.join("\n").replace(/drawn = updates \* (\d+);\n/g, (line) => (draws || trains ? line : "")).replaceAll("updates * 1 + share", "updates + share").replaceAll("updates * 1;", "updates;");
}

/** Compile-time constants of the model. */
export function meta(plan: ModulePlan): readonly (readonly [string, string])[] {
  const { model, memory, inputs, outputs } = plan;
  const shapes = (parts: readonly { readonly name: string; readonly shape: readonly number[] }[]): string => `{ ${parts.map((p) => `${JSON.stringify(p.name)}: [${p.shape.join(", ")}]`).join(", ")} }`;
  const count = model.variables.filter((v) => v.role === "weight" || v.role === "bias" || v.role === "gain").reduce((sum, v) => sum + v.shape.reduce((a, b) => a * b, 1), 0);
  return [
    ["name", JSON.stringify(model.name)],
    ["sourceHash", JSON.stringify(hashOf(model.source.text))],
    ["inputs", shapes(inputs.map((p) => ({ name: p.name, shape: (memory.buffer(p.encoding.kind === "oneHot" || p.encoding.kind === "binary" ? "" : p.name)?.shape ?? [0, p.width]).slice(1) })))],
    ["outputs", shapes(outputs.map((o) => ({ name: o.name, shape: (memory.buffer(model.outputs.find((m) => m.name === o.name)?.array ?? "")?.shape ?? [0, o.size]).slice(1) })))],
    ["parameterCount", String(count)],
    ["batchSize", String(plan.batch)],
    ["bytes", String(memory.bytes)],
    ["operations", String(operationsOf(plan.planned.kernels.inference))],
  ];
}

/** 53 bits of the text in hexadecimal (cyrb53 of bryc), to tell whether a module is of this source. */
export function hashOf(text: string): string {
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
