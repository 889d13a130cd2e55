/** The text of a file with another learning rate for the optimizer of a model: an edit of its syntax tree. */
import type { Reference } from "./ir/ast/expression.ts";
import type { ChainDeclaration, File, Setting, TrainStatement } from "./ir/ast/types.ts";
import { positionOf, type Span } from "./source/source.ts";

export interface ReplacedRate {
  readonly text: string;
  /** The line of the setting, from 1. */
  readonly line: number;
  /** The setting as it is now: `optimizer: adam(rate: 0.02)`. */
  readonly setting: string;
  /** The rate as it was written, if it was. */
  readonly before?: string;
}

/** Names of parameters of an optimizer, in order; `undefined` for an unknown one. */
export type ParametersOf = (optimizer: string) => readonly string[] | undefined;

/** Optimizers of the library and of users alike call their step size so. */
const rateName = "rate";

/** `undefined` where the model has no `train`, or its optimizer no parameter `rate`. `usual`: the optimizer of a model that names none. */
export function replaceRate(file: File, model: string, rate: string, parametersOf: ParametersOf, usual: string): ReplacedRate | undefined {
  const train = trainOf(file, model);
  if (train === undefined) return undefined;
  const setting = train.settings.findLast(({ key }) => key.text === "optimizer");
  if (setting === undefined) return inserted(train, `optimizer: ${usual}(${rateName}: ${rate})`);
  const { value } = setting;
  const parameters = value.kind === "reference" ? (declaredParameters(file, value.name.text) ?? parametersOf(value.name.text)) : undefined;
  if (value.kind !== "reference" || parameters === undefined || !parameters.includes(rateName)) return undefined;
  return edited(setting, placeOf(value, parameters), rate);
}

/** The statement of a model, or of that of which it is a variant. */
function trainOf({ declarations }: File, name: string): TrainStatement | undefined {
  const models = declarations.filter((d): d is ChainDeclaration => d.kind === "chain" && d.keyword === "model");
  for (let model = models.find((m) => m.name.text === name), hops = 0; model !== undefined && hops <= models.length; hops++) {
    const train = model.body.findLast((s): s is TrainStatement => s.kind === "train");
    const base = model.of?.name.text;
    if (train !== undefined || base === undefined) return train;
    model = models.find((m) => m.name.text === base);
  }
  return undefined;
}

function declaredParameters({ declarations }: File, name: string): readonly string[] | undefined {
  const own = declarations.find((d) => d.kind === "optimizer" && d.name.text === name);
  return own?.kind === "optimizer" ? own.parameters.map((p) => p.name.text) : undefined;
}

/** Where the rate is written or may be, and what must be around it. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly around: (rate: string) => string;
  readonly before?: Span;
}

function placeOf({ arguments: given, span }: Reference, parameters: readonly string[]): Place {
  if (given === undefined || given.length === 0) return { start: given === undefined ? span.end : span.start + span.source.text.slice(span.start, span.end).indexOf("("), end: span.end, around: (rate) => `(${rateName}: ${rate})` };
  const values = given.filter((argument) => argument.kind === "value");
  const positional = values[parameters.indexOf(rateName)];
  const at = values.find(({ key }) => key?.kind === "reference" && key.name.text === rateName) ?? (positional?.key === undefined ? positional : undefined);
  if (at !== undefined) return { start: at.value.span.start, end: at.value.span.end, around: (rate) => rate, before: at.value.span };
  const end = given.at(-1)?.span.end ?? span.end;
  return { start: end, end, around: (rate) => `, ${rateName}: ${rate}` };
}

function edited({ span }: Setting, { start, end, around, before }: Place, rate: string): ReplacedRate {
  const { text } = span.source;
  const put = around(rate);
  return {
    text: text.slice(0, start) + put + text.slice(end), line: positionOf(span.source, span.start).line,
    setting: (text.slice(span.start, start) + put + text.slice(end, span.end)).replaceAll(/\s+/g, " "), ...(before && { before: text.slice(before.start, before.end) }),
  };
}

function inserted({ span }: TrainStatement, setting: string): ReplacedRate {
  const { text } = span.source;
  const at = text.indexOf("{", span.start) + 1;
  return { text: `${text.slice(0, at)} ${setting}\n${text.slice(at)}`, line: positionOf(span.source, span.start).line, setting };
}
