/** What `nnc rate` found: as a picture with a suggestion, as a document, and as the record of a report. */
import type { ReplacedSetting } from "../../index.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { short } from "../../numbers.ts";
import type { RateRecord } from "../../report/rate-record.ts";
import { hashFiles, type StampedFile } from "../report/files.ts";
import { versions } from "../report/versions.ts";
import type { ChosenTarget } from "../target.ts";
import { picture } from "./picture.ts";
import type { Range, RangeTest } from "./range-test.ts";
import { rule, smooth, suggest, type Suggestion } from "./suggest.ts";

export interface Findings {
  readonly model: CheckedModel;
  readonly test: RangeTest;
  readonly range: Range;
  /** Milliseconds. */
  readonly took: number;
  readonly seed: number;
  readonly validation: number;
  readonly batch: number;
  readonly chosen: ChosenTarget;
  /** The file with a rate. */
  readonly edit: (rate: number) => ReplacedSetting | undefined;
}

interface Read {
  readonly smoothed: readonly number[];
  readonly suggestion: Suggestion | undefined;
  readonly write: ReplacedSetting | undefined;
}

function read({ test: { steps }, range, edit }: Findings): Read {
  const smoothed = smooth(steps.map(({ loss }) => loss), range.count);
  const suggestion = suggest(steps, smoothed);
  return { smoothed, suggestion, write: suggestion && edit(suggestion.rate) };
}

/** At most 80 columns, but for what is to be written. */
export function textOf(file: string, findings: Findings): string {
  const { model, test: { steps }, range, batch } = findings;
  const { smoothed, suggestion, write } = read(findings);
  const head = `${model.name}: loss over learning rate, ${steps.length} of ${range.count} steps of ${batch} examples\n\n`;
  const curve = steps.length < 2 ? "" : `${picture({ rates: steps.map(({ rate }) => rate), losses: smoothed, ...(suggestion && { marked: suggestion.rate }) })}\n\n`;
  if (suggestion === undefined) return `${head}${curve}${endedAs(findings)}\nno rate    the loss does not fall: more --steps, another range (--min, --max), or a fault of model or data\n`;
  const schedule = write?.before !== undefined && !/^[\d.eE+-]+$/.test(write.before) ? `           in place of \`${write.before}\`: a schedule has it as its greatest rate\n` : "";
  return `${head}${curve}${endedAs(findings)}\nrate       ${short(suggestion.rate)}, of the least loss ${short(suggestion.least)}\nrule       the steepest descent of the smoothed loss over the logarithm of the\n           rate, below the rate of its least value\n${write === undefined ? "" : `write      ${write.setting}\n           in line ${write.line} of ${file}\n`}${schedule}`;
}

function endedAs({ test: { steps, ended }, range }: Findings): string {
  const at = short(steps.at(-1)?.rate ?? range.min);
  switch (ended) {
    case "complete": return `The test went to the greatest rate, ${at}.`;
    case "diverged": return `The test ended at ${at}: the loss was four times its least value.`;
    case "notFinite": return `The test ended at ${at}: the loss was not finite.`;
  }
}

export function documentOf(findings: Findings): unknown {
  const { model, test: { steps, ended } } = findings;
  const { smoothed, suggestion, write } = read(findings);
  return { model: model.name, rate: suggestion?.rate ?? null, leastLossRate: suggestion?.least ?? null, rule, ended, write: write === undefined ? null : { line: write.line, setting: write.setting }, steps: steps.map((step, i) => ({ ...step, smoothed: smoothed[i] })) };
}

export async function recordOf(findings: Findings, inputs: readonly StampedFile[], messages: readonly string[]): Promise<RateRecord> {
  const { model, test: { steps }, range, took, seed, validation, batch, chosen: { target, precision } } = findings;
  const { smoothed, suggestion, write } = read(findings);
  const settings = { min: short(range.min), max: short(range.max), steps: range.count, batch, validation, seed, loss: model.loss?.text ?? "", optimizer: model.optimizer?.text ?? "", target: `${target}, ${precision}` };
  return {
    model: model.name, date: new Date().toISOString(), milliseconds: took, steps: steps.map((step, i) => ({ ...step, smoothed: smoothed[i] ?? NaN })),
    ...(suggestion && { suggestion }), rule, ...(write && { write }), ended: endedAs(findings),
    settings: Object.entries(settings).map(([name, value]) => ({ name, value: String(value) })), files: await hashFiles(inputs), versions: versions(), messages: messages.filter((text) => text !== ""),
  };
}
