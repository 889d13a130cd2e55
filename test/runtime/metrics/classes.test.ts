/** Metrics of classes beside their definitions, and their edge cases. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Meter } from "../../../src/runtime/metrics.ts";
import { agreementMeter } from "../../../src/runtime/metrics/agreement.ts";
import { calibrationMeter } from "../../../src/runtime/metrics/calibration.ts";
import { likelihoodMeter } from "../../../src/runtime/metrics/likelihood.ts";
import { rankMeter } from "../../../src/runtime/metrics/rank.ts";
import { scoreMeter } from "../../../src/runtime/metrics/scores.ts";
import * as naive from "./naive.ts";

/** The value of a metric over the examples, given in two batches after a reset. */
function valueOf(meter: Meter, name: string, { shares, truths }: naive.Predictions, binary = false): number {
  const rows = shares.map((row) => (binary ? [row[1] ?? Number.NaN] : row));
  meter.add(rows.flat(), truths, truths.length);
  meter.reset();
  const cut = Math.floor(truths.length / 2);
  meter.add(rows.slice(0, cut).flat(), truths.slice(0, cut), cut);
  meter.add(rows.slice(cut).flat(), truths.slice(cut), truths.length - cut);
  return meter.value(name);
}

/** Shares out of few values, so that many are equal. */
const predictions = (classes: number): fc.Arbitrary<naive.Predictions> =>
  fc.array(fc.tuple(fc.array(fc.nat(4), { minLength: classes, maxLength: classes }), fc.nat(classes - 1)), { minLength: 1, maxLength: 30 }).map((rows) => ({
    classes, truths: rows.map(([, truth]) => truth),
    // Unequal parts of one.
    shares: rows.map(([parts]) => parts.map((part) => (part + 0.25) / parts.reduce((sum, x) => sum + x + 0.25, 0))),
  }));

/** A probability of the second of two classes that is a multiple of 1/8, so that its complement is exact. */
const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.nat(1)), { minLength: 1, maxLength: 30 }).map((rows): naive.Predictions => ({
  classes: 2, truths: rows.map(([, truth]) => truth), shares: rows.map(([part]) => [1 - part / 8, part / 8]),
}));

function expectSame(found: number, expected: number): void {
  if (Number.isNaN(expected)) expect(found).toBeNaN();
  else expect(found).toBeCloseTo(expected, 12);
}

describe("of four classes, as defined", () => {
  test.each<[string, Meter, string, (p: naive.Predictions) => number]>([
    ["topK(1)", rankMeter(4, 1, 1), "topK", (p) => naive.topK(p, 1)],
    ["topK(3)", rankMeter(4, 1, 3), "topK", (p) => naive.topK(p, 3)],
    ["logLoss", likelihoodMeter(4, 1), "logLoss", naive.logLoss],
    ["perplexity", likelihoodMeter(4, 1), "perplexity", (p) => Math.exp(naive.logLoss(p))],
    ["calibrationError", calibrationMeter(4, 1), "calibrationError", naive.calibrationError],
    ["cohenKappa", agreementMeter(4, 1), "cohenKappa", naive.cohenKappa],
    ["auc", scoreMeter(4, 1), "auc", naive.auc],
    ["averagePrecision", scoreMeter(4, 1), "averagePrecision", naive.averagePrecision],
  ])("%s", (_title, meter, name, expected) => {
    fc.assert(fc.property(predictions(4), (p) => expectSame(valueOf(meter, name, p), expected(p))));
  });
});

describe("of one of two, as of both", () => {
  // At one half the second is predicted, where of several equal ones the first is.
  const unequal = pairs.filter(({ shares }) => shares.every(([a, b]) => a !== b));

  test.each<[string, (classes: number) => Meter, (p: naive.Predictions) => number]>([
    ["logLoss", (classes) => likelihoodMeter(classes, 1), naive.logLoss],
    ["calibrationError", (classes) => calibrationMeter(classes, 1), naive.calibrationError],
    ["cohenKappa", (classes) => agreementMeter(classes, 1), naive.cohenKappa],
    ["topK", (classes) => rankMeter(classes, 1, 1), (p) => naive.topK(p, 1)],
    ["auc", (classes) => scoreMeter(classes, 1), (p) => naive.auc(p, [1])],
    ["averagePrecision", (classes) => scoreMeter(classes, 1), (p) => naive.averagePrecision(p, [1])],
  ])("%s", (name, make, expected) => {
    fc.assert(fc.property(unequal, (p) => expectSame(valueOf(make(1), name, p, true), expected(p))));
  });
});

