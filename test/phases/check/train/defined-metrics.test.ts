/** `metric` definitions: how they are applied, and what is said of those that cannot be. */
import { describe, expect, test } from "vitest";
import { check, describe as describeModel, format, outline } from "../../../../src/index.ts";

const using = (definition: string, metric: string, loss = "squaredError"): string => `${definition}

model M(near = 0.5) {
  input x: [2]
  dense(3) tanh as h
  h dense(2, init: uniform(-near, near)) as z
  output y: [2] = z
  loss ${loss}
  train { metrics: [${metric}] }
}
`;

const within = "metric within(y[..s], target[..s], tolerance = 1) = mean(..s: abs(y[..s] - target[..s]) < tolerance ? 1 : 0)";

function said(source: string): readonly (readonly [string, string])[] {
  return check(source).diagnostics.map((d) => [d.code, d.message] as const);
}

test.each(["within", "within(0.3)", "within(tolerance: near)", "within(y, 0.3)", "within(z, 0.3, target: x)", "mae, within"])("`%s` is measured", (metric) => {
  expect(said(using(within, metric))).toEqual([]);
});

describe("what is wrong is said", () => {
  test.each([
    ["an unknown name", within, "without", /`metrics` takes a list of metrics.*`metric` definitions/],
    ["a missing argument", within.replace(" = 1)", ")"), "within", /`within` needs its argument `tolerance`|tolerance/],
    ["an unknown argument", within, "within(near: 3)", /near/],
    ["a member", within, "within.y", /`within` is a metric and has no `y`/],
    ["a value of an example beside a reduction over the data", "metric m(y[k], target[k]) = mean(k: y[k]) / mean(data, k: target[k])", "m", /`y` differs between examples, and the metric `m` is the same for all of them: reduce over `data`, as in `mean\(data: …\)`/],
    ["an inner value", "metric m(y[k]) = mean(k: y[k])", "m(h)", /`m` reads `h.y`/],
    ["reductions inside of each other", "metric m(y[k]) = mean(data, k: (y[k] - mean(data: y[k])) ^ 2)", "m", /inside of a reduction over the data/],
    ["no value to measure", "metric m() = 3", "m", /the metric `m` has no parameter for the value/],
  ])("%s", (_, definition, metric, message) => {
    expect(said(using(definition, metric))).toEqual([[expect.any(String), expect.stringMatching(message)]]);
  });

  test("a name that is nearly one, with its fix", () => {
    const [found] = check(using(within, "mae, witin(3)")).diagnostics;
    expect([found?.code, found?.fixes.map(({ title }) => title)]).toEqual(["NN502", ["write `within`"]]);
  });

  test("several outputs, and none named", () => {
    const source = using(within, "within").replace("loss squaredError", "output z2: [2] = z\n  loss squaredError(y)");
    expect(said(source)).toEqual([["NN504", expect.stringContaining("`within(y)`")]]);
  });

  test("a metric of a name that the language has built in is that of the file", () => {
    expect(check(using(within.replace("within", "accuracy"), "accuracy(0.2)")).models[0]?.metrics?.values.map(({ text }) => text)).toEqual(["accuracy(0.2)"]);
  });
});

test("the formatter, the outline and the description have metrics", async () => {
  const source = `/// Share near.\n${within}\n`;
  expect((await format(source.replace("tolerance = 1", "tolerance=1"))).text).toBe((await format(source)).text);
  expect(outline(source).symbols).toMatchObject([{ name: "within", kind: "metric", doc: "Share near.", members: [{ name: "y" }, { name: "target" }, { name: "tolerance" }] }]);
  const [model] = check(using(within, "within(0.3)")).models;
  expect(model && describeModel(model)).toMatchObject({ train: { metrics: ["within(0.3)"] }, metrics: { equations: [{ line: 9 }, { line: 9 }] } });
});
