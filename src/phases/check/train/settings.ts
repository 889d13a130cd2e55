/** Reads the settings of `train`: the table of `ir/model/train-settings.ts` has their values. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { near } from "../../../diagnostics/near.ts";
import type { Span } from "../../../source/source.ts";
import type { Expression, Reference } from "../../../ir/ast/expression.ts";
import type { Setting, TrainStatement } from "../../../ir/ast/types.ts";
import { toNumber } from "../../../ir/equation/number.ts";
import { type Evaluate, isAll } from "../../../ir/model/setting-values.ts";
import { type AppliedSettingName, appliedSettings, defaultSettings, settingRows, trainSettings, type TrainSettingName, type TrainSettings } from "../../../ir/model/train-settings.ts";
import { type Chain, scopeOf } from "../chain/state.ts";
import { evaluate } from "../evaluate.ts";

type Draft = { -readonly [K in TrainSettingName]: TrainSettings[K] };

export interface ReadSettings {
  readonly settings: TrainSettings;
  /** What is applied, as it was called; each for what does not fit the one before it. */
  readonly called: CalledSettings;
}

export type CalledSettings = Partial<Readonly<Record<AppliedSettingName, readonly Reference[]>>>;

/** `external`: whether the host has the loss. */
export function readSettings(chain: Chain, statement: TrainStatement | undefined, external: boolean): ReadSettings {
  const { report } = chain.e;
  const draft: Draft = { ...defaultSettings };
  const seen = new Map<string, Setting>();
  const called: { [K in AppliedSettingName]?: readonly Reference[] } = {};
  for (const setting of statement?.settings ?? []) {
    const { key, span, value, otherwise = [] } = setting;
    const name = key.text;
    const first = seen.get(name);
    if (first !== undefined) {
      report.add("duplicateSetting", key.span, { name }, { notes: [{ message: "first set here", span: first.span }] });
      continue;
    }
    seen.set(name, setting);
    const row = Object.hasOwn(settingRows, name) ? settingRows[name] : undefined;
    if (external && row?.ofDataSets === true) report.add("settingOfDataSets", span, { name }, { fixes: [{ title: `drop \`${name}\``, edits: [{ span, text: "" }] }] });
    if (row === undefined) reportUnknownSetting(chain, setting);
    else if (!isApplied(name)) {
      if (isValue(name)) readSetting(chain, name, value, draft);
      refuseElse(chain, setting, row.takes);
    } else {
      const wrong = [value, ...otherwise].find((v) => v.kind !== "reference");
      if (wrong !== undefined) report.add("wrongSetting", wrong.span, { name, expected: row.takes });
      else if (row.takesElse !== true) refuseElse(chain, setting, row.takes);
      if (value.kind === "reference") called[name] = [value, ...otherwise].flatMap((v) => (v.kind === "reference" ? v : []));
    }
  }
  if (isAllAtOnce(seen.get("batch"))) accumulateAll(chain, seen, draft, external);
  return { settings: draft, called };
}

/** Only optimizers have others after `else`. */
function refuseElse({ e: { report } }: Chain, { key, otherwise: [first] = [], value, span }: Setting, expected: string): void {
  if (first === undefined) return;
  report.add("wrongSetting", first.span, { name: key.text, expected }, { fixes: [{ title: "drop what begins with `else`", edits: [{ span: { ...span, start: value.span.end }, text: "" }] }] });
}

function isAllAtOnce(batch: Setting | undefined): batch is Setting {
  return batch !== undefined && isAll(batch.value);
}

/** `batch: all`: every batch of an epoch goes into one update. */
function accumulateAll({ e: { report } }: Chain, seen: ReadonlyMap<string, Setting>, draft: Draft, external: boolean): void {
  const [batch, accumulate] = [seen.get("batch"), seen.get("accumulate")];
  draft.accumulate = Infinity;
  if (external && batch !== undefined) report.add("wrongSetting", batch.value.span, { name: "batch", expected: "a whole number of examples under `loss external`: `all` is of training over a data set, which is left to the host" });
  if (accumulate !== undefined) report.add("accumulateOfAll", accumulate.span, {}, { fixes: [{ title: "drop `accumulate`", edits: [{ span: accumulate.span, text: "" }] }] });
}

function isApplied(name: string): name is AppliedSettingName {
  return Object.hasOwn(appliedSettings, name);
}

function isValue(name: string): name is TrainSettingName {
  return Object.hasOwn(trainSettings, name);
}

function readSetting<K extends TrainSettingName>(chain: Chain, name: K, value: Expression, draft: Pick<Draft, K>): void {
  const { report } = chain.e;
  const { read, takes } = trainSettings[name];
  const before = report.mark;
  const { evaluator, unknown } = evaluatorOf(chain);
  const found = read(value, evaluator);
  if (found !== undefined) draft[name] = found;
  else if (report.mark === before && !unknown()) report.add("wrongSetting", value.span, { name, expected: takes });
}

/** `unknown`: whether a value is unknown because of an error reported before. */
function evaluatorOf(chain: Chain): { readonly evaluator: Evaluate; readonly unknown: () => boolean } {
  let unknown = false;
  const valueOf = (e: Expression): ReturnType<typeof evaluate> => {
    const found = evaluate(e, scopeOf(chain), chain.e.report);
    unknown ||= found.kind === "unknown";
    return found;
  };
  const evaluator: Evaluate = {
    number: (e) => {
      const found = valueOf(e);
      return found.kind === "number" ? toNumber(found.value) : undefined;
    },
    boolean: (e) => {
      const found = valueOf(e);
      return found.kind === "boolean" ? found.value : undefined;
    },
    definedMetrics: chain.library.names("metric"),
    refuseMetric: ({ text, span }, metrics) => {
      const fixes = nearFixes(text, span, metrics);
      if (fixes.length > 0) chain.e.report.add("wrongSetting", span, { name: "metrics", expected: trainSettings.metrics.takes }, { fixes });
    },
    refuse: (at, name, expected) => chain.e.report.add("wrongSetting", at, { name, expected }),
    refuseShare: (at, share) => chain.e.report.add("wrongShare", at, { share }, { fixes: percentFixes(share, at) }),
    refuseWay: (at, name, ways) => chain.e.report.add("unknownSplit", at, { name, ways }, { fixes: nearFixes(name, at, ways) }),
    refuseOption: (at, name, options) => chain.e.report.add("unknownDataOption", at, { name, options }, { fixes: nearFixes(name, at, options) }),
  };
  return { evaluator, unknown: () => unknown };
}

/** A share that is written as so many of a hundred. */
function percentFixes(share: number, span: Span): readonly Fix[] {
  if (!(share > 1 && share < 100)) return [];
  const text = String(share / 100);
  return [{ title: `write \`${text}\` for ${share} %`, edits: [{ span, text }] }];
}

function reportUnknownSetting(chain: Chain, { key }: Setting): void {
  const settings = Object.keys(settingRows);
  chain.e.report.add("unknownSetting", key.span, { name: key.text, settings }, { fixes: nearFixes(key.text, key.span, settings) });
}

function nearFixes(name: string | undefined, span: Span, names: readonly string[]): readonly Fix[] {
  const guess = name === undefined ? undefined : near(name, names);
  return guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span, text: guess }] }];
}
