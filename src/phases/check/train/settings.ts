/** The settings of `train`: which there are, and what each takes. */
import { classMetrics, realMetrics } from "../../../ir/model/metrics.ts";
import { near } from "../../../diagnostics/near.ts";
import type { Expression, Reference } from "../../../ir/ast/expression.ts";
import type { Setting, TrainStatement } from "../../../ir/ast/types.ts";
import { toNumber } from "../../../ir/equation/number.ts";
import type { TrainSettings } from "../../../ir/model/types.ts";
import { evaluate } from "../evaluate.ts";
import { type Chain, scopeOf } from "../chain/state.ts";

/** The settings of a model that states none. */
export const defaults: TrainSettings = { batch: 32, epochs: 10, validation: 0, seed: 0, shuffle: true, metrics: [], accumulate: 1 };

type Draft = { -readonly [K in keyof TrainSettings]: TrainSettings[K] };

export interface ReadSettings {
  readonly settings: TrainSettings;
  /** The optimizer as it was called. */
  readonly optimizer?: Reference;
  /** The constraint as it was called. */
  readonly constraint?: Reference;
}

interface Reader {
  /** The values that the setting accepts, for messages. */
  readonly expected: string;
  /** False where the value is of another kind. */
  read(value: Expression, draft: Draft, chain: Chain): boolean;
}

const readers: Readonly<Record<string, Reader>> = {
  data: {
    expected: 'the file with the examples: `csv("file.csv")`, or `series("file.csv")` where rows follow each other in time; then `header: false`, or `header: ["a", "b"]`, where its first row is data',
    read: (value, draft, chain) => {
      const data = readSource(value, chain);
      if (data !== undefined) draft.data = data;
      return data !== undefined;
    },
  },
  batch: { expected: "a whole number of examples, 1 or more", read: whole("batch", 1) },
  epochs: { expected: "a whole number, 1 or more", read: whole("epochs", 1) },
  accumulate: { expected: "a whole number of batches, 1 or more", read: whole("accumulate", 1) },
  seed: { expected: "a whole number, 0 or more", read: whole("seed", 0) },
  validation: {
    expected: "a share of the examples, from 0 to less than 1",
    read: (value, draft, chain) => {
      const share = numberOf(value, chain);
      if (share === undefined || !(share >= 0 && share < 1)) return false;
      draft.validation = share;
      return true;
    },
  },
  shuffle: {
    expected: "`true` or `false`",
    read: (value, draft, chain) => {
      const choice = evaluate(value, scopeOf(chain), chain.e.report);
      if (choice.kind === "boolean") draft.shuffle = choice.value;
      return choice.kind === "boolean" || choice.kind === "unknown";
    },
  },
  metrics: {
    expected: `a list of metrics, such as \`[accuracy]\`: of classes ${classMetrics.join(", ")}; of numbers ${realMetrics.join(", ")}`,
    read: (value, draft) => {
      if (value.kind !== "shape") return false;
      const names = value.items.flatMap((item) => (item.kind === "reference" && item.arguments === undefined && item.member === undefined && item.indices === undefined ? [item.name.text] : []));
      draft.metrics = names;
      return names.length === value.items.length && names.every((n) => classMetrics.includes(n) || realMetrics.includes(n));
    },
  },
  stop: {
    expected: "`patience(n)`: after how many epochs without improvement training stops",
    read: (value, draft, chain) => {
      const inside = calledWith(value, "patience");
      const epochs = inside && numberOf(inside, chain);
      if (epochs === undefined || !Number.isInteger(epochs) || epochs < 1) return false;
      draft.patience = epochs;
      return true;
    },
  },
  clip: {
    expected: "`norm(limit)` or `value(limit)` with a positive limit",
    read: (value, draft, chain) => {
      const kind = (["norm", "value"] as const).find((k) => calledWith(value, k) !== undefined);
      const inside = kind && calledWith(value, kind);
      const limit = inside && numberOf(inside, chain);
      if (kind === undefined || limit === undefined || !(limit > 0)) return false;
      draft.clip = { kind, limit };
      return true;
    },
  },
};

/** Settings that are calls of definitions, and what each takes. */
const calls: ReadonlyMap<string, string> = new Map([
  ["optimizer", "the name or call of an optimizer"], ["constraint", "the name or call of a constraint, such as `maxNorm(3)`"],
]);

