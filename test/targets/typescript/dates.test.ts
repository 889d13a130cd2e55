/** Dates in records: texts, milliseconds and `Date` give the same numbers, in both targets. */
import { describe, expect, test } from "vitest";
import { type Create, load } from "../../support/module.ts";

const text = `model M {
  input r: { when: date(days, hour, weekday, yearday), last: date(days, missing: mean), n }
  output numbers: [9] = r { identity }
  r standardize dense(1)
  output y: [1]
  loss squaredError(y)
  train { optimizer: sgd(rate: 0.01) batch: 2 epochs: 1 }
}`;

describe.each([["ts", "f64"], ["ts", "f32"], ["wasm", "f32"]] as const)("dates, %s %s", (target, precision) => {
  let create: Create;
  const moment = Date.UTC(2024, 0, 1, 6);

  test("are days since 1970 and sines and cosines", async () => {
    create = await load(text, { target, precision });
    const numbers = create().predict({ when: "2024-01-01T06:00:00Z", last: "1970-01-03", n: 5 })["numbers"];
    const expected = [19723.25, 1, 0, 0, 1, 0, 1, 2, 5];
    expect(numbers).toHaveLength(expected.length);
    expected.forEach((value, i) => expect((numbers as number[])[i]).toBeCloseTo(value, 6));
  });

  test("are the same as text, milliseconds, `Date` and numbers, and after save and load", () => {
    const one = create();
    const rows = ["2024-01-01", "2024-02-01", "2024-03-04"].map((when, n) => ({ when, last: n === 1 ? null : when, n }));
    one.fit({ r: rows, y: [1, 2, 3] });
    const other = create();
    other.fit({ r: rows.map((row) => ({ ...row, when: new Date(row.when), last: row.last === null ? undefined : new Date(row.last).getTime() })), y: [1, 2, 3] });
    expect(other.save()).toEqual(one.save());
    const loaded = create();
    loaded.load(one.save());
    const seen = one.predict({ when: moment, last: null, n: 0 });
    expect(loaded.predict({ when: new Date(moment), n: 0 })).toEqual(seen);
    // The mean of 1 January and 4 March.
    expect((seen["numbers"] as number[])[7]).toBeCloseTo((19723 + 19786) / 2, 2);
    const numbers = seen["numbers"] as number[];
    expect(one.predict({ when: numbers.slice(0, 7), last: null, n: 0 })["numbers"]).toEqual(numbers);
  });

  test("in other forms are refused", () => {
    const bird = { when: "2024-05-01", last: null, n: 1 };
    expect(() => create().predict({ ...bird, when: "01.05.2024" })).toThrow('r.when is "01.05.2024", not a date: give text such as "2024-05-01"');
    expect(() => create().predict({ ...bird, when: null })).toThrow("r.when is null, not a date");
    expect(() => create().predict({ ...bird, when: new Date("?") })).toThrow("not a date");
    expect(() => create().predict({ ...bird, last: [1, 2] })).toThrow("r.last holds 2 numbers, and 1 is needed");
  });
});
