/** A date of a record: `when: date(days, weekday)`. */
import { near } from "../../diagnostics/near.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Argument, Kind, NamedKind } from "../../ir/ast/expression.ts";
import { dateParts, dateWidth, type DatePart } from "../../ir/model/dates.ts";
import type { Encoding } from "../../ir/model/types.ts";

/** What people write for a part. */
const synonyms: Readonly<Record<string, DatePart>> = {
  date: "days", day: "days", days_since_epoch: "days", time: "hour", hours: "hour", timeofday: "hour", minute: "hour",
  week: "weekday", dayofweek: "weekday", day_of_week: "weekday", year: "yearday", month: "yearday", season: "yearday", dayofyear: "yearday", day_of_year: "yearday",
};

export function isDate(kind: Kind): kind is NamedKind {
  return kind.kind === "namedKind" && kind.name.text === "date";
}

/** The numbers of a date; `undefined` after a fault. */
export function readDate(kind: NamedKind, report: Report): Encoding | undefined {
  if (kind.shape !== undefined) {
    report.add("dateArray", kind.span, {});
    return undefined;
  }
  if (kind.arguments.length === 0) {
    report.add("dateWithoutParts", kind.span, {}, { fixes: [{ title: "write `date(days)`", edits: [{ span: kind.span, text: "date(days)" }] }] });
    return undefined;
  }
  const parts: DatePart[] = [];
  for (const argument of kind.arguments) {
    const part = partOf(argument, report);
    if (part === undefined) return undefined;
    if (parts.includes(part)) {
      report.add("datePartTwice", argument.span, { part });
      return undefined;
    }
    parts.push(part);
  }
  return { kind: "real", shape: [dateWidth(parts)], date: parts };
}

function partOf(argument: Argument, report: Report): DatePart | undefined {
  const value = argument.kind === "value" && argument.key === undefined ? argument.value : undefined;
  const text = value?.kind === "reference" && value.arguments === undefined && value.indices === undefined && value.member === undefined ? value.name.text : undefined;
  const part = dateParts.find((p) => p === text);
  if (part !== undefined) return part;
  const { span } = value ?? argument;
  const guess = text === undefined ? undefined : (synonyms[text.toLowerCase()] ?? near(text, dateParts));
  report.add("unknownDatePart", span, { found: text }, { fixes: guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span, text: guess }] }] });
  return undefined;
}

/** Whether a field of an encoding is a date. */
export function hasDate(encoding: Encoding): boolean {
  return encoding.kind === "record" ? encoding.fields.some((field) => hasDate(field.encoding)) : encoding.kind === "real" && encoding.date !== undefined;
}
