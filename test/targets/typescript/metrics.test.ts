/** Metrics of emitted modules, as their model asks for them. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { emit, emitMachine, load } from "./support.ts";
import * as naive from "../../runtime/metrics/naive.ts";

const ofClasses = "accuracy, precision, recall, f1, topK(2), auc, averagePrecision, logLoss, perplexity, calibrationError, cohenKappa";
const model = (metrics: string): string => `model M {
  input x: [3]
  x dense(4) softmax as classes
  x dense(1) sigmoid as share
  x dense(2) as numbers
  output kind: oneHot("a", "b", "c", "d") = classes
  output big: binary("no", "yes") = share
  output size: [2] = numbers
  loss crossEntropy(kind) + binaryCrossEntropy(big) + meanSquaredError(size)
  train { batch: 4 metrics: [${metrics}] }
}
`;

const count = 27;
const data = {
  x: Float64Array.from({ length: 3 * count }, (_, i) => Math.sin(7 * i)), kind: Int32Array.from({ length: count }, (_, n) => (n * n) % 4),
  big: Int32Array.from({ length: count }, (_, n) => (n % 3 === 0 ? 1 : 0)), size: Float64Array.from({ length: 2 * count }, (_, i) => 2 + Math.cos(i)),
};

describe.each(["TypeScript", "WebAssembly"])("%s", (target) => {
  test("measures each output by what applies to it, in the order of the list", async () => {
    const network = (await load(target === "WebAssembly" ? await emitMachine(model(`${ofClasses}, mae, mape, quantileLoss(0.9), quantileLoss(0.1), rmse`)) : await emit(model(`${ofClasses}, mae, mape, quantileLoss(0.9), quantileLoss(0.1), rmse`))))({ seed: 5 });
    const { metrics } = network.evaluate(data);
    const names = ofClasses.split(", ");
    expect(Object.keys(metrics)).toEqual([...names.map((n) => `kind.${n}`), ...names.map((n) => `big.${n}`), ...["mae", "mape", "quantileLoss(0.9)", "quantileLoss(0.1)", "rmse"].map((n) => `size.${n}`)]);
    const shares = Array.from({ length: count }, (_, n) => Object.values(Object(Object(network.predict(data.x.subarray(3 * n, 3 * n + 3)))["probabilities"])["kind"]).map(Number));
    const p = { classes: 4, shares, truths: [...data.kind] };
    expect(metrics["kind.topK(2)"]).toBeCloseTo(naive.topK(p, 2), 12);
    expect(metrics["kind.auc"]).toBeCloseTo(naive.auc(p), 12);
    expect(metrics["kind.averagePrecision"]).toBeCloseTo(naive.averagePrecision(p), 12);
    expect(metrics["kind.logLoss"]).toBeCloseTo(naive.logLoss(p), 12);
    expect(metrics["kind.calibrationError"]).toBeCloseTo(naive.calibrationError(p), 12);
    expect(metrics["kind.cohenKappa"]).toBeCloseTo(naive.cohenKappa(p), 12);
    // Both quantiles together weigh every error by 1.
    expect((metrics["size.quantileLoss(0.9)"] ?? 0) + (metrics["size.quantileLoss(0.1)"] ?? 0)).toBeCloseTo(metrics["size.mae"] ?? 0, 12);
    expect(network.fit(data, { epochs: 2, validation: 0.3 }).epochs[1]?.validation?.metrics["big.auc"]).toBeGreaterThanOrEqual(0);
  });
});

test("a module has the meters that its model asks for", async () => {
  const meters = async (metrics: string): Promise<readonly string[]> => [...new Set((await emit(model(metrics))).text.match(/\b\w+Meter(?=\()/g))].sort();
  expect(await meters("")).toEqual([]);
  expect(await meters("accuracy, mae")).toEqual(["binaryMeter", "classMeter", "realMeter"]);
  expect(await meters("auc")).toEqual(["scoreMeter"]);
  expect(await meters("quantileLoss(0.5)")).toEqual(["meanMeter", "quantileMeter"]);
});

test.each(["topK", "topK(0)", "topK(1.5)", "topK(3, 4)", "topK(k: 3)", "quantileLoss(1)", "auc(3)", "auc()", "top3"])("`%s` is no metric", (metric) => {
  const [found] = check(model(metric)).diagnostics;
  expect([found?.code, found?.message]).toEqual(["NN502", expect.stringContaining("topK(3), auc, averagePrecision, logLoss, perplexity, calibrationError, cohenKappa; of numbers mae, mse, rmse, r2, mape, quantileLoss(0.9)")]);
});

test("the argument of a metric may be a parameter of the model", () => {
  const [found] = check(model("topK(k)").replace("model M {", "model M(k = 2) {")).models;
  expect(found?.train.metrics).toEqual([{ name: "topK", argument: 2 }]);
});
