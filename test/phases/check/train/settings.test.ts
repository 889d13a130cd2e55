/** Settings of `train`: each once, of the kind it takes. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { faults, modelOf, net, said } from "../model.ts";

const train = (settings: string, loss = "squaredError"): string => net("dense(1)", { end: `train { ${settings} }` }).replace("squaredError", loss);

test("settings are read as compile-time values", () => {
  expect(modelOf(train("batch: 4 * 8 epochs: 2 ^ 3 validation: 1 / 4 shuffle: 1 > 2 seed: 7")).train).toMatchObject({ batch: 32, epochs: 8, validation: { kind: "share", share: 0.25 }, shuffle: false, seed: 7 });
});

test("the optimizer is kept as it was called", () => {
  expect(modelOf(train("optimizer: sgd(rate: 0.5)")).optimizer?.text).toBe("sgd(rate: 0.5)");
});

test("what stands after `else` is kept, and what is for biases and gains", () => {
  expect(modelOf(train("optimizer: muon(0.1) else adam biases: sgd(0.2) gains: muon else sgd(0.1)")).optimizer?.text).toBe("muon(0.1) else adam, biases sgd(0.2), gains muon else sgd(0.1)");
});

describe("a fault", () => {
  test("is a setting that is given twice", () => {
    expect(faults(train("epochs: 2 epochs: 3"))).toEqual([said("duplicateSetting", { name: "epochs" })]);
  });

  test.each(["batch: 0", "batch: 2.5", "epochs: -1", "shuffle: 3", "optimizer: 3", "optimizer: sgd(0.1) else 3", "biases: 3", "epochs: 3 else 4", "constraint: maxNorm(1) else maxNorm(2)", "average: ema else swa"])("is `%s`", (setting) => {
    const [fault, ...more] = faults(train(setting));
    expect(fault).toContain(`\`${setting.split(":")[0]}\``);
    expect(more).toEqual([]);
  });

  test("is a share that leaves no example to train with", () => {
    expect(faults(train("validation: 1"))).toEqual([said("wrongShare", { share: 1 })]);
  });

  test("is a misspelled name, with the one that was meant", () => {
    expect(check(train("epoch: 3")).diagnostics.flatMap((d) => d.fixes.map((f) => f.title))).toEqual(["write `epochs`"]);
  });

  test("is a setting of data sets where the host has the loss", () => {
    expect(faults(train("epochs: 3", "external"))).toEqual([said("settingOfDataSets", { name: "epochs" })]);
  });
});
