/** What the names of a search space are of: a model's parameters, settings of its `train`, and parameters of its optimizer. */
import { near } from "../../diagnostics/near.ts";
import type { ReplacedSetting, SettingPlace } from "../../index.ts";
import { settingRows } from "../../ir/model/train-settings.ts";
import { UsageError } from "../exit.ts";
import type { Dimension } from "./space.ts";

/** Settings that decide what is compared, not how it is trained. */
const fixed: Readonly<Record<string, string>> = {
  data: "all configurations train on the same data: --data names others",
  validation: "losses on different examples held out cannot be compared: --validation gives the share for all",
  test: "the examples of the test are not looked at in a search",
  seed: "losses on different examples held out cannot be compared: nnc train --seeds shows what a seed does",
  epochs: "successive halving gives configurations their epochs: --epochs is the most",
  metrics: "they are shown, not optimized: the validation loss is",
  stop: "successive halving stops trainings: a search takes no notice of it",
};

/** Settings that `fit` takes when it is called: modules are compiled without them. */
const ofFit: ReadonlySet<string> = new Set(["shuffle"]);

export interface Searched {
  readonly dimension: Dimension;
  readonly place: SettingPlace;
  /** Whether another value is another module. */
  readonly compiled: boolean;
}

/** `has`: the parameters of the model and of its optimizer. `edit`: the file with a value. */
export function resolveSpace(space: readonly Dimension[], model: string, has: readonly SettingPlace[], edit: (place: SettingPlace, value: string) => ReplacedSetting | undefined): readonly Searched[] {
  return space.map((dimension) => {
    const place = placeOf(dimension.name, model, has);
    const before = edit(place, "1");
    if (before === undefined && (place.kind !== "optimizer" || !space.some(({ name }) => name === "optimizer"))) throw new UsageError(`${model} has no settings in which \`${dimension.name}\` could be: write \`train { … }\` in it`);
    if (dimension.kind === "range" && place.kind === "optimizer" && before?.before !== undefined && Number.isNaN(Number(before.before))) {
      throw new UsageError(`\`${dimension.name}\` of ${model} is \`${before.before}\`, not a number: make the number in it a parameter, \`model ${model}(${dimension.name} = …)\`, which is then searched, or give a list, ${dimension.name}=a|b`);
    }
    return { dimension, place, compiled: place.kind !== "setting" || !ofFit.has(place.name) };
  });
}

function placeOf(name: string, model: string, has: readonly SettingPlace[]): SettingPlace {
  const own = (["parameter", "optimizer"] as const).map((kind) => has.find((place) => place.kind === kind && place.name === name));
  const [parameter, ofOptimizer] = own;
  if (parameter !== undefined) return parameter;
  const why = fixed[name];
  if (why !== undefined) throw new UsageError(`\`${name}\` is not searched: ${why}`);
  if (Object.hasOwn(settingRows, name)) return { kind: "setting", name };
  if (ofOptimizer !== undefined) return ofOptimizer;
  const settings = Object.keys(settingRows).filter((setting) => fixed[setting] === undefined);
  const all = [...has.map((place) => place.name), ...settings];
  const guess = near(name, all);
  const named = (kind: SettingPlace["kind"], what: string): readonly string[] => {
    const names = has.filter((place) => place.kind === kind).map((place) => place.name);
    return names.length === 0 ? [] : [`${what} ${names.join(", ")}`];
  };
  const parameters = named("parameter", "parameters");
  const lists = [...(parameters.length === 0 ? [`no parameters (\`model ${model}(${name} = …)\` gives it one)`] : parameters), `settings ${settings.join(", ")}`, ...named("optimizer", "and, of its optimizer,")];
  throw new UsageError(`${model} has no \`${name}\`${guess === undefined ? "." : `; did you mean \`${guess}\`?`} It has ${lists.join("; ")}`);
}
