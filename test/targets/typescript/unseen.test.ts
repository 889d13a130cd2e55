/** Classes for values that were never seen: the same in records, lists and flat numbers, and in both targets. */
import { describe, expect, test } from "vitest";
import { type Create, load } from "../../support/module.ts";

const text = `model M {
  input r: { sex: oneHot("f", "m", other: "rest", missing: indicator), pair: oneHot(1..2, other: 0)[2], n }, kind: oneHot(5..6, other: "more"), word: oneHot("x", other: "?")
  output seen: [11] = r { identity }
  output kinds: [3] = kind { identity }
  output words: [2] = word { identity }
  r dense(1)
  output y: [1]
  loss squaredError(y)
  train { optimizer: sgd(rate: 0.01) batch: 2 epochs: 1 }
}`;
const example = { r: { sex: "f", pair: [1, 2], n: 1 }, kind: 5, word: "x" };
const unseen = { r: { sex: "F", pair: [7, 0.5], n: 1 }, kind: 4, word: "" };
const named = { r: { sex: "rest", pair: [0, 0], n: 1 }, kind: "more", word: "?" };

describe.each(["ts", "wasm"] as const)("a class for all other values, %s", (target) => {
  let create: Create;

  test("takes every name and number that is not listed", async () => {
    create = await load(text, { target });
    const seen = create().predict(unseen);
    expect([seen["seen"], seen["kinds"], seen["words"]]).toEqual([[0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 1], [0, 0, 1], [0, 1]]);
    expect(create().predict(named)).toEqual(seen);
    expect(create().predict({ ...unseen, kind: "5" })).toEqual(seen);
    expect(create().predict({ ...example, r: { ...example.r, sex: null } })["seen"]).toEqual([0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1]);
  });

  test("takes no missing value, and no number where names are strings and numbers positions", () => {
    expect(() => create().predict({ ...example, word: null })).toThrow('word is null, which is none of "x", "?"');
    expect(() => create().predict({ ...example, kind: NaN })).toThrow('kind is NaN, which is none of 5, 6, "more"');
    expect(() => create().predict({ ...example, word: 7 })).toThrow("word is 7, not the position of a class from 0 to 1");
    expect(create().predict({ ...example, word: 1 })["words"]).toEqual([0, 1]);
  });

  test("is the same in lists of names and in flat numbers, and after save and load", () => {
    const [one, other, loaded] = [create(), create(), create()];
    const y = [1, 2, 3];
    one.fit({ r: [example.r, unseen.r, named.r], kind: [5, 9, "more"], word: ["x", "unheard", "?"], y });
    other.fit({ r: [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 1], kind: [5, 4, 7], word: Int32Array.of(0, 1, 1), y });
    expect(other.save()).toEqual(one.save());
    loaded.load(one.save());
    expect(loaded.predict(unseen)).toEqual(one.predict(named));
  });
});
