/** Missing values of fields: what takes their place is fitted to the training examples that have them, saved, and the same in both targets. */
import { describe, expect, test } from "vitest";
import { type Create, load } from "../../support/module.ts";

const fields = `a: missing(mean), b: missing(median, indicator), c: missing(mode), d: missing(zero), e: [2], f: missing(mean)[2],
  g: oneHot("u", "v", missing: mode), h: oneHot("p", "q", missing: indicator), i: binary("no", "yes", missing: mode)`;
const model = (record: string, width: number): string => `model M {
  input r: { ${record} }
  output filled: [${width}] = r { identity }
  r standardize dense(1)
  output y: [1]
  loss squaredError(y)
  train { optimizer: sgd(rate: 0.01) batch: 2 epochs: 1 }
}`;
const example = (a: unknown, b: unknown, c: unknown, d: unknown, f: unknown, g: unknown, h: unknown, i: unknown) => ({ a, b, c, d, e: [7, 8], f, g, h, i });
const rows = [
  example(1, 1, 5, 1, [1, 10], "v", "p", "yes"), example(null, 2, 5, null, [null, 20], "v", null, "yes"), example(3, NaN, 4, 3, null, undefined, "q", null),
  example(8, 30, 4, 4, [5, 30], "u", "q", "no"), example(NaN, 40, null, 5, [6, NaN], "v", "p", "yes"),
];
const y = [1, 2, 3, 4, 5];
const nothing = example(null, null, null, null, null, null, null, null);
const filled = [4, 16, 1, 4, 0, 7, 8, 4, 20, 0, 1, 0, 0, 1, 1];

describe.each([["ts", "f64"], ["ts", "f32"], ["wasm", "f32"]] as const)("missing values, %s %s", (target, precision) => {
  let create: Create;

  test("take the mean, median, mode, zero or indicator of the training examples that have one", async () => {
    create = await load(model(fields, filled.length), { target, precision });
    const network = create();
    network.fit({ r: rows, y });
    expect(network.predict(nothing)["filled"]).toEqual(filled);
    expect(network.predict({ e: [7, 8] })["filled"]).toEqual(filled);
    expect(network.predict(rows[0])["filled"]).toEqual([1, 1, 0, 5, 1, 7, 8, 1, 10, 0, 1, 1, 0, 0, 1]);
    expect(network.predict(rows[2])["filled"]).toEqual([3, 16, 1, 4, 3, 7, 8, 4, 20, 0, 1, 0, 1, 0, 1]);
  });

  test("are filled alike after save and load, and keep what they are filled with when training goes on", () => {
    const network = create();
    network.fit({ r: rows, y });
    const other = create();
    other.load(network.save());
    expect(other.predict(nothing)).toEqual(network.predict(nothing));
    other.fit({ r: rows.map((row) => ({ ...row, a: 100 })), y }, { of: 2, epochs: 1 });
    expect(other.predict(nothing)["filled"]).toEqual(filled);
  });

  test("are filled by the training examples alone, not by those held out", () => {
    const network = create();
    network.fit({ r: [...rows, ...rows.map((row) => ({ ...row, a: 1000, b: 1000, c: 1000, f: [1000, 1000], g: "u" }))], y: [...y, ...y] }, { validation: 0.5, hold: "last", shuffle: false });
    expect(network.predict(nothing)["filled"]).toEqual(filled);
  });

  test("of flat numbers are 0 with the mark 1 behind them", () => {
    const flat = [
      [1, 0, 1, 0, 5, 0, 1, 0, 7, 8, 1, 0, 10, 0, 0, 1, 0, 1, 0, 0, 1, 0], [0, 1, 2, 0, 5, 0, 0, 1, 7, 8, 0, 1, 20, 0, 0, 1, 0, 0, 0, 1, 1, 0],
      [3, 0, 0, 1, 4, 0, 3, 0, 7, 8, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1], [8, 0, 30, 0, 4, 0, 4, 0, 7, 8, 5, 0, 30, 0, 1, 0, 0, 0, 1, 0, 0, 0],
      [0, 1, 40, 0, 0, 1, 5, 0, 7, 8, 6, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0],
    ];
    const [one, other] = [create(), create()];
    one.fit({ r: rows, y });
    other.fit({ r: flat.flat(), y });
    expect(other.save()).toEqual(one.save());
    expect(one.evaluate({ r: rows, y })).toEqual(one.evaluate({ r: flat.flat(), y }));
  });

  test("of a field that is misspelt are refused", () => {
    const { a: _, ...rest } = nothing;
    expect(() => create().predict({ ...rest, A: 1 })).toThrow("r.a is missing; found A: write a");
    expect(() => create().predict({ ...nothing, a: "1" })).toThrow('r.a is the string "1", not a number');
    expect(() => create().predict({ ...nothing, f: [1] })).toThrow("r.f holds 1 number, and 2 are needed");
    expect(() => create().predict({ ...nothing, g: "w" })).toThrow('r.g is "w", which is none of "u", "v"');
  });
});

describe.each(["ts", "wasm"] as const)("examples that lack a value, %s", (target) => {
  test("are left out of training and evaluation, and refused by predictions", async () => {
    const create = await load(model(`a: missing(drop), g: oneHot("u", "v", missing: drop), z`, 4), { target });
    const all = [{ a: 1, g: "u", z: 1 }, { a: null, g: "u", z: 2 }, { a: 3, g: "v", z: 3 }, { a: NaN, g: null, z: 4 }, { a: 5, g: "u", z: 5 }];
    const complete = [0, 2, 4].map((n) => all[n]);
    const [one, other, flat] = [create(), create(), create()];
    const warnings: string[] = [];
    one.fit({ r: all, y }, { onWarning: (warning: string) => warnings.push(warning) });
    other.fit({ r: complete, y: Float64Array.of(1, 3, 5) });
    flat.fit({ r: Float64Array.of(1, 1, 0, 1, NaN, 1, 0, 2, 3, 0, 1, 3, 4, NaN, NaN, 4, 5, 1, 0, 5), y: Float64Array.from(y) });
    expect(one.save()).toEqual(other.save());
    expect(flat.save()).toEqual(other.save());
    expect(warnings).toEqual(["2 of 5 examples are left out: r.a is missing in 2, r.g is missing in 1"]);
    expect(one.evaluate({ r: all, y })).toEqual(one.evaluate({ r: complete, y: [1, 3, 5] }));
    expect(() => one.predict(all[1])).toThrow("r.a is null, not a number");
    expect(() => one.fit({ r: [all[1], all[3]], y: [1, 2] })).toThrow("the data hold no complete example: r.a is missing in 2, r.g is missing in 1");
    expect(() => one.fit({ r: all, y: [1] })).toThrow("not a number");
  });
});
