/**
 * Checks a file and builds its models.
 *
 * In: syntax trees of the file and of what it imports. Out: the checked models: names resolved, shapes known, reads
 * proven in bounds; or, in the report, every fault that was found. A model with a fault is left out.
 */
import { at } from "../../diagnostics/fault.ts";
import { near } from "../../diagnostics/near.ts";
import type { Note } from "../../diagnostics/diagnostic.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Span } from "../../source/source.ts";
import type { Reference } from "../../ir/ast/expression.ts";
import type { ChainDeclaration } from "../../ir/ast/types.ts";
import { pairsExamples } from "../../ir/equation/pairs.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { batchStatistics, decideTraining } from "../../ir/model/batch-statistics.ts";
import { refuseSameColumns } from "./columns.ts";
import { checkDerivatives } from "./derivatives/derivatives.ts";
import { link, type Sources } from "./library.ts";
import { checkOutputs } from "./outputs.ts";
import { withNeeded } from "./needed.ts";
import { reportNoInput } from "./no-input.ts";
import { startChain } from "./chain/start.ts";
import type { Chain } from "./chain/state.ts";
import { walk } from "./chain/walk.ts";
import { describeOutputs, elaborateLoss } from "./train/loss.ts";
import { warnOfStops } from "./train/stops.ts";
import { elaborateMetrics } from "./train/defined-metrics.ts";
import { warnOfMetrics } from "./train/metrics.ts";
import { elaborateOptimizer } from "./train/optimizer.ts";
import { readStream } from "./stream.ts";
import { readSettings } from "./train/settings.ts";
import { checkSplits } from "./train/splits.ts";
import { checkStopping } from "./train/stopping.ts";
import type { Elaboration, Library, Named } from "./types.ts";
import { warnOfFile } from "./warnings/warnings.ts";

export interface CheckOptions {
  /** The one model that is wanted; every model of the file where there is none. */
  readonly model?: string | undefined;
  /** Compile-time parameters set from outside, as written: `filters=16`. */
  readonly set: ReadonlyMap<string, string>;
  /** The optimizer of a model that names none, and the initializers of arrays without one. */
  readonly defaults: { readonly optimizer: Reference } & Elaboration["defaults"];
}

export function check(sources: Sources, options: CheckOptions, report: Report): readonly CheckedModel[] {
  const { library, models: all } = link(sources, report);
  const models = options.model === undefined ? all : all.filter(({ declaration }) => declaration.name.text === options.model);
  if (options.model !== undefined && models.length === 0) reportNoModel(sources, all, options.model, report);
  reportUnknownSettings(models, options.set, report);
  const checked = models.flatMap((model) => {
    const { span } = model.declaration.name;
    return at(span, () => report.within(span, () => checkModel(model, library, options, report) ?? []));
  });
  if (!report.failed) warnOfFile(sources.main, Object.values(options.defaults).map(({ name }) => name.text), report);
  return checked;
}

function checkModel(model: Named<ChainDeclaration>, library: Library, options: CheckOptions, report: Report): CheckedModel | undefined {
  const { declaration } = model;
  const before = report.mark;
  const { chain, parts } = startChain(model, library, options, report);
  const { e } = chain;
  walk(chain, declaration.body);
  const faults = (): boolean => report.failedSince(before);
  const { inputs, outputs } = chain.model ?? parts;
  if (!report.failed && inputs.length === 0) reportNoInput(declaration, report);
  if (!report.failed && outputs.length === 0) report.add("noOutput", declaration.name.span, { model: declaration.name.text });
  const elaborated = chain.model && elaborateLoss(chain, chain.model);
  const loss = elaborated?.loss;
  const { settings, called } = readSettings(chain, chain.model?.train, loss?.external === true);
  const metrics = chain.model === undefined || loss === undefined || loss.external ? undefined : elaborateMetrics(chain, chain.model, settings.metrics);
  if ((chain.model?.loss ?? chain.model?.train) === undefined || loss?.external === true) {
    for (const { name, span } of chain.model?.outputs ?? []) {
      if (chain.model?.targets.has(name.text) === true) report.add("targetsNeverGiven", span, { name: name.text });
    }
  }
  if (chain.model?.train !== undefined && chain.model.loss === undefined) {
    report.add("trainingWithoutLoss", chain.model.train.span, { model: declaration.name.text });
  }
  if (loss?.external === true) warnNeverFitted(chain);
  refuseSameColumns(declaration.body.flatMap((s) => (s.kind === "input" ? s.fields.filter((f) => f.encoding.kind !== "recordKind") : [])), report);
  refuseSameColumns(declaration.body.filter((s) => s.kind === "output"), report);
  if (!report.failed) checkDerivatives(e);
  if (!report.failed && chain.model !== undefined) checkOutputs(e, chain.model, chain.named);
  if (!report.failed) warnUnused(chain);
  if (!report.failed && loss !== undefined) warnOfStops(e, loss, inputs);
  if (!report.failed && chain.model !== undefined) warnOfMetrics(chain, chain.model);
  // A loss is a mean over the batch by right.
  const ofForward = new Set(e.equations.map((q) => q.array));
  const statistics = loss === undefined ? [] : batchStatistics([...e.equations, ...loss.equations], [loss.data, ...e.updates.map((u) => u.value)]).filter((array) => ofForward.has(array));
  const alone = settings.batch === 1 && loss !== undefined ? decideTraining(e.equations, 1).filter((q) => pairsExamples(q, e.arrays)).map((q) => q.array) : [];
  if (!report.failed && settings.batch === 1) warnOfStatistics(chain, [...statistics, ...alone], declaration, (pairs, at, instance, notes) => report.add(pairs ? "pairsOfOneExample" : "statisticOfOneExample", at, { instance }, { notes }));
  if (!report.failed && settings.accumulate === Infinity) warnOfStatistics(chain, statistics, declaration, (pairs, at, instance, notes) => report.add(pairs ? "pairsOfParts" : "statisticOfParts", at, { instance, batch: settings.batch }, { notes }));
  const optimizer = elaborateOptimizer(chain, called, options.defaults.optimizer, loss !== undefined);
  refuseTooLarge(e, optimizer, settings.batch, declaration);
  if (faults() || chain.model === undefined) return undefined;
  const described = describeOutputs(chain.model, elaborated?.gradients ?? new Map());
  const needed = withNeeded(inputs, described, e.equations);
  const stream = chain.model.stream && readStream(chain.model.stream, needed, described, e.arrays, report);
  checkSplits(settings, inputs, described, report);
  const stop = settings.stop && checkStopping(settings.stop, settings, described, metrics, chain.model.train, report);
  if (faults()) return undefined;
  return {
    name: declaration.name.text,
    ...(declaration.doc !== undefined && { doc: declaration.doc }),
    source: declaration.span.source,
    span: declaration.span,
    parameters: declaration.parameters.flatMap((p) => {
      const value = chain.values.get(p.name.text);
      return value && (value.kind === "number" || value.kind === "string" || value.kind === "boolean") ? [{ name: p.name.text, value: value.value }] : [];
    }),
    inputs: needed,
    outputs: described,
    instances: chain.instances,
    arrays: e.arrays,
    variables: e.variables,
    equations: e.equations,
    targets: chain.model.targetEquations,
    fitted: e.fitted,
    ordered: e.ordered,
    updates: e.updates,
    batchStatistics: statistics,
    ...(loss && { loss }),
    ...(metrics && { metrics }),
    ...(loss && optimizer && { optimizer }),
    initialize: e.initialize,
    train: { ...settings, stop },
    ...(stream && { stream }),
    nextIndex: e.fresh.next,
  };
}

