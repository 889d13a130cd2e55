/** One module: types, the factory, and the runtime it needs. */
import type { Origin } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import type { EmitOptions, Language } from "../target.ts";
import { codeText } from "./code.ts";
import { rule } from "./comments.ts";
import { headerOf } from "./header.ts";
import { type TypeDeclaration, typesOf } from "./declarations.ts";
import { inLanguage } from "./erase.ts";
import { layOutLines } from "./layout.ts";
import { wordsOf } from "./names.ts";
import { needsWeights, planModule, type ModulePlan } from "./plan.ts";
import { dataSection } from "./sections/data.ts";
import { entrySection } from "./sections/entries.ts";
import { fittingSection } from "./sections/fitting.ts";
import { counters, memorySection } from "./sections/memory.ts";
import { networkSection } from "./sections/network.ts";
import { predictionSection } from "./sections/predictions.ts";
import type { Section } from "./sections/section.ts";
import { stateSection } from "./sections/state.ts";
import { streamSection } from "./sections/stream.ts";
import { trainingSection } from "./sections/training.ts";
import { weightSection } from "./sections/weights.ts";
import { weightsText } from "./weights.ts";

/** The parts of a module, before they are put together. */
export interface ModuleParts {
  readonly name: string;
  /** The comment at the top. */
  readonly header: string;
  readonly types: readonly TypeDeclaration[];
  /** The exported factory first; where it chooses between two, these follow. */
  readonly factories: readonly FactoryParts[];
  /** The text that uses declarations of the runtime, and which of these the module exports. */
  readonly uses: string;
  readonly exported: ReadonlySet<string>;
  /** Code for a machine and weights, or nothing. */
  readonly code: string;
}

export interface FactoryParts {
  /** What the factory does. */
  readonly about: string;
  readonly text: string;
  /** The lines of the model that functions of kernels come from, by name. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Lines in the places of texts that are not laid out with the factory. */
const memoryMarker = "// @memory";
const kernelMarker = "// @kernels";

/** The types that a module declares. JavaScript has none. */
export type Declare = (plan: ModulePlan) => readonly TypeDeclaration[];

export function moduleParts(model: CheckedModel, planned: PlannedKernels, options: EmitOptions, declare?: Declare): ModuleParts {
  const { machine, fallback, language = "typescript", built, stored } = options;
  const plan = planModule(model, planned, options, fallback && "wasm");
  const types = declare?.(plan) ?? [];
  const factories = fallback === undefined ? [factoryOf(plan, language)] : eitherOf(plan, planModule(model, fallback, withoutMachine(options), "ts"), language);
  return {
    name: model.name, header: headerOf(model, built), types, factories,
    uses: [...factories.map(({ text }) => text), ...types.map(typesOf)].join("\n"), exported: plan.types.runtime,
    code: language === "declarations" ? "" : `${machine === undefined ? "" : codeText(machine)}${stored === undefined ? "" : weightsText(stored)}`,
  };
}

function withoutMachine({ machine: _machine, ...options }: EmitOptions): EmitOptions {
  return options;
}

/** The exported factory, which chooses, and the two that it chooses from. Their types are the same. */
function eitherOf(wasm: ModulePlan, ts: ModulePlan, language: Language): readonly FactoryParts[] {
  const about = `${aboutFactory(wasm)} Kernels run in WebAssembly or, where that is not permitted or lacks SIMD, in TypeScript: \`meta.target\` says in which.`;
  if (language === "declarations") return [{ about, text: declareFactory(wasm), origins: new Map() }];
  const { name } = wasm.model;
  const chosen = `return canRunCode() ? ${factoryName(wasm)}(options) : ${factoryName(ts)}(options);`;
  const text = [`export ${inLanguage(headOf(wasm, `create${name}`), language)}`, ...layOutLines([chosen], 1), "}"].join("\n");
  return [
    { about, text, origins: new Map() },
    { ...factoryOf(wasm, language), about: `\`create${name}\` with kernels in WebAssembly.` },
    { ...factoryOf(ts, language), about: `\`create${name}\` with kernels in TypeScript.` },
  ];
}

function factoryOf(plan: ModulePlan, language: Language): FactoryParts {
  const about = aboutFactory(plan);
  if (language === "declarations") return { about, text: declareFactory(plan), origins: new Map() };
  const kernels = inLanguage(printKernels(plan), language);
  const factory = printFactory(plan, language);
  const words = wordsOf(`${factory}\n${kernels}`);
  const memory = inLanguage(plan.memory.text((name) => words.has(name)), language);
  const put = (text: string, marker: string, part: string): string => text.replace(new RegExp(`^ *${marker}\n`, "m"), () => part);
  return {
    about, text: put(put(factory, memoryMarker, memory), kernelMarker, kernels),
    origins: new Map([...plan.functions].reverse().flatMap(([{ origin }, { name }]) => (origin === undefined ? [] : [[name, origin] as const]))),
  };
}

/** Kernels of all entries in their order, with a line between the parts of the model. */
function printKernels(plan: ModulePlan): string {
  return plan.kernels.filter((g) => g.texts.length > 0)
    .flatMap(({ title, texts }) => [`  // ${rule(title)}\n`, ...texts]).join("\n");
}

function aboutFactory({ model, inference, stored }: ModulePlan): string {
  if (stored !== undefined) return `Creates a network with its own memory and the weights of this module: \`const network = create${model.name}();\`.`;
  const [what, options] = inference ? ["the weights that `save` of the whole module gave", "weights"] : ["initial weights", `seed: ${model.train.seed}`];
  return `Creates a network with its own memory and ${what}: \`const network = create${model.name}({ ${options} });\`.`;
}

function declareFactory(plan: ModulePlan): string {
  const { model, types } = plan;
  return `export declare function create${model.name}(options${needsWeights(plan) ? "" : "?"}: ${types.options.inside}): ${types.network.inside};\n`;
}

/** Private where the module has two. */
function factoryName({ model, variant }: ModulePlan): string {
  switch (variant) {
    case undefined: return `create${model.name}`;
    case "wasm": return `create${model.name}InWebAssembly`;
    case "ts": return `create${model.name}InTypeScript`;
  }
}

function headOf(plan: ModulePlan, name: string): string {
  const { options, network } = plan.types;
  return `function ${name}(options‹: ${options.inside}›${needsWeights(plan) ? "" : " = {}"})‹: ${network.inside}› {`;
}

function printFactory(plan: ModulePlan, language: Language): string {
  const head = `${plan.variant === undefined ? "export " : ""}${headOf(plan, factoryName(plan))}`;
  const sections = [memorySection(plan, memoryMarker), entrySection(plan), dataSection(plan), predictionSection(plan), streamSection(plan), trainingSection(plan), plan.inference ? weightSection(plan) : stateSection(plan), fittingSection(plan), networkSection(plan)];
  const [memory = [], ...others] = sections.map(printSection);
  const lines = [...memory, ...counters(plan), "", kernelMarker, ...others.flat()];
  // Lines are broken where they are too long without the marks.
  return [inLanguage(head, language), ...layOutLines(lines.slice(1).map((line) => inLanguage(line, language)), 1), "}"].join("\n");
}

function printSection({ title, lines }: Section): readonly string[] {
  return lines.length === 0 ? [] : ["", `// ${rule(title)}`, "", ...lines];
}