describe("edge cases", () => {
  const allRight: naive.Predictions = { classes: 3, truths: [0, 1, 2, 1], shares: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0]] };
  const names: readonly (readonly [string, Meter])[] = [["topK", rankMeter(3, 1, 2)], ["auc", scoreMeter(3, 1)], ["averagePrecision", scoreMeter(3, 1)], ["logLoss", likelihoodMeter(3, 1)], ["perplexity", likelihoodMeter(3, 1)], ["calibrationError", calibrationMeter(3, 1)], ["cohenKappa", agreementMeter(3, 1)]];

  test("all right, and sure of it", () => {
    expect(names.map(([name, meter]) => valueOf(meter, name, allRight))).toEqual([1, 1, 1, 0, 1, 0, 1]);
  });

  test("a probability of 0 for what is true counts as 2^-52", () => {
    const wrong = { ...allRight, truths: [1, 2, 0, 0] };
    expect(names.map(([name, meter]) => [name, valueOf(meter, name, wrong)])).toMatchObject([["topK", 0.75], ["auc", expect.any(Number)], ["averagePrecision", expect.any(Number)], ["logLoss", 52 * Math.LN2], ["perplexity", expect.closeTo(2 ** 52, -4)], ["calibrationError", 1], ["cohenKappa", expect.closeTo(-0.4545, 3)]]);
  });

  test("one example has no order and no agreement beyond chance", () => {
    const one = { classes: 3, truths: [1], shares: [[0.2, 0.5, 0.3]] };
    expect(names.map(([name, meter]) => [name, valueOf(meter, name, one)])).toEqual([["topK", 1], ["auc", Number.NaN], ["averagePrecision", 1], ["logLoss", expect.closeTo(Math.LN2, 12)], ["perplexity", expect.closeTo(2, 12)], ["calibrationError", 0.5], ["cohenKappa", Number.NaN]]);
  });

  test("a class that never occurs is left out of the means of auc and averagePrecision", () => {
    const p = { classes: 3, truths: [0, 1, 0, 1], shares: [[0.5, 0.1, 0.4], [0.3, 0.4, 0.3], [0.2, 0.3, 0.5], [0.1, 0.8, 0.1]] };
    expectSame(valueOf(scoreMeter(3, 1), "auc", p), naive.auc(p, [0, 1]));
    expectSame(valueOf(scoreMeter(3, 1), "averagePrecision", p), naive.averagePrecision(p, [0, 1]));
  });

  test("equal outputs for all are a draw", () => {
    const p = { classes: 2, truths: [0, 1, 1, 1], shares: [[0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]] };
    expect(valueOf(scoreMeter(2, 1), "auc", p)).toBe(0.5);
    expect(valueOf(scoreMeter(1, 1), "averagePrecision", p, true)).toBe(0.75);
    expect(valueOf(rankMeter(2, 1, 1), "topK", p)).toBe(0.25);
  });

  test("NaN is ranked last, and has no order", () => {
    const p = { classes: 2, truths: [0, 1], shares: [[Number.NaN, 0.5], [0.5, Number.NaN]] };
    expect(valueOf(rankMeter(2, 1, 1), "topK", p)).toBe(0);
    expect(valueOf(scoreMeter(2, 1), "auc", p)).toBeNaN();
    expect(valueOf(scoreMeter(2, 1), "averagePrecision", p)).toBeNaN();
  });

  test("several items an example count each for itself", () => {
    const shares = [0.7, 0.2, 0.1, 0.3, 0.3, 0.4, 0.1, 0.1, 0.8, 0.5, 0.4, 0.1];
    for (const [name, of] of [["topK", (items: number) => rankMeter(3, items, 2)], ["auc", (items: number) => scoreMeter(3, items)], ["logLoss", (items: number) => likelihoodMeter(3, items)], ["calibrationError", (items: number) => calibrationMeter(3, items)], ["cohenKappa", (items: number) => agreementMeter(3, items)]] as const) {
      const [items, examples] = [of(2), of(1)];
      items.add(shares, [0, 1, 2, 1], 2);
      examples.add(shares, [0, 1, 2, 1], 4);
      expect(items.value(name), name).toBe(examples.value(name));
    }
  });
});
