/** The text of a file with another value of a model's parameter, of a setting of its `train`, or of a parameter of its optimizer: an edit of its syntax tree. */
import type { Reference } from "./ir/ast/expression.ts";
import type { ChainDeclaration, File, Parameter, Setting, TrainStatement } from "./ir/ast/types.ts";
import { positionOf, type Span } from "./source/source.ts";

export interface ReplacedSetting {
  readonly text: string;
  /** The line of the setting, from 1. */
  readonly line: number;
  /** The setting as it is now: `optimizer: adam(rate: 0.02)`, or `model Digits(hidden = 32)` of a parameter of the model. */
  readonly setting: string;
  /** The value as it was written, if it was. */
  readonly before?: string;
}

/** A value that can be replaced. */
export interface SettingPlace {
  /** A compile-time parameter of the model, a setting of `train`, or a parameter of its optimizer. */
  readonly kind: "parameter" | "setting" | "optimizer";
  readonly name: string;
}

/** The definitions that a file does not have. */
export interface Optimizers {
  /** Names of parameters of an optimizer, in order; `undefined` for an unknown one. */
  readonly parametersOf: (optimizer: string) => readonly string[] | undefined;
  /** The optimizer of a model that names none. */
  readonly usual: string;
}

/** `undefined` where the model has no such parameter, no `train`, or its optimizer no such parameter. */
export function replaceSetting(file: File, model: string, { kind, name }: SettingPlace, value: string, optimizers: Optimizers): ReplacedSetting | undefined {
  if (kind === "parameter") return withParameter(file, model, name, value);
  const train = trainOf(file, model);
  if (train === undefined) return undefined;
  const setting = train.settings.findLast(({ key }) => key.text === (kind === "setting" ? name : "optimizer"));
  if (kind === "setting") return setting === undefined ? inserted(train, `${name}: ${value}`) : edited(setting.span, { ...wholeOf(setting), around: (text) => text, before: wholeOf(setting) }, value);
  if (setting === undefined) return optimizers.parametersOf(optimizers.usual)?.includes(name) === true ? inserted(train, `optimizer: ${optimizers.usual}(${name}: ${value})`) : undefined;
  const parameters = parametersOfOptimizer(file, setting, optimizers);
  if (setting.value.kind !== "reference" || parameters?.includes(name) !== true) return undefined;
  return edited(setting.span, argumentPlace(setting.value, name, parameters), value);
}

/** The parameters of a model and those of its optimizer. */
export function placesIn(file: File, model: string, optimizers: Optimizers): readonly SettingPlace[] {
  const setting = trainOf(file, model)?.settings.findLast(({ key }) => key.text === "optimizer");
  const ofOptimizer = setting === undefined ? optimizers.parametersOf(optimizers.usual) : parametersOfOptimizer(file, setting, optimizers);
  const { declared } = declarationOf(file, model) ?? { declared: [] };
  return [...declared.map((p) => ({ kind: "parameter" as const, name: p.name.text })), ...(ofOptimizer ?? []).map((name) => ({ kind: "optimizer" as const, name }))];
}

/** The value of a setting, including what follows `else`. */
function wholeOf({ value, span }: Setting): Span {
  return { ...value.span, end: span.end };
}

function modelsOf({ declarations }: File): readonly ChainDeclaration[] {
  return declarations.filter((d): d is ChainDeclaration => d.kind === "chain" && d.keyword === "model");
}

/** A model, and the parameters that it has: those of the model of which it is a variant. */
function declarationOf(file: File, name: string): { readonly model: ChainDeclaration; readonly declared: readonly Parameter[] } | undefined {
  const models = modelsOf(file);
  const model = models.find((m) => m.name.text === name);
  const base = model?.of === undefined ? model : models.find((m) => m.name.text === model.of?.name.text);
  return model && { model, declared: base?.parameters ?? [] };
}

/** The statement of a model, or of that of which it is a variant. */
function trainOf(file: File, name: string): TrainStatement | undefined {
  const models = modelsOf(file);
  for (let model = models.find((m) => m.name.text === name), hops = 0; model !== undefined && hops <= models.length; hops++) {
    const train = model.body.findLast((s): s is TrainStatement => s.kind === "train");
    const base = model.of?.name.text;
    if (train !== undefined || base === undefined) return train;
    model = models.find((m) => m.name.text === base);
  }
  return undefined;
}

function parametersOfOptimizer({ declarations }: File, { value }: Setting, { parametersOf }: Optimizers): readonly string[] | undefined {
  if (value.kind !== "reference") return undefined;
  const own = declarations.find((d) => d.kind === "optimizer" && d.name.text === value.name.text);
  return own?.kind === "optimizer" ? own.parameters.map((p) => p.name.text) : parametersOf(value.name.text);
}

function withParameter(file: File, name: string, parameter: string, value: string): ReplacedSetting | undefined {
  const { model, declared } = declarationOf(file, name) ?? {};
  const found = declared?.find((p) => p.name.text === parameter);
  if (model === undefined || declared === undefined || found === undefined) return undefined;
  if (model.of !== undefined) return edited({ ...model.span, end: model.of.span.end }, argumentPlace(model.of, parameter, declared.map((p) => p.name.text)), value);
  const { text } = model.span.source;
  const end = text.indexOf(")", model.parameters.at(-1)?.span.end ?? model.name.span.end) + 1;
  const place: Place = found.value === undefined ? { start: found.span.end, end: found.span.end, around: (written) => ` = ${written}` } : { ...found.value.span, around: (written) => written, before: found.value.span };
  return edited({ ...model.span, start: text.lastIndexOf("model", model.name.span.start), end }, place, value);
}

/** Where a value is written or may be, and what must be around it. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly around: (value: string) => string;
  readonly before?: Span;
}

function argumentPlace({ arguments: given, span }: Reference, name: string, parameters: readonly string[]): Place {
  if (given === undefined || given.length === 0) return { start: given === undefined ? span.end : span.start + span.source.text.slice(span.start, span.end).indexOf("("), end: span.end, around: (value) => `(${name}: ${value})` };
  const values = given.filter((argument) => argument.kind === "value");
  const positional = values[parameters.indexOf(name)];
  const at = values.find(({ key }) => key?.kind === "reference" && key.name.text === name) ?? (positional?.key === undefined ? positional : undefined);
  if (at !== undefined) return { start: at.value.span.start, end: at.value.span.end, around: (value) => value, before: at.value.span };
  const end = given.at(-1)?.span.end ?? span.end;
  return { start: end, end, around: (value) => `, ${name}: ${value}` };
}

function edited({ source, start: from, end: to }: Span, { start, end, around, before }: Place, value: string): ReplacedSetting {
  const { text } = source;
  const put = around(value);
  return {
    text: text.slice(0, start) + put + text.slice(end), line: positionOf(source, from).line,
    setting: (text.slice(from, start) + put + text.slice(end, to)).replaceAll(/\s+/g, " "), ...(before && { before: text.slice(before.start, before.end) }),
  };
}

function inserted({ span }: TrainStatement, setting: string): ReplacedSetting {
  const { text } = span.source;
  const at = text.indexOf("{", span.start) + 1;
  return { text: `${text.slice(0, at)} ${setting}\n${text.slice(at)}`, line: positionOf(span.source, span.start).line, setting };
}
