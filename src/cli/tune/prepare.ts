/** Puts a search together: its space, its configurations, the examples, and what trains them. */
import type { CheckedModel } from "../../ir/model/types.ts";
import { bestOf, type TunedDimension, type TuneRecord } from "../../report/tune-record.ts";
import type { Arguments } from "../arguments.ts";
import { type CompiledModule, compilerOptions, loadCompiler } from "../compiler.ts";
import { examplePaths, otherPaths } from "../data-files.ts";
import { InputError } from "../exit.ts";
import { loadData } from "../model-file.ts";
import { withoutLoss } from "../network.ts";
import { type NamedFile, writeWhole } from "../output.ts";
import { hashFiles, refuseChanges, stampFiles } from "../report/files.ts";
import { versions } from "../report/versions.ts";
import type { ChosenTarget } from "../target.ts";
import type { Terminal } from "../terminal.ts";
import { type FitData, fitDataOf } from "../training/fit-data.ts";
import { loadParts } from "../training/parts.ts";
import { withShare } from "../training/saved-state.ts";
import { version } from "../version.ts";
import { editConfiguration, type Edited } from "./edits.ts";
import { rungsOf } from "./halving.ts";
import { resolveSpace, type Searched } from "./resolve.ts";
import { type Configuration, configurations } from "./sample.ts";
import { runSearch } from "./search.ts";
import { type Dimension, printSpace } from "./space.ts";
import { folderOf, memoryStore, openStore } from "./store.ts";
import { createTrainer, dataKey } from "./trainer.ts";
import { watchSearch } from "./watch.ts";

export interface Limits {
  readonly trials: number;
  readonly epochs: number | undefined;
  readonly eta: number;
  /** Epochs of the first rung, at least. */
  readonly least: number;
  readonly validation: number | undefined;
  readonly seed: number | undefined;
}

export interface Wanted {
  readonly file: string;
  readonly text: string;
  /** The model as it is in the file. */
  readonly base: CompiledModule;
  readonly space: readonly Dimension[];
  readonly limits: Limits;
  readonly chosen: ChosenTarget;
}

export interface SearchResult {
  readonly record: Omit<TuneRecord, "messages">;
  /** The number of modules that were compiled. */
  readonly modules: number;
  /** The file of the model with the best configuration; absent where every one failed. */
  readonly text?: string;
  /** Writes the weights of the best configuration. */
  readonly save: (path: string) => Promise<void>;
  /** To be called when everything is written. */
  readonly finish: () => Promise<void>;
}

export interface Prepared {
  readonly inputs: readonly NamedFile[];
  /** `undefined` where a signal ended it. Shows how far it is on a terminal. */
  readonly search: (signal: { readonly aborted: boolean }, screen: Terminal) => Promise<SearchResult | undefined>;
}

