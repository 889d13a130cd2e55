/** What a field says of missing values: `age: missing(mean)`, `sex: oneHot("f", "m", missing: mode)`. */
import { near } from "../../diagnostics/near.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Argument, Kind, NamedKind, ValueArgument } from "../../ir/ast/expression.ts";
import { fills, type Missing } from "../../ir/model/missing.ts";

export interface ReadMissing {
  /** What the values are; absent where they are plain numbers. */
  readonly kind?: Kind;
  readonly missing?: Missing | "faulty";
}

const words = [...fills, "indicator"] as const;
/** A class is no number, so that it has neither mean nor median. */
/** A date has several numbers, of which no one tells by itself that it is missing. */
const wordsOfDates = fills;
const wordsOfClasses = ["drop", "mode", "zero", "indicator"] as const;

type Word = (typeof words)[number];

export function saysMissing(kind: NamedKind): boolean {
  return kind.name.text === "missing" || kind.arguments.some(isMissing);
}

function isMissing(argument: Argument): argument is ValueArgument {
  return argument.kind === "value" && argument.key?.kind === "reference" && argument.key.name.text === "missing";
}

/** Takes what is said of missing values out of the encoding of a field. */
export function readMissing(kind: Kind, report: Report): ReadMissing {
  if (kind.kind !== "namedKind") return { kind };
  if (kind.name.text === "missing") {
    return { kind: { kind: "shapeKind", items: kind.shape ?? [], span: kind.span }, missing: ofNumbers(kind, report) };
  }
  const said = kind.arguments.find(isMissing);
  if (said === undefined) return { kind };
  const rest: NamedKind = { ...kind, arguments: kind.arguments.filter((a) => a !== said) };
  if (kind.shape !== undefined) {
    report.add("missingOfClassArray", said.span, {});
    return { kind: rest, missing: "faulty" };
  }
  const word = kind.name.text === "date" ? wordOf(said, wordsOfDates, "date", report) : wordOf(said, wordsOfClasses, "class", report);
  return { kind: rest, missing: word === undefined ? "faulty" : word === "indicator" ? { fill: "zero", indicator: true } : { fill: word, indicator: false } };
}

function ofNumbers(kind: NamedKind, report: Report): Missing | "faulty" {
  const [first, second, ...more] = kind.arguments;
  const fill = first && wordOf(first, words, "number", report);
  if (first === undefined || more.length > 0) report.add("missingWithoutFill", kind.span, {});
  if (fill === undefined || more.length > 0) return "faulty";
  if (second === undefined) return fill === "indicator" ? { fill: "mean", indicator: true } : { fill, indicator: false };
  const word = wordOf(second, ["indicator"], "second", report);
  if (word === undefined) return "faulty";
  if (fill !== "drop" && fill !== "indicator") return { fill, indicator: true };
  report.add("indicatorOfDropped", kind.span, { fill });
  return "faulty";
}

function wordOf<W extends Word>(argument: Argument, known: readonly W[], of: "number" | "class" | "date" | "second", report: Report): W | undefined {
  const value = argument.kind === "value" ? argument.value : undefined;
  const text = value?.kind === "reference" && value.arguments === undefined && value.indices === undefined && value.member === undefined ? value.name.text : undefined;
  const word = known.find((w) => w === text);
  if (word !== undefined) return word;
  const span = value?.span ?? argument.span;
  const guess = text === undefined ? undefined : near(text, known);
  const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span, text: guess }] }];
  report.add("unknownFill", span, { found: text, of, known }, { fixes });
  return undefined;
}
