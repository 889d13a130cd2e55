import { describe, expect, test } from "vitest";
import { firstNonFinite, type Step } from "../../src/runtime/non-finite.ts";
import { checkFinite, checkIndices, checkLength, checkNumber, checkRecord, checkSeed, classNumber, countExamples, sameCount } from "../../src/runtime/checks.ts";
import { type Kept, matchTensors, savedNumber } from "../../src/runtime/restore.ts";
import { takeRows } from "../../src/runtime/rows.ts";
import type { SavedTensors } from "../../src/runtime/safetensors.ts";

describe("what callers hand in", () => {
  test("counts as examples where it is whole ones, no more than a batch", () => {
    expect(countExamples(12, 4, undefined, 8, "x")).toBe(3);
    expect(countExamples(12, 4, 2, 8, "x")).toBe(2);
    expect(() => countExamples(13, 4, undefined, 8, "x")).toThrow("x holds 13 numbers, which is no multiple of the 4 of one example");
    expect(() => countExamples(36, 4, undefined, 8, "x")).toThrow("x holds 9 examples: a batch has 1 to 8");
    expect(() => countExamples(0, 4, undefined, 8, "x")).toThrow("x holds 0 examples");
    for (const count of [0, 9, -1, 1.5, NaN, Infinity]) expect(() => countExamples(12, 4, count, 8, "x")).toThrow(`count is ${count}`);
  });

  test("is as long as is read of it", () => {
    expect(() => checkLength([1, 2, 3], 2, false, "x")).not.toThrow();
    expect(() => checkLength([1, 2, 3], 3, true, "x")).not.toThrow();
    expect(() => checkLength([1, 2, 3], 2, true, "x")).toThrow("x holds 3 numbers, and 2 are needed");
    expect(() => checkLength([1], 2, false, "x")).toThrow("x holds 1 number, and 2 are needed");
    for (const [wrong, found] of [[undefined, "missing"], [null, "null"], [3, "3"], ["abc", 'the string "abc"'], [{}, "an object"]] as const) {
      expect(() => Reflect.apply(checkLength, undefined, [wrong, 1, true, "x"])).toThrow(`x is ${found}, not an array of numbers`);
    }
    expect(() => checkLength([[1, 2], [3, 4]], 4, true, "x")).toThrow("x[0] is an array, not a number: x is one flat array of numbers");
  });

  test("is finite, as far as it is read", () => {
    expect(() => checkFinite([1, 2, NaN], 2, "x")).not.toThrow();
    for (const bad of [NaN, Infinity, -Infinity]) expect(() => checkFinite(Float32Array.of(0, bad), 2, "x")).toThrow(`x[1] is ${bad}, not a finite number`);
    expect(() => checkFinite([1], 2, "x")).toThrow("x[1] is missing, not a finite number");
  });

  test("is an index where one is meant", () => {
    expect(() => checkIndices([0, 4, 9], 2, 5, "x")).not.toThrow();
    for (const bad of [5, -1, 0.5, NaN]) expect(() => checkIndices([0, bad], 2, 5, "x")).toThrow(`x[1] is ${bad}, not a whole number from 0 to 4`);
  });

  test("is a record, a number or a class where one is meant", () => {
    expect(() => checkRecord({}, "x")).not.toThrow();
    expect(() => checkRecord(undefined, "x")).toThrow("x is missing, not a record");
    expect(() => checkRecord(null, "x")).toThrow("x is null, not a record");
    expect(() => checkRecord(3, "x")).toThrow("x is 3, not a record");
    expect(checkNumber(3, "x")).toBe(3);
    expect(() => checkNumber(undefined, "x")).toThrow("x is missing, not a number");
    expect(() => checkNumber("3", "x")).toThrow('x is the string "3", not a number');
    expect(() => checkNumber([3], "x")).toThrow("x is an array, not a number");
    const colors = ["red", "green"];
    expect([classNumber("green", colors, "x"), classNumber(1, colors, "x"), classNumber(7, [5, 7], "x")]).toEqual([1, 1, 1]);
    expect(() => classNumber("blue", colors, "x")).toThrow('x is "blue", which is none of "red", "green"');
    for (const bad of [2, -1, 0.5, NaN]) expect(() => classNumber(bad, colors, "x")).toThrow(`x is ${bad}, not the position of a class from 0 to 1`);
    // Where a name is a number, no number is a position.
    for (const bad of [0, 1, NaN]) expect(() => classNumber(bad, [5, "red"], "x")).toThrow(`x is ${bad}, which is none of 5, "red"`);
    expect(() => classNumber(null, colors, "x")).toThrow('x is null, which is none of "red", "green"');
  });

  test("is of as many examples as the rest", () => {
    expect(sameCount(undefined, 12, 4, "x")).toBe(3);
    expect(sameCount(3, 12, 4, "x")).toBe(3);
    expect(() => sameCount(2, 12, 4, "x")).toThrow("x holds 3 examples, and the data before it 2");
    expect(() => sameCount(undefined, 13, 4, "x")).toThrow("no multiple of the 4");
    expect(() => sameCount(undefined, 0, 4, "x")).toThrow("x holds no examples");
  });
});