/** `undefined` after faults of the data, which are shown. */
export async function prepareSearch({ file, text, base, space, limits, chosen }: Wanted, args: Arguments, terminal: Terminal): Promise<Prepared | undefined> {
  const { model } = base;
  const lacks = withoutLoss(model);
  if (lacks !== undefined) throw new InputError(`the model ${model.name} ${lacks}, so there is nothing to train`);
  const compiler = await loadCompiler();
  const replace = (of: string, place: Searched["place"], value: string): ReturnType<typeof compiler.replaceSetting> => compiler.replaceSetting(of, model.name, place, value);
  const searched = resolveSpace(space, model.name, compiler.replaceable(text, model.name), (place, value) => replace(text, place, value));
  const edit = (values: Configuration, only?: (one: Searched) => boolean): Edited | string => editConfiguration(text, searched, values, replace, only);

  const seed = limits.seed ?? model.train.seed;
  const examples = async (module: CompiledModule): Promise<FitData | undefined> => {
    const data = await loadData(file, module, args, "parts", terminal);
    const parts = data && (await loadParts(file, module, data, { seed, validation: limits.validation }, terminal));
    if (data === undefined || parts === undefined) return undefined;
    if (parts.validation.rows.length === 0) throw new InputError(`${model.name} holds no examples out, whose losses a search compares: write \`validation: 0.2\` in its \`train\`, or pass --validation 0.2`);
    return fitDataOf(module.model, data, parts, limits.validation);
  };
  const paths = [...(await examplePaths(file, base, args)), ...(await otherPaths(file, base))];
  const inputs = await stampFiles([{ path: file, what: "the model" }, ...paths.map((path) => ({ path, what: "the data" }))]);
  const own = await examples(base);
  if (own === undefined) return undefined;
  const data = new Map([[dataKey(base), own]]);
  const dataOf = async (module: CompiledModule): Promise<FitData> => {
    const key = dataKey(module);
    const known = data.get(key);
    if (known !== undefined) return known;
    const found = await examples(module);
    await refuseChanges(inputs);
    if (found === undefined) throw new InputError(`the data of ${model.name} cannot be read with other values of its parameters`);
    data.set(key, found);
    return found;
  };

  const options = { ...(await compilerOptions(file, args)), ...chosen, model: model.name, inference: false, emit: "module" } as const;
  const compiled = new Map<string, CompiledModule | string>();
  const compile = async (values: Configuration): Promise<CompiledModule | string> => {
    const edited = edit(values, ({ compiled: needed }) => needed);
    if (typeof edited === "string") return edited;
    const found = compiled.get(edited.text) ?? firstOf(await compiler.compile(edited.text, options));
    compiled.set(edited.text, found);
    return found;
  };
  const fitOptions = (values: Configuration): { readonly shuffle?: boolean } => {
    const at = searched.findIndex(({ place, compiled: needed }) => !needed && place.name === "shuffle");
    return at < 0 ? {} : { shuffle: values[at] === "true" };
  };

  const epochs = limits.epochs ?? model.train.epochs;
  const drawn = configurations(space, limits.trials, seed);
  const rungs = rungsOf(drawn.length, epochs, limits.eta, limits.least);
  const trainer = createTrainer({ seed, epochs, compile, dataOf, fitOptions });
  return {
    inputs,
    async search(signal, screen) {
      const began = performance.now();
      const files = await hashFiles(inputs);
      const out = args.value("out");
      const identity = {
        version, model: model.name, space: printSpace(space), seed, trials: limits.trials, epochs, eta: limits.eta, "min-epochs": limits.least, validation: limits.validation ?? null,
        target: chosen.target, precision: chosen.precision, set: args.values("set"), files: files.map(({ sha256 }) => sha256),
      };
      const store = out === undefined ? memoryStore() : await openStore(folderOf(out), identity, args.has("resume"));
      const watch = watchSearch(space.map(({ name }) => name), rungs, screen);
      const { trials, stopped } = await runSearch({ configurations: drawn, rungs, trainer, store, signal, watcher: watch });
      watch.end();
      if (stopped) return undefined;
      const best = bestOf(trials);
      const edited = best && edit(best.values);
      const write = typeof edited === "object" ? edited : undefined;
      return {
        record: { model: model.name, date: new Date().toISOString(), milliseconds: performance.now() - began, dimensions: space.map(dimensionOf), rungs, trials, write: write?.write ?? [], settings: settingsOf(identity, model), files, versions: versions() },
        modules: [...compiled.values()].filter((module) => typeof module !== "string").length,
        ...(write !== undefined && { text: write.text }),
        async save(path) {
          const to = best?.steps.at(-1)?.epochs;
          if (best === undefined || to === undefined) return;
          const kept = await store.weights(best.number, to);
          // A search that has ended before keeps no weights but those of `--out`.
          const again = kept === undefined ? await trainer.advance(best.values, 0, to, undefined, { signal, onEpoch: () => undefined }) : undefined;
          const weights = kept ?? (again?.kind === "measured" ? again.weights : undefined);
          if (weights !== undefined) await writeWhole(path, withShare(weights, limits.validation));
        },
        finish: () => store.finish(),
      };
    },
  };
}

/** The one module, or the first error. */
function firstOf({ modules: [module], diagnostics }: Awaited<ReturnType<Awaited<ReturnType<typeof loadCompiler>>["compile"]>>): CompiledModule | string {
  const error = diagnostics.find(({ severity }) => severity === "error");
  return module ?? `${error?.code ?? ""}: ${error?.message ?? "it has no module"}`;
}

function dimensionOf(dimension: Dimension): TunedDimension {
  const { name } = dimension;
  if (dimension.kind === "list") return { name, kind: "list", values: dimension.values };
  return { name, kind: dimension.logarithmic ? "logarithmic" : "linear", values: [String(dimension.low), String(dimension.high)] };
}

function settingsOf(identity: Readonly<Record<string, unknown>>, { loss, optimizer }: CheckedModel): TuneRecord["settings"] {
  const shown = ["space", "trials", "epochs", "eta", "min-epochs", "validation", "seed", "target", "precision"].flatMap((name) => (identity[name] === null ? [] : [{ name, value: typeof identity[name] === "string" ? identity[name] : JSON.stringify(identity[name]) }]));
  return [...shown, { name: "loss", value: loss?.text ?? "" }, { name: "optimizer in the file", value: optimizer?.text ?? "" }];
}
