/** Splits of a data set: what each promises, and that a seed gives the same one everywhere. */
import { describe, expect, test } from "vitest";
import { type Holding, type Parts, partRows } from "../../src/runtime/parts.ts";
import { type Split, splitBy, type SplitValues } from "../../src/runtime/split.ts";

const drawn: Holding = { validation: 0, test: 0, hold: "drawn", seed: 5, shuffle: true };

function parted(values: SplitValues, by: Split["by"], holding: Partial<Record<"validation" | "test", number>>, seed = 5): Parts {
  const split = (share = 0): number | Split => (share === 0 ? 0 : { share, by, column: "c" });
  return partRows(values.length, { ...drawn, seed, validation: split(holding.validation), test: split(holding.test) }, (_, order, count, held, of) => splitBy(by, values, order, count, held, of));
}

const rowsOf = ({ order, trained, validated }: Parts): readonly (readonly number[])[] => [[...order.subarray(0, trained)], [...order.subarray(trained, trained + validated)], [...order.subarray(trained + validated)]];

/** Three classes of very different sizes. */
const kinds = Int32Array.from({ length: 103 }, (_, n) => (n % 10 === 3 ? 2 : n % 3 === 0 ? 1 : 0));
const countOf = (rows: readonly number[], kind: number): number => rows.filter((row) => kinds[row] === kind).length;

describe("every split", () => {
  test.each(["stratify", "group", "time"] as const)("has each row in one part, the same for a seed: %s", (by) => {
    const parts = rowsOf(parted(kinds.map((k, n) => (by === "stratify" ? k : Math.floor(n / 7))), by, { validation: 0.2, test: 0.1 }));
    expect(parts.flat().toSorted((a, b) => a - b)).toEqual(Array.from(kinds.keys()));
    expect(parts.every((rows) => rows.length > 0)).toBe(true);
    expect(rowsOf(parted(kinds.map((k, n) => (by === "stratify" ? k : Math.floor(n / 7))), by, { validation: 0.2, test: 0.1 }))).toEqual(parts);
  });

  test("of a seed holds out these rows, in every engine", () => {
    const held = (by: Split["by"], values: SplitValues): readonly number[] => rowsOf(parted(values, by, { validation: 0.2 }))[1] ?? [];
    const few = Int32Array.from({ length: 20 }, (_, n) => Math.floor(n / 4));
    expect({ stratify: held("stratify", few), group: held("group", few), time: held("time", few) }).toMatchInlineSnapshot(`
      {
        "group": [
          5,
          4,
          6,
          7,
        ],
        "stratify": [
          7,
          17,
          0,
          14,
        ],
        "time": [
          16,
          17,
          18,
          19,
        ],
      }
    `);
  });
});

describe("a stratified split", () => {
  test.each([1, 2, 3])("has of each class its share, to within one: seed %s", (seed) => {
    const [training = [], validation = []] = rowsOf(parted(kinds, "stratify", { validation: 0.2 }, seed));
    expect(validation).toHaveLength(21);
    for (const kind of [0, 1, 2]) expect(Math.abs(countOf(validation, kind) - 0.2 * (countOf(training, kind) + countOf(validation, kind)))).toBeLessThan(1);
  });

  test("leaves an example of every class to train with", () => {
    const rare = Int32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 2);
    const [training = []] = rowsOf(parted(rare, "stratify", { validation: 0.5, test: 0.2 }));
    expect(new Set(training.map((row) => rare[row]))).toEqual(new Set([0, 1, 2]));
  });
});

describe("a split by group", () => {
  test("keeps rows with the same value together, and is about as large as asked", () => {
    const patients = Array.from({ length: 200 }, (_, n) => `p${(n * 7) % 23}`);
    const parts = rowsOf(parted(patients, "group", { validation: 0.2, test: 0.2 })).map((rows) => new Set(rows.map((row) => patients[row])));
    for (const [a, part] of parts.entries()) for (const other of parts.slice(a + 1)) expect([...part].filter((patient) => other.has(patient))).toEqual([]);
    const { validated, tested } = parted(patients, "group", { validation: 0.2, test: 0.2 });
    expect(Math.abs(validated - 40)).toBeLessThanOrEqual(9);
    expect(Math.abs(tested - 40)).toBeLessThanOrEqual(9);
  });

  test("of two groups holds the smaller one out", () => {
    expect(parted([1, 1, 1, 1, 2, 2, 2], "group", { validation: 0.1 })).toMatchObject({ trained: 4, validated: 3 });
  });

  test.each(["group", "time"] as const)("refuses one value: %s", (by) => {
    expect(() => parted([3, 3, 3], by, { validation: 0.3 })).toThrow("validation is held out by c, which has one value: there is nothing to part");
  });
});

describe("a split by time", () => {
  const times = Float64Array.from({ length: 50 }, (_, n) => (n * 37) % 50);

  test("tests the last rows, and validates with those before", () => {
    const [training = [], validation = [], tested = []] = rowsOf(parted(times, "time", { validation: 0.2, test: 0.1 })).map((rows) => rows.map((row) => times[row] ?? NaN));
    expect(tested.toSorted((a, b) => a - b)).toEqual([45, 46, 47, 48, 49]);
    expect(Math.min(...validation)).toBe(35);
    expect(Math.max(...training)).toBe(34);
  });

  test("does not part rows of the same time", () => {
    const days = ["2024-01-01", "2024-01-02", "2024-01-02", "2024-01-02", "2024-01-03", "2024-01-02"];
    expect(rowsOf(parted(days, "time", { validation: 0.3 }))[1]).toEqual([4]);
    expect(rowsOf(parted(days, "time", { validation: 0.7 }))[1]?.length).toBe(5);
  });
});

test("a share alone is that of the last examples of a series, else drawn", () => {
  const held = (holding: Partial<Holding>, examples = 10): readonly number[] => rowsOf(partRows(examples, { ...drawn, ...holding }))[1] ?? [];
  expect(held({ validation: 0.3, hold: "last" })).toEqual([7, 8, 9]);
  expect(held({ validation: 0.01, hold: "last" }, 3)).toEqual([2]);
  expect(held({ validation: 0.3, test: 0.2, hold: "last" })).toEqual([5, 6, 7]);
  expect(held({})).toEqual([]);
  expect(held({ validation: 0.3 })).toHaveLength(3);
});
