/** `nnc rate`, its rule and its picture. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { picture } from "../../src/cli/rate/picture.ts";
import { rateAt, rateOfOptimizer } from "../../src/cli/rate/range-test.ts";
import { smooth, suggest } from "../../src/cli/rate/suggest.ts";
import { replaceSetting } from "../../src/index.ts";
import { nnc } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-rate-"));
afterAll(() => rmSync(root, { recursive: true }));

const range = { min: 1e-6, max: 1, count: 121 };
const rates = Array.from({ length: range.count }, (_, k) => rateAt(range, k));
/** Falls from 2 to 1 around a rate, and climbs from another one on. */
const curve = (fall: number, climb: number): readonly number[] => rates.map((rate) => 1 + 1 / (1 + (rate / fall) ** 2) + (rate / climb) ** 2);

describe("the suggestion", () => {
  test.each([1e-4, 1e-3, 1e-2])("is where the loss falls fastest, %d", (fall) => {
    const losses = curve(fall, 0.5);
    const found = suggest(losses.map((loss, k) => ({ rate: rates[k] ?? 0, loss })), smooth(losses, range.count));
    expect(found?.rate).toBe(fall);
    expect(found?.least).toBeGreaterThan(fall);
  });

  test("is none where the loss only climbs, stays, or is noise", () => {
    const noise = rates.map((_, k) => 1 + ((k * 7919) % 13) / 130);
    for (const losses of [rates.map((rate) => 1 + rate), rates.map(() => 3), noise]) expect(suggest(losses.map((loss, k) => ({ rate: rates[k] ?? 0, loss })), smooth(losses, range.count))).toBeUndefined();
  });

  test("smoothing keeps a constant, and looks to both sides", () => {
    expect(smooth([2, 2, 2, 2], 4)).toEqual([2, 2, 2, 2]);
    const step = smooth(Array.from({ length: 101 }, (_, k) => (k < 50 ? 1 : k > 50 ? 0 : 0.5)), 101);
    expect(step[50]).toBeCloseTo(0.5, 12);
  });
});

describe("the picture", () => {
  test.each([40, 80, 120])("fits %d columns, and marks the rate above its label", (columns) => {
    const lines = picture({ rates, losses: curve(1e-3, 0.5), marked: 1e-3 }, columns).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(lines).toHaveLength(15);
    const tick = lines[12]?.split("").flatMap((character, at) => (character === "┴" ? [at] : [])) ?? [];
    expect(tick).toHaveLength(7);
    expect(lines[14]?.indexOf("▲")).toBe(tick[3]);
  });

  test("has a line without holes: each column of dots has one", () => {
    const rows = picture({ rates, losses: curve(1e-3, 1e9) }, 80).split("\n").slice(0, 12).map((line) => line.slice(line.indexOf("│") + 1));
    const wide = Math.max(...rows.map((row) => row.length));
    for (let x = 0; x < wide; x++) expect(rows.some((row) => (row.charCodeAt(x) || 32) > 0x2800)).toBe(true);
  });
});