describe("rows of data", () => {
  const pair = (value: readonly number[], into: Float64Array, at: number): void => into.set(value, at);
  const reals = (data: ArrayLike<unknown>): Float64Array => takeRows(data, 2, undefined, Float64Array, pair, "x");
  const colors = (data: ArrayLike<unknown>): Int32Array =>
    takeRows(data, 1, 2, Int32Array, (value: string, into, at) => void (into[at] = classNumber(value, ["red", "green"], "x")), "x");

  test("of the right type are read where they lie", () => {
    const data = Float64Array.of(1, 2, 3, 4);
    expect(reals(data)).toBe(data);
  });

  test("of other numbers, of examples and of class names are copied", () => {
    const flat = Float64Array.of(1, 2, 3, 4);
    for (const data of [[1, 2, 3, 4], Float32Array.from(flat), [[1, 2], [3, 4]], [Float64Array.of(1, 2), [3, 4]]]) expect(reals(data)).toEqual(flat);
    for (const data of [[1, 0], Float64Array.of(1, 0), ["green", "red"]]) expect(colors(data)).toEqual(Int32Array.of(1, 0));
  });

  test.each<[string, () => unknown, RegExp]>([
    ["what is no array", () => Reflect.apply(reals, undefined, [5]), /^x is 5, not an array of examples$/],
    ["half an example", () => reals([1, 2, 3]), /^x holds 3 numbers/],
    ["half an example of the right type", () => reals(Float64Array.of(1)), /^x holds 1 numbers/],
    ["infinity", () => reals([1, Infinity]), /^x\[1\] \(example 0, number 1, from 0\) is Infinity, not a finite number$/],
    ["text among numbers", () => reals([1, "a"]), /^x\[1\] is the string "a", not a number/],
    ["text among classes", () => colors([1, "red"]), /^x\[1\] is the string "red", not a number/],
    ["nothing among numbers", () => reals([1, null]), /^x\[1\] is null/],
    ["a class out of range", () => colors([1, 2]), /^x\[1\] is 2, not a whole number from 0 to 1/],
    ["a class between two", () => colors([1, 0.5]), /^x\[1\] is 0.5, not a whole number from 0 to 1/],
    ["a class beyond 32 bits", () => colors([1, 2 ** 32]), /^x\[1\] is 4294967296/],
    ["a class of another name", () => colors(["red", "blue"]), /^x\[1\] is "blue"/],
  ])("refuse %s", (_what, take, message) => expect(take).toThrow(message));
});

