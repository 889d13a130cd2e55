/** Early stopping by a metric: the highest or the lowest, built-in or of a definition, in `nnc train` and in `fit`. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createNetwork } from "../../src/cli/network.ts";
import { compile } from "../../src/index.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-stop-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
beforeAll(() => copyFileSync(resolve("examples/iris/iris.csv"), at("iris.csv")));

const definition = "metric sure(y[..s, c], target[..s, c]) = mean(data: sum(c: y[c] * target[c]))";

/** Two outputs, whose metrics have their names before them; the rate makes losses and metrics jump. */
function modelOf(stop: string, metrics: string): string {
  return `${definition}
model Iris {
  input flower: { sepalLength, sepalWidth, petalLength }
  standardize
  dense(6) tanh as code
  output species: oneHot("setosa", "versicolor", "virginica") = code { dense(3) softmax }
  output petalWidth: [1] = code { dense(1) }
  loss crossEntropy(species) + squaredError(petalWidth)
  train {
    data: csv("iris.csv")
    optimizer: sgd(rate: 0.4)
    validation: 0.3
    epochs: 60
    seed: 3
    metrics: [${metrics}]
    stop: patience(4, ${stop})
  }
}
`;
}

const cells = readFileSync(resolve("examples/iris/iris.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
const column = (name: string): readonly string[] => cells.slice(1).map((row) => row[cells[0]?.indexOf(name) ?? -1] ?? "");
const numbers = (name: string): readonly number[] => column(name).map(Number);

interface Line {
  readonly epoch: number;
  readonly validation: { readonly metrics: Readonly<Record<string, number>> };
}

test.each([
  ["ts", "highest: species.accuracy", "accuracy, mae", "species.accuracy", 1],
  ["wasm", 'highest: "species.topK(2)"', "topK( 2 ), rmse", "species.topK(2)", 1],
  ["ts", "lowest: petalWidth.mae", "mae", "petalWidth.mae", -1],
  ["wasm", "highest: sure(species)", "sure(species)", "sure(species)", 1],
  ["ts", "lowest: sure(species)", "sure(species)", "sure(species)", -1],
] as const)("in %s, `%s` keeps the weights of the first epoch with the best value", async (target, stop, metrics, name, sign) => {
  writeFileSync(at("iris.nn"), modelOf(stop, metrics));
  const train = ["train", at("iris.nn"), "--target", target, "--log", at("log.jsonl"), "--out", at("w.safetensors")];
  const { code, out, err } = await nnc(train);
  expect([code, err]).toEqual([0, expect.any(String)]);
  const lines = readFileSync(at("log.jsonl"), "utf8").trim().split("\n").map((line): Line => JSON.parse(line));
  const scores = lines.map(({ validation }) => sign * (validation.metrics[name] ?? NaN));
  const best = scores.indexOf(Math.max(...scores)) + 1;
  expect(out).toContain(`stopped    early: the weights are those of epoch ${best}\n`);
  expect(lines).toHaveLength(best + 4);

  const { modules: [module] } = await compile(readFileSync(at("iris.nn"), "utf8"), { fileName: "iris.nn", emit: "module", target });
  if (module === undefined) throw new Error("the model does not compile");
  const network = createNetwork(module, 3);
  const rows = { flower: column("species").map((_, i) => Object.fromEntries(["sepalLength", "sepalWidth", "petalLength"].map((of) => [of, numbers(of)[i]]))), species: column("species"), petalWidth: numbers("petalWidth") };
  expect(network.fit(rows)).toMatchObject({ stopped: "early", best });
  const saved = decodeSafetensors(readFileSync(at("w.safetensors"))).tensors;
  expect(saved.size).toBeGreaterThan(0);
  for (const [of, { values }] of Object.entries(network.parameters)) expect(saved.get(of)?.values).toEqual(values);
});

test("a checkpoint keeps the best value of the metric, and one of another metric begins to count anew", async () => {
  const model = modelOf("highest: species.accuracy", "accuracy, mae");
  writeFileSync(at("iris.nn"), model);
  const train = (...more: readonly string[]): ReturnType<typeof nnc> => nnc(["train", at("iris.nn"), "--target", "ts", ...more]);
  expect((await train("--out", at("whole.safetensors"))).code).toBe(0);
  expect((await train("--epochs", "2", "--of", "60", "--out", at("part.safetensors"))).code).toBe(0);
  expect(decodeSafetensors(readFileSync(at("part.safetensors"))).metadata).toMatchObject({ bestOf: "highest species.accuracy" });
  copyFileSync(at("part.safetensors"), at("other.safetensors"));
  expect((await train("--resume", at("part.safetensors"), "--out", at("part.safetensors"))).code).toBe(0);
  expect(readFileSync(at("part.safetensors")).equals(readFileSync(at("whole.safetensors")))).toBe(true);
  writeFileSync(at("iris.nn"), model.replace("highest: species.accuracy", "lowest: petalWidth.mae"));
  expect(await train("--resume", at("other.safetensors"), "--epochs", "1", "--out", at("other.safetensors"))).toMatchObject({ code: 0 });
  expect(decodeSafetensors(readFileSync(at("other.safetensors"))).metadata).toMatchObject({ bestOf: "lowest petalWidth.mae", bestEpoch: "3" });
});

test("of several outputs the metric is that of one, which the message names", async () => {
  const { diagnostics: [found] } = await compile(modelOf("highest: accuracy", "accuracy, mae"), { fileName: "iris.nn" });
  expect(found).toMatchObject({ code: "NN547", message: "training stops by a metric that is measured, and `accuracy` is not: the `metrics` are `species.accuracy` and `petalWidth.mae`", fixes: [{ title: "write `species.accuracy`" }] });
});
