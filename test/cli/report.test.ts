/** `nnc train --report`. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { savedHistory } from "../../src/cli/training/history.ts";
import { nnc } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-report-"));
afterAll(() => rmSync(root, { recursive: true }));
const path = (name: string): string => join(root, name);
const read = (name: string): string => readFileSync(path(name), "utf8");
const iris = "examples/iris/iris.nn";

/** The plots of a page. */
const curvesOf = (page: string): string => (page.match(/<svg[\s\S]*?<\/svg>/g) ?? []).join("\n");

async function wholePage(): Promise<string> {
  await nnc(["train", iris, "--epochs", "4", "--report", path("whole.html")]);
  const page = read("whole.html");
  rmSync(path("whole.html"));
  return page;
}

/** The text of a page, without its tags. */
const textOf = (page: string): string => page.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("of a training", () => {
  test("has what was measured, and where it came from", async () => {
    const { code, out, err } = await nnc(["train", iris, "--epochs", "5", "--report", path("iris.html"), "--log", path("iris.jsonl")]);
    expect([code, err.match(/cannot/)]).toEqual([0, null]);
    expect(out).toContain(`report     ${path("iris.html")}\n`);
    const page = read("iris.html");
    const [, matrix = ""] = /<table class="matrix">([\s\S]*?)<\/table>/.exec(page) ?? [];
    const counts = [...matrix.matchAll(/class="cell (\w+)[^>]*>(\d+)</g)].map(([, kind, count]) => ({ kind, count: Number(count) }));
    const sum = (of: typeof counts): number => of.reduce((all, { count }) => all + count, 0);
    const last: { readonly validation: { readonly metrics: { readonly accuracy: number } } } = JSON.parse(read("iris.jsonl").trim().split("\n").at(-1) ?? "");
    expect(sum(counts)).toBe(30);
    expect(sum(counts.filter(({ kind }) => kind === "right")) / 30).toBeCloseTo(last.validation.metrics.accuracy, 12);
    for (const file of [iris, "examples/iris/iris.csv"]) expect(page).toContain(createHash("sha256").update(readFileSync(file)).digest("hex"));
    expect(textOf(page)).toMatch(/adam\(rate: 0.01\).*Node v\d/);
    expect(page.match(/<li><p class="quiet">example \d+/g)).toHaveLength(10);
    expect(readdirSync(root).sort()).toEqual(["iris.html", "iris.jsonl"]);
  });

  test.each([["its checkpoint alone", []], ["its checkpoint and its log", ["--log", path("part.jsonl")]]])("has the epochs before a resumed run, from %s", async (_what, more) => {
    const common = [...more, "--out", path("part.safetensors"), "--report", path("part.html")];
    await nnc(["train", iris, "--epochs", "2", "--of", "4", ...common]);
    expect(textOf(read("part.html"))).toContain("Trained for 2 of 4 epochs.");
    const saved = savedHistory(readFileSync(path("part.safetensors")));
    expect(saved.map(({ epoch, validation }) => [epoch, validation?.loss !== undefined])).toEqual([[1, true], [2, true]]);
    await nnc(["train", iris, "--resume", path("part.safetensors"), ...common]);
    expect(curvesOf(read("part.html"))).toBe(curvesOf(await wholePage()));
    // A training that has ended leaves weights, and no history.
    expect(savedHistory(readFileSync(path("part.safetensors")))).toEqual([]);
  });

  test("is of the best weights after early stopping, and has images and numbers", async () => {
    writeFileSync(path("n.csv"), `image,y\n${Array.from({ length: 40 }, (_, i) => `"${Array.from({ length: 36 }, (_v, k) => (k * i) % 7).join(",")}",${i % 3}`).join("\n").replaceAll('"', "")}\n`.replace("image,y", `${Array.from({ length: 36 }, (_, k) => `image_${Math.floor(k / 6)}_${k % 6}`).join(",")},y`));
    writeFileSync(path("n.nn"), `model N {\n  input image: [6, 6]\n  flatten\n  dense(1)\n  output y: [1]\n  loss meanSquaredError\n  train {\n    data: csv("n.csv")\n    optimizer: sgd(rate: 0.02)\n    epochs: 30\n    validation: 0.25\n    stop: patience(2)\n  }\n}\n`);
    const { out, err } = await nnc(["train", path("n.nn"), "--report", path("n.html")]);
    expect(err).not.toContain("error");
    const [, best] = /weights are those of epoch (\d+)/.exec(out) ?? [];
    expect(best).toBeDefined();
    const page = read("n.html");
    expect(textOf(page)).toContain(`The measures below are of the weights of epoch ${best}, the best for early stopping.`);
    expect(page.match(/<img src="data:image\/png;base64,/g)).toHaveLength(10);
    expect(textOf(page)).toContain("predicted − actual");
  });

  test("says why training failed", async () => {
    const { code, err } = await nnc(["train", path("n.nn"), "--report", path("failed.html"), "--set", "none=1"]);
    expect([code, err]).not.toEqual([0, ""]);
    writeFileSync(path("bad.nn"), readFileSync(path("n.nn"), "utf8").replace("rate: 0.02", "rate: 1e30"));
    const failed = await nnc(["train", path("bad.nn"), "--report", path("failed.html")]);
    expect(failed.code).toBe(1);
    expect(textOf(read("failed.html"))).toMatch(/Training failed after epoch \d+ of 30: training ended: the loss/);
  });
});

test("is never written over an input", async () => {
  const { code, err } = await nnc(["train", path("n.nn"), "--report", path("n.csv")]);
  expect(code).toBe(1);
  expect(err).toContain("--report");
  expect(err).toContain("would overwrite the data");
});