/** Bytes that a whole model may take. */
const largest = 2 ** 32;

function refuseTooLarge(e: Elaboration, optimizer: CheckedModel["optimizer"], batch: number, declaration: ChainDeclaration): void {
  const arrays = [...e.arrays.values(), ...(optimizer?.arrays.values() ?? [])].filter((a) => a.role !== "value" || a.extents[0]?.upper === Infinity);
  const bytes = arrays.reduce((sum, a) => sum + 8 * a.extents.reduce((n, x) => n * (x.upper === Infinity ? batch : x.upper - x.lower), 1), 0);
  if (bytes > largest) e.report.add("modelTooLarge", declaration.name.span, { model: declaration.name.text, bytes, limit: largest });
}

function didYouMean(name: string, known: readonly string[]): { readonly notes: readonly Note[] } {
  const guess = near(name, known);
  return { notes: guess === undefined ? [] : [{ message: `did you mean \`${guess}\`?` }] };
}

function reportNoModel({ main }: Sources, all: readonly Named<ChainDeclaration>[], name: string, report: Report): void {
  const models = all.map(({ declaration }) => declaration.name.text);
  const span = all[0]?.declaration.name.span ?? { source: main.source, start: 0, end: 0 };
  report.add("unknownModel", span, { name, models }, didYouMean(name, models));
}

/** A setting is a parameter of some model that is compiled; where others lack it, it is none of theirs. */
function reportUnknownSettings(models: readonly Named<ChainDeclaration>[], set: ReadonlyMap<string, string>, report: Report): void {
  const [first] = models;
  const parameters = models.flatMap(({ declaration }) => declaration.parameters.map((p) => p.name.text));
  for (const name of set.keys()) {
    if (first === undefined || parameters.includes(name)) continue;
    report.add("unknownParameter", first.declaration.name.span, { name, models: models.map(({ declaration }) => declaration.name.text) }, didYouMean(name, parameters));
  }
}

/** Only `fit` computes what is fitted, and a model without a loss of its own has none. */
function warnNeverFitted(chain: Chain): void {
  const fitted = new Set(chain.e.variables.filter((v) => v.role === "fitted").map((v) => v.name));
  for (const { name, span, variables } of chain.instances) {
    if (variables.some((v) => fitted.has(v))) chain.e.report.add("neverFitted", span, { instance: name });
  }
}

/** Warns once of each layer that takes a statistic over the batch; `pairs`: it compares examples with each other. */
function warnOfStatistics(chain: Chain, statistics: readonly string[], { name }: ChainDeclaration, warn: (pairs: boolean, at: Span, instance: string, notes: readonly Note[]) => void): void {
  const warned = new Set<string>();
  for (const array of statistics) {
    const equation = chain.e.equations.find((q) => q.array === array);
    const instance = equation?.origin?.instance ?? array;
    const pairs = equation !== undefined && pairsExamples(equation, chain.e.arrays);
    if (warned.has(instance)) continue;
    warned.add(instance);
    const called = chain.instances.find((i) => i.name === instance);
    const [own, value] = [...chain.named].find(([, { operand }]) => operand.array === array) ?? [];
    const span = called?.span ?? value?.span ?? name.span;
    const setting = chain.model?.train?.settings.find(({ key }) => key.text === "batch");
    warn(pairs, setting?.span ?? span, called === undefined ? (own ?? instance) : instance, [{ message: pairs ? "they are compared here" : "the statistic is taken here", span }]);
  }
}

function warnUnused(chain: Chain): void {
  const inputs = new Set(chain.model?.inputs.map((i) => i.name));
  for (const [name, value] of chain.named) {
    if (!value.read && !inputs.has(name)) chain.e.report.add("unusedValue", value.span, { name });
  }
}
