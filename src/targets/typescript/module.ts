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
import { modelInterface } from "./interface.ts";
import { layOutLines } from "./layout.ts";
import { wordsOf } from "./names.ts";
import { needsWeights, planModule, type ModulePlan } from "./plan.ts";
import { type Part, runtimeFor } from "./runtime.ts";
import { dataSection } from "./sections/data.ts";
import { entrySection } from "./sections/entries.ts";
import { fittingSection } from "./sections/fitting.ts";
import { counters, memorySection } from "./sections/memory.ts";
import { networkSection } from "./sections/network.ts";
import { predictionSection } from "./sections/predictions.ts";
import type { Section } from "./sections/section.ts";
import { stateSection } from "./sections/state.ts";
import { trainingSection } from "./sections/training.ts";
import { weightSection } from "./sections/weights.ts";
import { moduleTypes } from "./types.ts";
import { weightsText } from "./weights.ts";

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
  /** Code for a machine and weights, or nothing. */
  readonly code: string;
  /** The lines of the model that functions of kernels come from, by name. */
  readonly origins: ReadonlyMap<string, Origin>;
}

export const memoryMarker = "// @memory";
export const kernelMarker = "// @kernels";

export function moduleParts(model: CheckedModel, planned: PlannedKernels, options: EmitOptions, runtimeParts: readonly Part[]): ModuleParts {
  const { machine, language = "typescript", built, stored } = options;
  const plan = planModule(model, planned, options);
  const kernels = language === "declarations" ? "" : inLanguage(printKernels(plan), language);
  const types = language === "javascript" ? [] : [...moduleTypes(plan), ...modelInterface(plan)];
  const factory = language === "declarations" ? declareFactory(plan) : printFactory(plan, language);
  const runtime = runtimeFor(runtimeParts, [factory, kernels, ...types.map(typesOf)].join("\n"), plan.types.runtime, language);
  const words = wordsOf(`${factory}\n${kernels}`);
  return {
    name: model.name,
    header: headerOf(model, built),
    about: aboutFactory(plan),
    types, factory, memory: inLanguage(plan.memory.text((name) => words.has(name)), language), kernels, runtime, code: language === "declarations" ? "" : `${machine === undefined ? "" : codeText(machine)}${stored === undefined ? "" : weightsText(stored)}`,
    origins: new Map([...plan.functions].flatMap(([{ origin }, { name }]) => (origin === undefined ? [] : [[name, origin] as const]))),
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

function printFactory(plan: ModulePlan, language: Language): string {
  const { model, types } = plan;
  const head = `export function create${model.name}(options‹: ${types.options.inside}›${needsWeights(plan) ? "" : " = {}"})‹: ${types.network.inside}› {`;
  const sections = [memorySection(plan, memoryMarker), entrySection(plan), dataSection(plan), predictionSection(plan), trainingSection(plan), plan.inference ? weightSection(plan) : stateSection(plan), fittingSection(plan), networkSection(plan)];
  const [memory = [], ...others] = sections.map(printSection);
  const lines = [...memory, ...counters(plan), "", kernelMarker, ...others.flat()];
  // Lines are broken where they are too long without the marks.
  return [inLanguage(head, language), ...layOutLines(lines.slice(1).map((line) => inLanguage(line, language)), 1), "}"].join("\n");
}

function printSection({ title, lines }: Section): readonly string[] {
  return lines.length === 0 ? [] : ["", `// ${rule(title)}`, "", ...lines];
}
