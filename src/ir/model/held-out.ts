/** Which examples are held out: the values of `validation` and `test`. */
import type { Argument, Expression } from "../ast/expression.ts";
import type { Split } from "../../runtime/split.ts";
import type { CheckedModel } from "./types.ts";
import { type DataSource, type Evaluate, source } from "./setting-values.ts";

/** `0.2`, or `split(0.2, stratify: kind)`. */
export interface HeldShare {
  readonly kind: "share";
  /** Of all examples, from 0 to less than 1. */
  readonly share: number;
  /** How it is chosen; absent where it is drawn at random, or is the last part of a series. */
  readonly by?: SplitColumn;
  /** Absent where the model does not say it. */
  readonly span?: Expression["span"];
}

/** What examples are parted by: an input or output of classes under `stratify`, else a column of the file. */
export interface SplitColumn {
  readonly kind: Split["by"];
  readonly column: string;
  readonly span: Expression["span"];
}

/** A share of the examples, or a file of others. */
export type HeldOut = HeldShare | DataSource;

export const nothingHeld: HeldShare = { kind: "share", share: 0 };

/** The ways of a split, with what each takes. */
const splitWays = {
  stratify: "an input or output with classes, such as `stratify: kind`",
  group: "a column of the file, such as `group: patient` or `group: \"patient id\"`",
  time: "a column of the file, such as `time: date`",
} as const satisfies Readonly<Record<Split["by"], string>>;

const wayNames: readonly string[] = Object.keys(splitWays);

function isWay(name: string): name is Split["by"] {
  return Object.hasOwn(splitWays, name);
}

/** `0.2`, `split(0.2)`, `split(0.2, group: column)`, or a file. */
export function heldOut(value: Expression, evaluate: Evaluate): HeldOut | undefined {
  if (value.kind !== "reference" || value.name.text !== "split" || value.indices !== undefined || value.member !== undefined) {
    return source(value, evaluate) ?? shareOf(value, value, evaluate);
  }
  const [share, way, ...more] = value.arguments ?? [];
  if (share?.kind !== "value" || share.key !== undefined || more.length > 0) return undefined;
  const by = way && readWay(way, evaluate);
  const found = shareOf(share.value, value, evaluate);
  return found === undefined || (way !== undefined && by === undefined) ? undefined : { ...found, ...(by && { by }) };
}

function shareOf(value: Expression, { span }: Expression, evaluate: Evaluate): HeldShare | undefined {
  const share = evaluate.number(value);
  if (share === undefined) return undefined;
  if (share >= 0 && share < 1) return { kind: "share", share, span };
  evaluate.refuseShare(value.span, share);
  return undefined;
}

/** `stratify: kind`. */
function readWay(argument: Argument, evaluate: Evaluate): SplitColumn | undefined {
  const key = argument.kind === "value" && argument.key?.kind === "reference" ? argument.key.name : undefined;
  if (argument.kind !== "value" || key === undefined || !isWay(key.text)) {
    evaluate.refuseWay(key?.span ?? argument.span, key?.text, wayNames);
    return undefined;
  }
  const { value } = argument;
  const column = value.kind === "string" ? value.value.trim().normalize("NFC") : value.kind === "reference" && value.arguments === undefined && value.indices === undefined && value.member === undefined ? value.name.text : undefined;
  if (column === undefined || column === "") {
    evaluate.refuse(value.span, key.text, splitWays[key.text]);
    return undefined;
  }
  return { kind: key.text, column, span: value.span };
}

/** A part as `fit` of an emitted module has it: other examples are handed in. */
export function partOf(held: HeldOut): number | Split {
  if (held.kind !== "share") return 0;
  const { share, by } = held;
  return by === undefined || share === 0 ? share : { share, by: by.kind, column: by.column };
}

/** The model as the reader of a file of other examples takes it. */
export function readingFrom(model: CheckedModel, data: DataSource): CheckedModel {
  return { ...model, train: { ...model.train, data, validation: nothingHeld, test: nothingHeld } };
}

/** The files of other examples that a model names, each with its setting. */
export function otherSources({ train: { validation, test } }: CheckedModel): readonly { readonly name: "validation" | "test"; readonly source: DataSource }[] {
  return [{ name: "validation" as const, source: validation }, { name: "test" as const, source: test }].flatMap(({ name, source }) => (source.kind === "share" ? [] : [{ name, source }]));
}
