/** The command with a model that leaves its loss to its host. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load } from "../support/module.ts";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-host-"));
const file = join(folder, "critic.nn");
const text = `model Critic {
  input seen: [4], kind: index(3)
  kind embedding(2) as k
  seen concat(k) dropout(0.3) dense(5) batchNorm tanh as h
  dense(1)
  output score: [1]
  output hidden: [5] = h { identity }
  regularize l2(0.01)
  loss external
  train { batch: 4 }
}
`;

beforeAll(() => writeFileSync(file, text));
afterAll(() => rmSync(folder, { recursive: true }));

describe("loss external", () => {
  test("nnc verify compares every gradient, those of inputs too", async () => {
    const { code, out, err } = await nnc(["verify", file, "--limit", "20"]);
    expect([code, err]).toEqual([0, "every gradient agrees\n"]);
    for (const name of ["k.E", "dense1.W", "dense1.b", "batchNorm1.gamma", "batchNorm1.beta", "dense2.W", "dense2.b", "seen"]) expect(out).toMatch(new RegExp(`^${name} .*agrees$`, "m"));
    expect(out).not.toMatch(/^kind /m);
  });

  test("nnc verify takes inputs from a file", async () => {
    const data = join(folder, "data.csv");
    writeFileSync(data, "seen1,seen2,seen3,seen4,kind\n1,2,3,4,0\n-1,0.5,2,1,2\n0,1,0.3,-2,1\n");
    const { code, out, err } = await nnc(["verify", file, "--data", data, "--limit", "12"]);
    expect([code, err]).toEqual([0, "every gradient agrees\n"]);
    expect(out).toMatch(/^seen +12 /m);
  });

  test("nnc predict predicts with its weights", async () => {
    const create = await load(text);
    const weights = join(folder, "critic.safetensors");
    const network = create({ seed: 9 });
    writeFileSync(weights, network.save());
    const { code, out } = await nnc(["predict", file, "--weights", weights], "seen1,seen2,seen3,seen4,kind\n1,2,3,4,0\n");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(network.predict({ seen: [1, 2, 3, 4], kind: 0 }))));
  });

  test.each([[["train"]], [["eval", "--weights", "none"]]])("%j says that the host has the loss", async ([name = "", ...rest]) => {
    const { code, out, err } = await nnc([name, file, ...rest]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("the model Critic leaves its loss to its host (`loss external`), so there is nothing to");
  });

  test("--emit shows both passes", async () => {
    const { code, out } = await nnc(["build", file, "--emit", "gradients"]);
    expect(code).toBe(0);
    expect(out).toContain("program training");
    expect(out.slice(out.indexOf("program backward"))).toMatch(/kept .*\n[^]*target outputGradient\(score\)[^]*gradient\(seen\)/);
  });
});

test("a model without a loss predicts too", async () => {
  const plain = join(folder, "plain.nn");
  const source = "model Plain { input x: [2] dense(1) output y: [1] }";
  writeFileSync(plain, source);
  const weights = join(folder, "plain.safetensors");
  writeFileSync(weights, (await load(source))().save());
  const { code, err } = await nnc(["predict", plain, "--weights", weights], "x1,x2\n1,2\n");
  expect([code, err]).toEqual([0, ""]);
});

test("--input-gradients adds them to a module", async () => {
  const iris = join(folder, "net.nn");
  writeFileSync(iris, "model Net { input x: [2] dense(1) output y: [1] loss squaredError }");
  const [plain, asked] = [join(folder, "plain.ts"), join(folder, "asked.ts")];
  expect((await nnc(["build", iris, "-o", plain])).code).toBe(0);
  expect((await nnc(["build", iris, "-o", asked, "--input-gradients"])).code).toBe(0);
  expect(readFileSync(plain, "utf8")).not.toContain("inputGradients");
  expect(readFileSync(asked, "utf8")).toContain("readonly inputGradients: {");
  expect((await nnc(["build", iris, "-o", asked, "--check"])).code).toBe(0);
});
