/** Warnings of `stop` where nothing that is trained is behind it. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";

const warned = (chain: string, more = "", end = "loss squaredError"): readonly string[] =>
  check(`${more} model M { input x: [4] ${chain} output y: [4] ${end} }`).diagnostics.map((d) => `${d.code} ${d.span.source.text.slice(d.span.start, d.span.end)}`);

const rounds = "layer rounds() { input x: [n] output y[i] = x[i] + stop(floor(x[i]) - x[i]) }";

test("a chain and an equation that stop data", () => {
  expect(warned("stop dense(4)")).toEqual(["NN725 stop"]);
  expect(warned("z[i] = stop(x[i]) z dense(4)")).toEqual(["NN725 stop(x[i])"]);
  expect(warned("frozen { dense(4) } stop dense(4)")).toEqual(["NN725 stop"]);
});

test("a definition is warned of where all its uses are in vain", () => {
  expect(warned("rounds dense(4)", rounds)).toEqual(["NN725 stop(floor(x[i]) - x[i])"]);
  expect(warned("rounds dense(4) rounds", rounds)).toEqual([]);
});

describe("nothing is said", () => {
  test("where a weight is behind it", () => {
    expect(warned("dense(4) stop dense(4)")).toEqual([]);
    expect(warned("dense(4)", "loss own(y[k], target[k]) = sum(k: (y[k] - target[k]) ^ 2 * stop(abs(y[k])))", "loss own")).toEqual([]);
  });

  test("of a model without a loss, and of an input whose gradient goes to the host", () => {
    expect(warned("stop dense(4)", "", "")).toEqual([]);
    expect(warned("stop dense(4)", "", "loss external")).toEqual([]);
  });
});