describe("the rate in a file", () => {
  const replaceRate = (text: string, of: string, rate: string): ReturnType<typeof replaceSetting> => replaceSetting(text, of, rateOfOptimizer, rate);
  const model = (optimizer: string, more = ""): string => `${more}model M {\n  input x: [2]\n  dense(1)\n  output y: [1]\n  loss meanSquaredError\n  train {\n    ${optimizer}\n  }\n}\n`;
  test.each([
    ["optimizer: adam(rate: 0.01)", "optimizer: adam(rate: 0.5)", "0.01"],
    ["optimizer: adam(beta1: 0.8,  rate: cosine(0.01))", "optimizer: adam(beta1: 0.8, rate: 0.5)", "cosine(0.01)"],
    ["optimizer: adam(0.01, 0.8)", "optimizer: adam(0.5, 0.8)", "0.01"],
    ["optimizer: adam", "optimizer: adam(rate: 0.5)", undefined],
    ["optimizer: adam()", "optimizer: adam(rate: 0.5)", undefined],
    ["optimizer: adam(beta1: 0.8)", "optimizer: adam(beta1: 0.8, rate: 0.5)", undefined],
    ["batch: 8", "optimizer: adam(rate: 0.5)", undefined],
  ])("%s", (optimizer, setting, before) => {
    const found = replaceRate(model(optimizer), "M", "0.5");
    expect([found?.setting, found?.before]).toEqual([setting, before]);
    expect(found?.text.replaceAll(/\s+/g, " ")).toContain(setting);
    expect(replaceRate(found?.text ?? "", "M", "0.5")?.setting).toBe(setting);
  });

  test("is that of an optimizer of one's own, by its parameter; none without one", () => {
    const own = (parameters: string): string => `optimizer mine(${parameters}) {\n  w = w - 0.1 * g\n}\n`;
    expect(replaceRate(model("optimizer: mine(1, 2)", own("a, rate")), "M", "0.5")?.setting).toBe("optimizer: mine(1, 0.5)");
    expect(replaceRate(model("optimizer: mine(1)", own("a")), "M", "0.5")).toBeUndefined();
    expect(replaceRate(model("batch: 8"), "N", "0.5")).toBeUndefined();
    expect(replaceRate("model {", "N", "0.5")).toBeUndefined();
  });
});

describe("the command", () => {
  test("trains with a rate that grows, suggests one and says what to write; it leaves files alone", async () => {
    writeFileSync(join(root, "line.csv"), `x,y\n${Array.from({ length: 64 }, (_, i) => `${(i % 16) / 8 - 1},${((i % 16) / 8 - 1) * 3 + 1}`).join("\n")}\n`);
    const file = join(root, "line.nn");
    writeFileSync(file, `model Line {\n  input x: [1]\n  dense(1)\n  output y: [1]\n  loss meanSquaredError\n  train {\n    data: csv("line.csv")\n    optimizer: sgd(rate: warmup(3, 0.001))\n    batch: 16\n  }\n}\n`);
    const text = readFileSync(file, "utf8");
    const { code, out, err } = await nnc(["rate", file, "--steps", "60"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Line: loss over learning rate, \d+ of 60 steps of 16 examples\n\n/);
    expect(out).toMatch(/The test ended at [\d.]+: the loss was (?:four times its least value|not finite)\.\nrate {7}0\.\d+, of the least loss/);
    expect(out).toMatch(/write {6}optimizer: sgd\(rate: 0\.\d+\)\n {11}in line 8 of .*\n {11}in place of `warmup\(3, 0\.001\)`/);
    const page = join(root, "rate.html");
    const json = await nnc(["rate", file, "--steps", "60", "--min", "0.001", "--max", "0.5", "--format", "json", "--report", page]);
    const found: { readonly rate: number; readonly ended: string; readonly steps: readonly { readonly rate: number; readonly loss: number }[] } = JSON.parse(json.out);
    expect(found.steps[0]?.rate).toBeCloseTo(0.001, 12);
    expect(found.ended).toBe("complete");
    expect(found.steps.at(-1)?.rate).toBeCloseTo(0.5, 12);
    expect(found.steps.at(-1)?.loss).toBeLessThan(found.steps[0]?.loss ?? 0);
    expect(readFileSync(page, "utf8")).toContain(`<dt>suggested rate</dt><dd>${found.rate}</dd>`);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(readdirSync(root).sort()).toEqual(["line.csv", "line.nn", "rate.html"]);
  });

  test("refuses a range that is none, and a page over its data", async () => {
    const file = join(root, "line.nn");
    expect(await nnc(["rate", file, "--min", "1", "--max", "0.1"])).toMatchObject({ code: 2, err: expect.stringContaining("--min 1 is not below --max 0.1") });
    expect(await nnc(["rate", file, "--min", "0"])).toMatchObject({ code: 2, err: expect.stringContaining("--min takes a number above 0, not `0`") });
    expect(await nnc(["rate", file, "--report", join(root, "line.csv")])).toMatchObject({ code: 1, err: expect.stringContaining("would overwrite the data") });
  });
});
