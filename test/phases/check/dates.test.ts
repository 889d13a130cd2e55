/** Fields that are dates, and what is refused. */
import { expect, test } from "vitest";
import { faults, modelOf, said } from "./model.ts";

const input = (encoding: string): string => `model M { input z: [2], x: ${encoding} z dense(1) output y: [1] loss squaredError }`;

test.each([
  ["date(days)", said("dateOutsideRecord", {})],
  ["{ a: date }", said("dateWithoutParts", {})],
  ["{ a: date() }", said("dateWithoutParts", {})],
  ["{ a: date(days)[2] }", said("dateArray", {})],
  ["{ a: date(days, month) }", said("unknownDatePart", { found: "month" })],
  ["{ a: date(1) }", said("unknownDatePart", { found: undefined })],
  ["{ a: date(hour, hour) }", said("datePartTwice", { part: "hour" })],
  ["{ a: date(days, missing: indicator) }", said("unknownFill", { found: "indicator", of: "date", known: ["drop", "mean", "median", "mode", "zero"] })],
])("`%s` is refused", (encoding, message) => {
  expect(faults(input(encoding))).toEqual([message]);
});

test("a target is no date", () => {
  expect(faults("model M { input x: [2] dense(1) output y: { a: date(days) } loss squaredError }")).toEqual([said("dateOfTarget", { name: "y" })]);
});

test("a date has one number for days, and two for each circle", () => {
  expect(modelOf(input("{ a: date(weekday, days, yearday) }")).inputs.find(({ name }) => name === "x")?.encoding).toMatchObject({ fields: [{ encoding: { shape: [5], date: ["weekday", "days", "yearday"] } }] });
});