function whole(key: "batch" | "epochs" | "accumulate" | "seed", least: number): Reader["read"] {
  return (value, draft, chain) => {
    const n = numberOf(value, chain);
    if (n === undefined || !Number.isSafeInteger(n) || n < least) return false;
    draft[key] = n;
    return true;
  };
}

/** `csv("file.csv")` or `series("file.csv")`, with `header: …` after the file. */
function readSource(value: Expression, chain: Chain): Draft["data"] {
  const kind = value.kind === "reference" ? (["csv", "series"] as const).find((k) => k === value.name.text) : undefined;
  if (value.kind !== "reference" || kind === undefined || value.indices !== undefined || value.member !== undefined) return undefined;
  const [file, option, ...more] = value.arguments ?? [];
  if (file?.kind !== "value" || file.key !== undefined || file.value.kind !== "string" || more.length > 0) return undefined;
  const source = { kind, path: file.value.value, span: file.value.span };
  if (option === undefined) return source;
  if (option.kind !== "value" || option.key?.kind !== "reference" || option.key.name.text !== "header") return undefined;
  const header = readHeader(option.value, chain);
  return header === undefined ? undefined : { ...source, header };
}

/** Whether the first row has names, or the names of the columns. */
function readHeader(value: Expression, chain: Chain): boolean | readonly string[] | undefined {
  if (value.kind === "shape") {
    const names = value.items.flatMap((item) => (item.kind === "string" ? [item.value.trim().normalize("NFC")] : []));
    return names.length > 0 && names.length === value.items.length ? names : undefined;
  }
  const choice = evaluate(value, scopeOf(chain), chain.e.report);
  return choice.kind === "boolean" ? choice.value : undefined;
}

/** The one argument of `name(argument)`. */
function calledWith(value: Expression, name: string): Expression | undefined {
  if (value.kind !== "reference" || value.name.text !== name) return undefined;
  const [only, ...more] = value.arguments ?? [];
  return only?.kind === "value" && only.key === undefined && more.length === 0 ? only.value : undefined;
}

function numberOf(value: Expression, chain: Chain): number | undefined {
  const number = evaluate(value, scopeOf(chain), chain.e.report);
  return number.kind === "number" ? toNumber(number.value) : undefined;
}

/** Settings of training over a data set, which a module without a loss of its own does not do. */
const ofDataSets: readonly string[] = ["data", "epochs", "validation", "shuffle", "metrics", "stop", "accumulate"];

/** `external`: whether the host has the loss. */
export function readSettings(chain: Chain, statement: TrainStatement | undefined, external: boolean): ReadSettings {
  const draft: Draft = { ...defaults };
  const seen = new Map<string, Setting>();
  const called = new Map<string, Reference>();
  for (const setting of statement?.settings ?? []) {
    const name = setting.key.text;
    const first = seen.get(name);
    if (first !== undefined) {
      chain.e.report.add("duplicateSetting", setting.key.span, { name }, { notes: [{ message: "first set here", span: first.span }] });
      continue;
    }
    seen.set(name, setting);
    if (external && ofDataSets.includes(name)) chain.e.report.add("settingOfDataSets", setting.span, { name }, { fixes: [{ title: `drop \`${name}\``, edits: [{ span: setting.span, text: "" }] }] });
    const expected = calls.get(name);
    if (expected !== undefined) {
      if (setting.value.kind === "reference") called.set(name, setting.value);
      else chain.e.report.add("wrongSetting", setting.value.span, { name, expected });
    } else readSetting(chain, setting, draft);
  }
  const [optimizer, constraint] = [called.get("optimizer"), called.get("constraint")];
  return { settings: draft, ...(optimizer !== undefined && { optimizer }), ...(constraint !== undefined && { constraint }) };
}

function readSetting(chain: Chain, setting: Setting, draft: Draft): void {
  const name = setting.key.text;
  const { report } = chain.e;
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (reader === undefined) {
    const guess = near(name, [...Object.keys(readers), ...calls.keys()]);
    const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: setting.key.span, text: guess }] }];
    report.add("unknownSetting", setting.key.span, { name }, { fixes });
    return;
  }
  const before = report.mark;
  if (!reader.read(setting.value, draft, chain) && report.mark === before) {
    report.add("wrongSetting", setting.value.span, { name, expected: reader.expected });
  }
}
