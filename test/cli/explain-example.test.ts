/** `nnc explain --math --example`, and its page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-explain-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "and.nn");
writeFileSync(file, `model And { input pair: [2] dense(1) sigmoid output both: binary("no", "yes") loss binaryCrossEntropy train { data: csv("and.csv") optimizer: sgd(rate: 0.5) epochs: 20 validation: 0 } }\n`);
writeFileSync(join(folder, "and.csv"), "pair1,pair2,both\n0,0,no\n0,1,no\n1,0,no\n1,1,yes\n");

test("an example of a trained network, to two decimals", async () => {
  const weights = join(folder, "and.safetensors");
  expect((await nnc(["train", file, "--out", weights])).code).toBe(0);
  const { code, out } = await nnc(["explain", file, "--math", "--example", "1, 1, yes", "--weights", weights, "--decimals", "2"]);
  expect(code).toBe(0);
  expect(out).toMatch(/### Given\n\nThe example, and the parameters of the file\.\n\n\$\$x = \\begin\{pmatrix\}1\.00 \\\\ 1\.00\\end\{pmatrix\}\$\$/);
  expect(out).toMatch(/\$\$\\nabla_\{z\} \\ell = \\hat\{y\} - y = \\begin\{pmatrix\}-0\.\d\d\\end\{pmatrix\}\$\$/);
  expect(out).toMatch(/\$\$W \\leftarrow W - 0\.5 \\, \\nabla_\{W\} L = \\begin\{pmatrix\}/);
});

test("a page with the formulas as MathML, which loads nothing", async () => {
  const page = join(folder, "and.html");
  const { code, out, err } = await nnc(["explain", file, "--math", "--example", "1, 1, yes", "--html", page]);
  expect([code, out, err]).toEqual([0, "", `${page}\n`]);
  const text = readFileSync(page, "utf8");
  expect(text).toContain("<h2 id=\"matrices\">In matrices</h2>");
  for (const title of ["Given", "Forward", "Loss", "Backward", "Mini-batch", "Update"]) expect(text).toContain(`<h3>${title}</h3>`);
  expect(text.match(/<math/g)?.length).toBeGreaterThan(30);
  expect(text).not.toMatch(/\\nabla|\\begin|merror|<script|https?:\/\/(?!www\.w3\.org)/);
});

test("a page without equations has the layers", async () => {
  const page = join(folder, "layers.html");
  expect((await nnc(["explain", file, "--html", page])).code).toBe(0);
  expect(readFileSync(page, "utf8")).toMatch(/<h1>And<\/h1>[^]*dense1/);
});

test.each([
  [["--math", "--example", "1"], 1, "the example has 1 value: And takes 2 (pair[0], pair[1]), or 3 with both, for the way back"],
  [["--math", "--example", "1, 1, maybe"], 1, 'both is "maybe" in the example: write one of its classes, "no", "yes"'],
  [["--example", "1, 1"], 2, "give --math, too"],
  [["--math", "--decimals", "3"], 2, "--decimals is for an example: give one with --example"],
  [["--math", "--weights", "w"], 2, "--weights is for an example"],
  [["--math", "--example", "1, 1", "--decimals", "40"], 2, "--decimals takes a whole number from 0 to 17, not `40`"],
  [["--math", "--example", "1, 1", "--weights", join(folder, "and.csv")], 1, "does not fit the model And"],
  [["--html", file], 1, "--html"],
])("%j is refused", async (flags, exit, message) => {
  const { code, out, err } = await nnc(["explain", file, ...flags]);
  expect([code, out]).toEqual([exit, ""]);
  expect(err).toContain(message);
});
