/** Rows that repeat: what is found gives the rows back, number for number, and is as short as can be. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Repeat, repeatsOf, type Row } from "../../src/ir/repeats.ts";

/** A row of its letter and numbers: `a 1 2`. */
function row(text: string): Row {
  const [key = "", ...numbers] = text.split(" ");
  return { key, numbers: numbers.map(Number) };
}

/** What repetitions stand for. */
function unfolded(rows: readonly Row[], repeats: readonly Repeat[]): readonly Row[] {
  return repeats.flatMap(({ at, rows: count, times, courses }) => Array.from({ length: times }, (_, turn) => rows.slice(at, at + count).map(({ key, numbers }, k): Row => ({
    key, numbers: numbers.map((x, i) => {
      const course = courses[k]?.[i];
      return course === undefined ? x : course.kind === "listed" ? (course.values[turn] ?? Number.NaN) : course.first + turn * course.step;
    }),
  }))).flat());
}

const sizes = (repeats: readonly Repeat[]): readonly (readonly number[])[] => repeats.map(({ at, rows, times }) => [at, rows, times]);

test("a block repeats between rows of other kinds, whose numbers grow by other steps", () => {
  const block = (k: number): readonly Row[] => [row(`a ${k} 16`), row(`b ${100 - 3 * k}`)];
  const rows = [row("x 1"), row("a 7 16"), ...Array.from({ length: 9 }, (_, k) => block(k)).flat(), row("b 0"), row("y")];
  const found = repeatsOf(rows, 4, false);
  expect(sizes(found)).toEqual([[0, 2, 1], [2, 2, 9], [20, 2, 1]]);
  expect(found[1]?.courses).toEqual([[{ kind: "steps", first: 0, step: 1 }, { kind: "steps", first: 16, step: 0 }], [{ kind: "steps", first: 100, step: -3 }]]);
  expect(unfolded(rows, found)).toEqual(rows);
});

test("what leaves out few rows stays, and so do numbers that grow by no rule", () => {
  const rows = [1, 2, 3, 4].map((k) => row(`a ${k}`));
  expect(sizes(repeatsOf(rows, 4, false))).toEqual([[0, 4, 1]]);
  expect(sizes(repeatsOf(rows, 1, false))).toEqual([[0, 1, 4]]);
  const squares = Array.from({ length: 30 }, (_, k) => row(`a ${k * k}`));
  expect(sizes(repeatsOf(squares, 4, false))).toEqual([[0, 30, 1]]);
});

test("a few numbers that grow by no rule are listed; a longer repetition is not worth a list", () => {
  const block = (k: number): readonly Row[] => ["a", "b", "c", "d", "e", "f"].map((key) => row(`${key} ${key === "c" ? k * k : k}`));
  const rows = Array.from({ length: 8 }, (_, k) => block(k)).flat();
  const found = repeatsOf(rows, 4, true);
  expect(sizes(found)).toEqual([[0, 6, 8]]);
  expect(found[0]?.courses[2]).toEqual([{ kind: "listed", values: [0, 1, 4, 9, 16, 25, 36, 49] }]);
  const late = [row("a 5"), ...Array.from({ length: 200 }, (_, k) => row(`a ${k}`)), row("a 7")];
  expect(sizes(repeatsOf(late, 4, true))).toEqual([[0, 1, 1], [1, 1, 200], [201, 1, 1]]);
});

test("any rows come back", () => {
  const rows = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 2 })).map(([key, x]): Row => ({ key, numbers: [x] })), { maxLength: 40 });
  fc.assert(fc.property(rows, fc.integer({ min: 0, max: 6 }), fc.boolean(), (list, cost, lists) => {
    const found = repeatsOf(list, cost, lists);
    expect(unfolded(list, found)).toEqual(list);
    expect(found.every(({ times, rows: count }) => times === 1 || count * (times - 1) > cost)).toBe(true);
  }), { numRuns: 300 });
});
