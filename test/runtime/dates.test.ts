/** Dates as numbers agree with `Date`, of every day and of texts in every usual form. */
import { expect, test } from "vitest";
import { dateIn, writeMoment } from "../../src/runtime/dates.ts";

function numbersOf(moment: number, ...parts: readonly string[]): readonly number[] {
  const into: number[] = [];
  writeMoment(moment, into, 0, 1, parts);
  return into;
}

/** The place on a circle, from 0 to 1. */
function turn(moment: number, part: string): number {
  const [sine = 0, cosine = 0] = numbersOf(moment, part);
  expect(Math.hypot(sine, cosine)).toBeCloseTo(1, 14);
  return ((Math.atan2(sine, cosine) / (2 * Math.PI)) + 1) % 1;
}

test("every day from 1890 to 2110 has the weekday and the day of the year that `Date` has", () => {
  for (let day = -29200; day < 51500; day += 13) {
    const date = new Date(day * 86400000 + 60000);
    const year = date.getUTCFullYear();
    const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
    const ofYear = Math.floor((date.getTime() - first) / 86400000) / ((next - first) / 86400000);
    expect(Math.abs(turn(date.getTime(), "weekday") - ((date.getUTCDay() + 6) % 7) / 7) % 1).toBeLessThan(1e-12);
    expect(Math.abs(turn(date.getTime(), "yearday") - ofYear) % 1).toBeLessThan(1e-12);
    expect(dateIn(date.toISOString())).toBe(date.getTime());
  }
});

test("first and last days of years, and the time of day", () => {
  for (const year of [1900, 1969, 1970, 2000, 2023, 2024, 2100]) {
    expect(numbersOf(Date.UTC(year, 0, 1), "yearday")).toEqual([0, 1]);
    const days = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86400000;
    expect(turn(Date.UTC(year, 11, 31, 23, 59), "yearday")).toBeCloseTo((days - 1) / days, 12);
  }
  expect(numbersOf(Date.UTC(2024, 4, 1, 12), "days")).toEqual([19844.5]);
  expect(turn(Date.UTC(1969, 11, 31, 18), "hour")).toBeCloseTo(0.75, 12);
  // A Wednesday.
  expect(turn(Date.UTC(2024, 4, 1), "weekday")).toBeCloseTo(2 / 7, 12);
});

test.each([
  ["2024-05", Date.UTC(2024, 4, 1)], ["2024-02-29", Date.UTC(2024, 1, 29)], [" 2024-05-01T12:30 ", Date.UTC(2024, 4, 1, 12, 30)],
  ["2024-05-01 12:30:15.25+02:00", Date.UTC(2024, 4, 1, 10, 30, 15, 250)], ["2024-05-01T00:00:00-0530", Date.UTC(2024, 4, 1, 5, 30)],
  ["2023-02-29", undefined], ["2024-13-01", undefined], ["2024-00-01", undefined], ["2024-04-31", undefined], ["01.05.2024", undefined], ["2024", undefined], ["1714521600", undefined],
])("`%s` is %s", (text, moment) => {
  expect(dateIn(text)).toBe(moment);
});
