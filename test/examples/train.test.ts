/** Every example checks, trains to what its page says, and is on disk as it is emitted. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNetwork } from "../../examples/devils-dictionary/network.ts";
import { sample } from "../../examples/devils-dictionary/sample.ts";
import { createNetwork as createWriter } from "../../examples/writer/network.ts";
import { write } from "../../examples/writer/write.ts";
import { decode, draws, encode, windowsAt } from "../../examples/devils-dictionary/text.ts";
import { nnc } from "../cli/terminal.ts";
import { all } from "../support/extent.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nnc-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Line {
  readonly epoch: number;
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly validation?: { readonly loss: number; readonly metrics: Readonly<Record<string, number>> };
}

async function trainLog(name: string, ...flags: readonly string[]): Promise<readonly Line[]> {
  const log = join(folder, `${name}.jsonl`);
  const { code, err } = await nnc(["train", `examples/${name}/${name}.nn`, "--log", log, ...flags]);
  expect(code, err).toBe(0);
  expect(err).not.toContain("trouble:");
  return (await readFile(log, "utf8")).trim().split("\n").map((line): Line => JSON.parse(line));
}

describe("classes are told apart", () => {
  test.each([
    ["iris", 0.86],
    ["wine", 0.94],
    ["digits", 0.95],
  ])("%s", async (name, least) => {
    const lines = await trainLog(name);
    expect(lines.at(-1)?.validation?.metrics["accuracy"]).toBeGreaterThanOrEqual(least);
    expect(lines.at(-1)?.loss).toBeLessThan(lines[0]?.loss ?? 0);
  });

  test("iris in WebAssembly as in TypeScript, but for what float32 rounds", async () => {
    const [plain, machine] = [await trainLog("iris", "--epochs", "20", "--target", "ts"), await trainLog("iris", "--epochs", "20", "--target", "wasm")];
    expect(machine).toHaveLength(plain.length);
    machine.forEach((line, k) => expect(Math.abs(line.loss - (plain[k]?.loss ?? NaN)) / line.loss, `epoch ${line.epoch}`).toBeLessThan(1e-3));
  });

  test("xor is learned wholly", async () => {
    const lines = await trainLog("xor");
    expect(lines.at(-1)?.metrics["accuracy"]).toBe(1);
  });
});

test("digits are told apart without their names", async () => {
  const lines = await trainLog("digits-views", "--epochs", "8");
  expect(lines.at(-1)?.validation?.metrics["accuracy"]).toBeGreaterThan(0.3);
  expect(lines.at(-1)?.loss).toBeLessThan(0.9 * (lines[0]?.loss ?? 0));
});

test("Burgers' equation is solved without its solution", async () => {
  const lines = await trainLog("burgers", "--epochs", "150");
  expect(lines.at(-1)?.validation?.metrics["rmse"]).toBeLessThan(0.02);
});

test("the greatest of the neighbours says where the water comes from, and their mean does not", async () => {
  const [greatest, means] = [await trainLog("stations", "--model", "Stations"), await trainLog("stations", "--model", "Means")];
  expect(greatest.at(-1)?.validation?.metrics["rmse"]).toBeLessThan(0.01);
  expect(means.at(-1)?.validation?.metrics["rmse"]).toBeGreaterThan(0.04);
});

test("digits are drawn from eight letters, and the log has each term of the loss", async () => {
  const lines = await trainLog("digits-codes", "--epochs", "10");
  const { loss = NaN, metrics = {} } = lines.at(-1)?.validation ?? {};
  const [drawn = NaN, spelled = NaN] = [metrics["meanSquaredError(drawing, target: image)"], metrics["word.loss"]];
  // Eight principal components leave 6.4.
  expect(drawn).toBeLessThan(6.4);
  expect(drawn + spelled).toBeCloseTo(loss, 3);
  const { out } = await nnc(["explain", "examples/digits-codes/digits-codes.nn"]);
  expect(out).toMatch(/\| `meanSquaredError\(drawing, target: image\)` \| 1 +\| \S*digits-codes.nn:32 +\|\n\| `word.loss` +\| 1 +\| \S*digits-codes.nn:24, by `nearest` \|/);
});

test("four experts share the wines when their layer's loss asks for it", async () => {
  const weights = join(folder, "experts.safetensors");
  const model = "examples/wine-experts/wine-experts.nn";
  const fewest = async (...flags: readonly string[]): Promise<number> => {
    const { out } = await nnc(["predict", model, "--weights", weights, "--data", "examples/wine/wine.csv", ...flags]);
    const chosen = out.trim().split("\n").map((line): { readonly expert: readonly number[] } => JSON.parse(line)).map(({ expert }) => expert[0]);
    expect(chosen).toHaveLength(178);
    return Math.min(...[0, 1, 2, 3].map((expert) => chosen.filter((e) => e === expert).length));
  };
  const lines = await trainLog("wine-experts", "--out", weights);
  expect(lines.at(-1)?.validation?.metrics["accuracy"]).toBeGreaterThan(0.9);
  expect(await fewest()).toBeGreaterThan(30);
  await trainLog("wine-experts", "--set", "balance=0", "--out", weights);
  expect(await fewest("--set", "balance=0")).toBeLessThan(20);
});

test("a flow is a better density of irises than one normal distribution", async () => {
  const lines = await trainLog("iris-flow");
  // The normal distribution with all covariances has 2.65, a mean over splits.
  expect(lines.at(-1)?.validation?.loss).toBeLessThan(2.4);
});

test.runIf(all)("drawn networks tell wines apart, and differ where no wine is like it", async () => {
  const [weights, data] = [join(folder, "bayesian.safetensors"), join(folder, "wines.csv")];
  const lines = await trainLog("wine-bayesian", "--out", weights);
  expect(lines.at(-1)?.validation?.metrics["accuracy"]).toBeGreaterThan(0.94);
  const [header = "", first = ""] = (await readFile("examples/wine/wine.csv", "utf8")).split("\n");
  const row = (line: string): string => line.split(",").slice(0, 13).join(",");
  await writeFile(data, [row(header), row(first), Array(13).fill(0).join(",")].join("\n"));
  const { out } = await nnc(["predict", "examples/wine-bayesian/wine-bayesian.nn", "--weights", weights, "--data", data]);
  const [known = NaN, unlike = NaN] = out.trim().split("\n").map((line): { readonly spread: readonly number[] } => JSON.parse(line)).map(({ spread }) => Math.max(...spread));
  expect(known).toBeLessThan(0.1);
  expect(unlike).toBeGreaterThan(2 * known);
});

test("noise harms a code less when its derivatives are small", async () => {
  const read = async (contract: string): Promise<number> => (await trainLog("digits-contractive", "--epochs", "20", "--set", "noise=4", "--set", `contract=${contract}`)).at(-1)?.validation?.metrics["accuracy"] ?? NaN;
  expect(await read("0.1")).toBeGreaterThan(0.03 + (await read("0")));
});

test("the body mass of penguins is estimated within 350 g, and eleven rows are dropped with a warning", async () => {
  const { err } = await nnc(["train", "examples/penguins/penguins.nn", "--epochs", "1"]);
  expect(err).toContain("11 of 344 rows of");
  const lines = await trainLog("penguins");
  expect(Math.sqrt(lines.at(-1)?.validation?.loss ?? Number.POSITIVE_INFINITY)).toBeLessThan(350);
});

test("penguins-both tells species apart and estimates masses, both measured", async () => {
  const lines = await trainLog("penguins-both", "--epochs", "20");
  const metrics = lines.at(-1)?.validation?.metrics ?? {};
  expect(metrics["species.accuracy"]).toBeGreaterThanOrEqual(0.95);
  expect(metrics["bodyMass.r2"]).toBeGreaterThanOrEqual(0.75);
});

test("weather estimates tomorrow's highest temperature from classes and numbers", async () => {
  const lines = await trainLog("weather", "--epochs", "15");
  expect(lines.at(-1)?.validation?.metrics["mae"]).toBeLessThan(2.6);
});

test.runIf(all)("devils-dictionary learns to spell, and goes on with a text as its seed says", async () => {
  const text = await readFile("examples/devils-dictionary/devils-dictionary.txt", "utf8");
  const numbers = encode(text);
  expect(decode(numbers)).toBe(text);
  const network = await createNetwork(1);
  const draw = draws(1);
  const losses = Array.from({ length: 40 }, () => {
    const { text: windows, next } = windowsAt(numbers, Array.from({ length: 16 }, () => Math.floor(draw() * (numbers.length - 32))), 32);
    return network.trainBatch(windows, next);
  });
  expect(losses[0]).toBeGreaterThan(4.4);
  expect(losses.at(-1)).toBeLessThan(3.3);
  const goOn = (): string => sample(network, 32, "LOVE, n.", { length: 60, temperature: 0.8, draw: draws(7) });
  const first = goOn();
  expect(first).toHaveLength(68);
  expect(first.startsWith("LOVE, n.")).toBe(true);
  expect(goOn()).toBe(first);
});

test.runIf(all)("writer learns letters in stretches, and writes on letter by letter", async () => {
  const numbers = encode(await readFile("examples/devils-dictionary/devils-dictionary.txt", "utf8"));
  const network = await createWriter(1);
  const draw = draws(1);
  const losses = Array.from({ length: 30 }, () => {
    const { text, next } = windowsAt(numbers, Array.from({ length: 32 }, () => Math.floor(draw() * (numbers.length - 48))), 48);
    return network.trainBatch(text, next);
  });
  expect(losses[0]).toBeGreaterThan(4.4);
  expect(losses.at(-1)).toBeLessThan(3.1);
  const goOn = (seed: number): string => write(network, "LOVE, n.", 100, { temperature: 0.7, topK: 20, seed });
  const first = goOn(7);
  expect(first).toHaveLength(108);
  expect(first.startsWith("LOVE, n.")).toBe(true);
  expect(goOn(7)).toBe(first);
  expect(goOn(8)).not.toBe(first);
});

describe("layers of one's own", () => {
  test("highway learns", async () => {
    const lines = await trainLog("highway", "--epochs", "40");
    expect(lines.at(-1)?.validation?.metrics["accuracy"]).toBeGreaterThanOrEqual(0.9);
  });

  test("kolmogorov-arnold learns", async () => {
    const lines = await trainLog("kolmogorov-arnold", "--epochs", "60");
    expect(lines.at(-1)?.validation?.metrics["r2"]).toBeGreaterThanOrEqual(0.75);
  });

  test("squeeze-excitation learns", async () => {
    const lines = await trainLog("squeeze-excitation", "--epochs", "4");
    expect(lines.at(-1)?.validation?.metrics["accuracy"]).toBeGreaterThanOrEqual(0.75);
  });

  test.each(["squeeze-excitation", "highway", "kolmogorov-arnold"])("%s is declared in less than 15 lines", async (name) => {
    const text = await readFile(`examples/${name}/${name}.nn`, "utf8");
    const own = text.slice(0, text.indexOf("model ")).split("\n").filter((line) => line.trim() !== "" && !line.startsWith("///"));
    expect(own.length).toBeLessThan(15);
  });
});

describe("of what is trained for longer, the first epochs", () => {
  test("digits-cnn reads five digits of six", async () => {
    const lines = await trainLog("digits-cnn", "--epochs", "5");
    expect(lines.at(-1)?.validation?.metrics["accuracy"]).toBeGreaterThanOrEqual(0.84);
  });
});

test("seattle-weather forecasts a day's highest temperature better than that it will be as today, on days after those it learned", async () => {
  const weights = join(folder, "weather.safetensors");
  const lines = await trainLog("seattle-weather", "--epochs", "12", "--out", weights);
  // The last 362 days that are forecast, each beside the day before it.
  const rows = (await readFile("examples/seattle-weather/seattle-weather.csv", "utf8")).trim().split("\n").slice(1);
  const highest = rows.map((row) => Number(row.split(",")[2])).slice(-363);
  const asToday = highest.slice(1).reduce((sum, t, i) => sum + Math.abs(t - (highest[i] ?? Number.NaN)), 0) / 362;
  expect(lines.at(-1)?.validation?.metrics["mae"]).toBeLessThan(asToday);

  const file = "examples/seattle-weather/seattle-weather";
  const { out } = await nnc(["predict", `${file}.nn`, "--weights", weights, "--data", `${file}.csv`]);
  const forecasts = out.trim().split("\n").map((line): { readonly temp_max?: readonly number[] } => JSON.parse(line));
  // A line for each day, from the fourteenth on with a forecast of the day after it.
  expect(forecasts).toHaveLength(1461);
  expect(forecasts.findIndex((line) => line.temp_max !== undefined)).toBe(13);
  expect(Math.abs((forecasts.at(-1)?.temp_max?.[0] ?? Number.NaN) - 5.6)).toBeLessThan(5);
});

test("digits-autoencoder draws better than principal components do, and on what it learned five images of each digit are enough to read seven of ten", async () => {
  const [base, few] = [join(folder, "base.safetensors"), join(folder, "few.safetensors")];
  const model = "examples/digits-few/digits-few.nn";
  const drawn = await trainLog("digits-autoencoder", "--epochs", "10", "--out", base);
  // Eight principal components leave 6.4.
  expect(drawn.at(-1)?.validation?.loss).toBeLessThan(6);
  const trained = await nnc(["train", model, "--base", base, "--out", few]);
  expect(trained.code, trained.err).toBe(0);
  const { out } = await nnc(["eval", model, "--weights", few, "--data", "examples/digits/digits.csv"]);
  expect(Number(/^accuracy +([\d.]+)%/m.exec(out)?.[1])).toBeGreaterThan(70);

  const other = await nnc(["train", "examples/iris/iris.nn", "--base", base]);
  expect(other).toMatchObject({ code: 1, out: "" });
  expect(other.err).toContain("nothing of Iris with weights is frozen: name with --only the layers to take from --base");
  const unfit = await nnc(["train", "examples/iris/iris.nn", "--base", base, "--only", "dense1"]);
  expect(unfit.err).toContain("does not fit the model: the tensor dense1.W has the shape [64, 64], and the model's is [4, 16]");
});

test.each(["xor", "iris", "wine", "digits", "penguins", "digits-cnn", "digits-autoencoder", "digits-few", "digits-codes", "digits-views", "digits-contractive", "wine-experts", "wine-bayesian", "iris-flow", "seattle-weather", "burgers"])("%s checks without a word", async (name) => {
  const { code, out } = await nnc(["check", `examples/${name}/${name}.nn`]);
  expect([code, out]).toEqual([0, ""]);
});

test.each(["iris", "penguins", "xor", "digits-few", "digits-codes", "digits-contractive", "wine-experts", "burgers"])("gradients of %s agree with central differences", async (name) => {
  const { code, out, err } = await nnc(["verify", `examples/${name}/${name}.nn`, "--limit", "40"]);
  expect(code, out + err).toBe(0);
  expect(out).toMatch(/dense[12]\.W +\d/);
});
