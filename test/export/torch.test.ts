/** The text of exported networks. What they compute is compared in test/oracle/torch-export.oracle.ts. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { NotExportable, torchFile } from "../../src/export/torch/file.ts";
import { check } from "../../src/index.ts";
import { nnc } from "../cli/terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The classes of a file, without the functions that they need and those that train. */
function classesOf(text: string): string {
  const { models } = check(text, { fileName: "net.nn" });
  return /class [^]*?(?=\n\n\n# ----)/.exec(torchFile(models, "net.nn"))?.[0] ?? "";
}

describe("export to PyTorch", () => {
  test("a module for each call, equations as comments, outputs and loss", () => {
    expect(classesOf(readFileSync("examples/iris/iris.nn", "utf8"))).toMatchSnapshot();
  });

  test("a recurrence is a loop over its steps", () => {
    expect(classesOf("model Net {\n  input x: [5, 2]\n  gruLast(3) dense(1)\n  output y: [1]\n  loss squaredError\n  train { optimizer: sgd(rate: 0.1) }\n}")).toMatchSnapshot();
  });

  test("calls whose code is the same share a class, that of random numbers apart", () => {
    const text = classesOf("model Net {\n  input x: [4]\n  dense(4) dropout(0.5) dense(4) dropout(0.5)\n  output y: [4]\n  loss squaredError\n  train { optimizer: sgd(rate: 0.1) }\n}");
    expect(text.match(/^class \w+/gm)).toEqual(["class Dense", "class Dropout", "class Net", "class NetOptimizer"]);
    expect(text).toContain("self.dropout2 = Dropout(3)");
  });

  test("convolutions, windows and flatten have no grids of positions", () => {
    const text = classesOf(readFileSync("examples/digits-cnn/digits-cnn.nn", "utf8")).replace(/class DigitsCnn[^]*/, "");
    expect(text).toContain("F.conv2d(x.permute(0, 3, 1, 2), self.K.permute(3, 2, 0, 1), self.b, padding=1)");
    expect(text).toContain("F.max_pool2d(x.permute(0, 3, 1, 2), 2)");
    expect(text).toContain("x.flatten(1)");
    expect(text).not.toContain("arange");
  });

  test.each([
    ["maxPool(3, stride: 1, padding: 1)", "[6, 5, 2]", "F.max_pool2d(x.permute(0, 3, 1, 2), 3, stride=1, padding=1)"],
    ["maxPool(2, stride: 3)", "[8, 8, 2]", "F.max_pool2d(x.permute(0, 3, 1, 2), 2, stride=3)"],
    ["averagePool(2)", "[6, 4, 2]", "F.avg_pool2d(x.permute(0, 3, 1, 2), 2, divisor_override=1)"],
  ])("%s is a pooling of torch", (call, shape, expected) => {
    expect(classesOf(`model Net {\n  input x: ${shape}\n  ${call} flatten dense(2)\n  output y: [2]\n}`)).toContain(expected);
  });

  test("softmax and cross-entropy are told from their equations", () => {
    const text = classesOf("layer share() {\n  input  x: [..s, n]\n  output y[..s, k]: distribution(k) = exp(x[..s, k]) / sum(j: exp(x[..s, j]))\n}\nmodel Net {\n  input x: [4]\n  dense(3) share\n  output y: oneHot(0..2)\n  loss crossEntropy\n  train { optimizer: sgd(rate: 0.1) }\n}");
    expect(text).toContain("torch.softmax(x, -1)");
    expect(text).toContain('F.cross_entropy(dense1, y, reduction="none")');
    expect(text).not.toContain("y_one_hot = ");
  });

  test("what a training step stores is stored in training alone", () => {
    const text = classesOf("model Net {\n  input x: [4]\n  batchNorm\n  output y: [4]\n  loss squaredError\n  train { optimizer: sgd(rate: 0.1) }\n}");
    expect(/class BatchNorm[^]*?(?=\n\n\n)/.exec(text)?.[0]).toMatchSnapshot();
  });

  test("an optimizer is its equations, once for all parameters that have the same", () => {
    const settings = 'optimizer: adam(rate: cosine(0.1)) clip: norm(1) constraint: maxNorm(2)';
    const text = classesOf(`model Net {\n  input x: [4]\n  dense(3) dense(2)\n  output y: [2]\n  loss squaredError\n  train { ${settings} }\n}`);
    expect(/class NetOptimizer[^]*/.exec(text)?.[0]).toMatchSnapshot();
  });

  test("what is trained at another rate is a loop of its own", () => {
    const text = classesOf("model Net {\n  input x: [4]\n  train 0.1 { dense(3) } dense(2)\n  output y: [2]\n  loss squaredError\n  train { optimizer: sgd(rate: 0.1) }\n}");
    expect(text).toContain('for w in self.of("dense1.W", "dense1.b"):');
    expect(text).toContain('for w in self.of("dense2.W", "dense2.b"):');
  });

  test("a network without a loss has nothing that trains", () => {
    const { models } = check("model Net {\n  input x: [4]\n  dense(3)\n  output y: [3]\n}", { fileName: "net.nn" });
    const text = torchFile(models, "net.nn");
    expect(text).not.toContain("def train(");
    expect(text).not.toContain("over_ranks");
    expect(text).toContain("def load_weights(");
  });

  test("where the host has the loss, nothing trains over a data set", () => {
    const { models } = check("model Net {\n  input x: [4]\n  dense(3)\n  output y: [3]\n  loss external\n  train { optimizer: sgd(rate: 0.1) }\n}", { fileName: "net.nn" });
    const text = torchFile(models, "net.nn");
    expect(text).toContain("class NetOptimizer(");
    expect(text).not.toContain("def train(");
  });

  test("data that the file does not read are named", () => {
    const { models } = check('model Net {\n  input x: [4, 4, 1]\n  flatten\n  dense(1)\n  output x: [1]\n  loss squaredError\n  train { data: images("days") optimizer: sgd(rate: 0.1) }\n}', { fileName: "net.nn" });
    expect(torchFile(models, "net.nn")).toContain(String.raw`"unread": "images(\"days\")"`);
  });

  test("no class is called as something else in the file", () => {
    const text = classesOf("layer f() {\n  input x: [n]\n  output y[i] = 2 * x[i]\n}\nmodel Net {\n  input x: [4]\n  f\n  output y: [4]\n  loss squaredError\n  train { optimizer: sgd(rate: 0.1) }\n}");
    expect(text).toContain("class F2(nn.Module)");
    expect(() => classesOf("model F {\n  input x: [4]\n  dense(2)\n  output y: [2]\n}")).toThrow(NotExportable);
  });

  test("names that Python or nn.Module has for itself get others, and files keep ours", () => {
    const text = classesOf("layer half() {\n  input x: [n]\n  weight lambda: [n] = constant(1)\n  output y[i] = x[i] * lambda[i]\n}\nmodel Net {\n  input x: [4]\n  half as buffers\n  output y: [4]\n  loss squaredError\n  train { optimizer: sgd(rate: 0.1) }\n}");
    expect(text).toContain("self.buffers_ = ");
    expect(text).toContain('Net.names_in_files = {"buffers_.lambda_": "buffers.lambda"}');
  });

  test.each(readdirSync("examples").filter((name) => existsSync(`examples/${name}/${name}.nn`)))("the example %s is exported", (name) => {
    const file = `examples/${name}/${name}.nn`;
    const { models } = check(readFileSync(file, "utf8"), { fileName: file });
    const text = torchFile(models, file);
    for (const model of models) expect(text).toContain(`class ${model.name}(nn.Module):`);
  });
});

describe("nnc export", () => {
  test("writes the file at -o, or to standard output", async () => {
    const out = join(folder, "iris.py");
    expect(await nnc(["export", "examples/iris/iris.nn", "--to", "torch", "-o", out])).toMatchObject({ code: 0 });
    const { code, out: printed } = await nnc(["export", "examples/iris/iris.nn", "--to", "torch"]);
    expect(code).toBe(0);
    // Data are named as they are from where the file is.
    const path = relative(folder, "examples/iris/iris.csv").replaceAll("\\", "/");
    expect(readFileSync(out, "utf8")).toBe(printed.replace('"files": ["iris.csv"]', `"files": [${JSON.stringify(path)}]`));
    expect(printed).toContain('"files": ["iris.csv"]');
  });

  test("asks for a framework that it knows", async () => {
    expect(await nnc(["export", "examples/iris/iris.nn"])).toMatchObject({ code: 2 });
    expect(await nnc(["export", "examples/iris/iris.nn", "--to", "keras"])).toMatchObject({ code: 2 });
  });
});
