/**
 * The Python file of models: one class of `nn.Module` for each model, those of its modules before it, and functions for weights.
 *
 * In: checked models. Out: text that needs only torch. Throws `NotExportable` for what PyTorch cannot compute.
 */
import { Fresh } from "../../ir/equation/fresh.ts";
import { lossName } from "../../ir/equation/names.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { firstUnused } from "../../ir/unused-names.ts";
import { exportedEquations } from "../../exported.ts";
import { scatterOf } from "../scatter.ts";
import type { Emission } from "./module.ts";
import { keyOf } from "./names.ts";
import { networkClass } from "./network.ts";
import { planOf } from "./plan.ts";
import { block, print, type Statement, withoutComments } from "./python.ts";
import { wholeFile } from "./sections.ts";
import { type Relocate, trainingEntry } from "./training.ts";
import { treeOf } from "./tree.ts";
import { optimizerClass } from "./update.ts";
import { networkOf } from "./units.ts";
import { NotExportable } from "./unsupported.ts";

export { NotExportable } from "./unsupported.ts";

/**
 * `fileName`: where the models are from, for the first line. `relocate`: a path of the model's file as one beside the exported file.
 */
export function torchFile(models: readonly CheckedModel[], fileName: string, relocate: Relocate = (path) => path): string {
  const classes = new Classes(models.map((m) => m.name));
  const entries = models.flatMap((model) => addModel(model, classes, relocate));
  const title = `${models.map((m) => m.name).join(", ")} of ${fileName.replaceAll("\\", "/").replaceAll('"', "'")}, exported by nnc. Needs only torch.`;
  return wholeFile(title, classes.texts, entries, models[0]?.train.seed ?? 0);
}

/** What the file itself calls so: no class of it has these names. */
const fileNames = ["F", "nn", "torch", "models", "main", "train", "part", "metrics", "randomness"];

/** Classes of the file, in the order in which they are declared: each after those that it uses. */
class Classes {
  readonly texts: string[] = [];
  /** Names by the text of the class. */
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;

  constructor(models: readonly string[]) {
    this.#taken = new Set([...models, ...fileNames]);
  }

  /** A class of a module: that of another one where their texts are equal. */
  declare(wanted: string, body: readonly Statement[]): string {
    // Comments differ in the order of terms, which is that of the names of arrays.
    const key = print(withoutComments(body)).join("\n");
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = firstUnused((k) => (k === 1 ? wanted : `${wanted}${k}`), (n) => this.#taken.has(n));
    this.#taken.add(name);
    this.#names.set(key, name);
    this.add(name, body);
    return name;
  }

  add(name: string, body: readonly Statement[], base = "nn.Module"): void {
    this.texts.push(print([block(`class ${name}(${base})`, body)]).join("\n"));
  }

  /** The optimizer of a model: `IrisOptimizer`. */
  addOptimizer(model: string, body: readonly Statement[]): string {
    const name = firstUnused((k) => `${model}Optimizer${k === 1 ? "" : k}`, (n) => this.#taken.has(n));
    this.#taken.add(name);
    this.add(name, body, "torch.optim.Optimizer");
    return name;
  }
}

/** The entry of the model for the functions that train, where it can be trained. */
function addModel(model: CheckedModel, classes: Classes, relocate: Relocate): readonly string[] {
  if (fileNames.includes(model.name)) throw new NotExportable(`${model.name} is the name of something else in the file: give the model another one`);
  const set = exportedEquations({ model, options: {} }, (equation, arrays) => scatterOf(equation, arrays) !== undefined);
  const outputs = model.outputs.map((o) => o.array);
  const network = networkOf(set, outputs);
  const root = treeOf(model, network.units);
  const plan = planOf(model, network, root, set.training?.stores ?? [], [...outputs, lossName]);
  const emission: Emission = { plan, initialize: set.initialize, fresh: new Fresh(network.nextIndex), declare: (wanted, body) => classes.declare(wanted, body) };
  const { body, arguments: args, hasLoss, flag } = networkClass(root, emission, set.fitting);
  classes.add(model.name, body);
  const optimizer = optimizerClass(model, set);
  const optimizerName = optimizer === undefined ? undefined : classes.addOptimizer(model.name, optimizer);
  const renamed = model.variables.flatMap((v): readonly string[] => {
    const key = keyOf(v.instance, v.member);
    return key === v.name ? [] : [`${JSON.stringify(key)}: ${JSON.stringify(v.name)}`];
  });
  if (renamed.length > 0) classes.texts.push(`${model.name}.names_in_files = {${renamed.join(", ")}}`);
  return optimizerName === undefined || !hasLoss || model.loss?.external === true ? [] : [trainingEntry(model, set, args, flag, optimizerName, relocate)];
}