describe("the part that went wrong", () => {
  const stage = (part: string, values: Float64Array, size: number, masks?: true): Step => (masks === undefined ? [part, [[values, size]]] : [part, [[values, size]], masks]);

  test("is the first whose numbers are not finite, among the examples at hand", () => {
    const ran: number[] = [];
    const run = (step: number): void => void ran.push(step);
    const steps = [stage("a", Float64Array.of(1, 2, NaN), 1), stage("b", Float64Array.of(-Infinity, 0), 1, true), stage("c", Float64Array.of(0, 0, 0, Infinity), 2), stage("d", Float64Array.of(NaN), 1)];
    expect(firstNonFinite(steps, run, 2)).toEqual({ part: "c", example: 1 });
    expect(ran).toEqual([0, 1, 2]);
    expect(firstNonFinite(steps.slice(0, 2), run, 2)).toBeUndefined();
  });

  test("is of no example where all have it", () => {
    expect(firstNonFinite([stage("a", Float64Array.of(NaN, NaN), 1)], () => undefined, 2)).toEqual({ part: "a" });
  });

  test("may be one of weights, and a mask excuses no other number", () => {
    const run = (): void => undefined;
    expect(firstNonFinite([stage("w", Float64Array.of(0, 0, NaN), 0)], run, 1)).toEqual({ part: "w" });
    expect(firstNonFinite([stage("m", Float64Array.of(Infinity), 1, true)], run, 1)).toEqual({ part: "m" });
  });
});

describe("what was saved", () => {
  const kept: readonly Kept[] = [
    { name: "W", shape: [2, 1], values: new Float64Array(2) }, { name: "m(W)", shape: [2, 1], values: new Float64Array(2), optional: true }, { name: "v(W)", shape: [2, 1], values: new Float64Array(2), optional: true },
  ];
  const saved = (names: readonly string[], shape: readonly number[] = [2, 1], metadata: Record<string, string> = {}): SavedTensors =>
    ({ tensors: new Map(names.map((name) => [name, { name, shape, values: Float32Array.of(1, 2) }])), metadata });

  test("is found for each array, the optimizer's wholly or not at all", () => {
    const taken = kept.map(({ name, values }) => ({ name, values, numbers: Float32Array.of(1, 2) }));
    expect(matchTensors(saved(["v(W)", "W", "m(W)"], [2, 1], { model: "M" }), kept, "M")).toEqual(taken);
    expect(matchTensors(saved(["W"]), kept, "M")).toEqual(taken.slice(0, 1));
    expect(() => matchTensors(saved(["W", "m(W)"]), kept, "M")).toThrow("the tensor v(W) is missing");
    expect(() => matchTensors(saved(["m(W)", "v(W)"]), kept, "M")).toThrow("the tensor W is missing");
  });

  test("is refused where it is another model's", () => {
    expect(() => matchTensors(saved(["W"], [2, 1], { model: "N" }), kept, "M")).toThrow("these are the weights of N, not of M");
    expect(() => matchTensors(saved(["W", "U"]), kept, "M")).toThrow("the tensor U is not of this model");
    expect(() => matchTensors(saved(["W"], [1, 2]), kept, "M")).toThrow("the tensor W has the shape [1, 2], and the model's is [2, 1]");
    expect(() => matchTensors(saved(["W"], [2]), kept, "M")).toThrow("has the shape [2]");
  });

  test("has whole numbers for its counters", () => {
    expect([savedNumber(saved([], [], { step: "-12" }), "step", 0), savedNumber(saved([]), "step", 7)]).toEqual([-12, 7]);
    for (const step of ["x", "1.5", "1e400", "", " ", "1e3", "99999999999999999"]) expect(() => savedNumber(saved([], [], { step }), "step", 0)).toThrow(`the saved step is ${JSON.stringify(step)}, not a whole number`);
  });

  test("a seed is a whole number", () => {
    expect([checkSeed(-3), checkSeed(2 ** 53 - 1)]).toEqual([-3, 2 ** 53 - 1]);
    for (const seed of [0.5, NaN, 2 ** 53]) expect(() => checkSeed(seed)).toThrow(`seed is ${seed}`);
  });
});
