/** What an editor sees while a model is written. */
import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { CompletionRequest, type CompletionItem, CodeActionRequest, HoverRequest, InlayHintRequest, SignatureHelpRequest } from "vscode-languageserver-protocol";
import { noFiles } from "../../src/lsp/files.ts";
import { Editor, textIn } from "./client.ts";

const uri = "file:///models/iris.nn";
const iris = readFileSync("examples/iris/iris.nn", "utf8");
let editor: Editor;
afterEach(() => editor.stop());

async function opened(text: string, files = noFiles): Promise<void> {
  editor = await Editor.start(files);
  await editor.open(uri, text);
}

async function hints(): Promise<readonly string[]> {
  const found = await editor.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range: editor.whole(uri) });
  const lines = editor.text(uri).split("\n");
  return (found ?? []).map(({ position, label }) => `${lines[position.line]?.slice(0, position.character).trim() ?? ""} | ${typeof label === "string" ? label : ""}`);
}

async function hover(find: string, options = {}): Promise<string> {
  const found = await editor.connection.sendRequest(HoverRequest.type, editor.place(uri, find, options));
  return found === null ? "" : (found.contents as { value: string }).value;
}

/** Labels in the order in which an editor shows them. */
async function completions(find: string, options = {}): Promise<readonly CompletionItem[]> {
  const found = await editor.connection.sendRequest(CompletionRequest.type, editor.place(uri, find, { end: true, ...options }));
  const items = Array.isArray(found) ? found : [];
  return items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

test("a misspelled layer is underlined, with the place that explains it and a fix that mends it", async () => {
  await opened(iris);
  expect(await editor.diagnostics(uri)).toEqual([]);
  const at = editor.text(uri).indexOf("dense(16)");
  await editor.edit(uri, at, at + 5, "dnse");
  const [found, ...others] = await editor.diagnostics(uri);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ severity: 1, source: "nnc" });
  expect(textIn(editor.text(uri), found!.range)).toBe("dnse");
  const actions = await editor.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: found!.range, context: { diagnostics: [found!] } });
  const [edit] = (actions ?? []).flatMap((a) => ("edit" in a ? (a.edit?.changes?.[uri] ?? []) : []));
  expect(edit?.newText).toBe("dense");
});

test("every step has its shape and the sizes of its parameters", async () => {
  await opened(iris);
  expect(await hints()).toEqual(expect.arrayContaining([
    expect.stringMatching(/petalWidth } \| \[4\]$/), "dense(16) | [16]  W [4, 16]  b [16]", "dense(16) relu | [16]", expect.stringMatching(/^dense\(3\) +softmax \| \[3\]$/),
  ]));
});

test("a broken statement takes nothing from those that are intact", async () => {
  await opened(iris.replace("dense(3)", "dense(3").replace("petalWidth }", "petalWidth }\n  input ))"));
  expect(await hints()).toContain("dense(16) | [16]  W [4, 16]  b [16]");
  expect(await hover("dense(16)")).toContain("[4] → [16]");
});

test("hover has documentation, formula, shapes and counts", async () => {
  await opened(iris);
  const text = await hover("dense(16)");
  expect(text).toContain("output y[..s, j] = b[j] + sum(i: x[..s, i] * W[i, j])");
  expect(text).toContain("A fully connected layer");
  expect(text).toContain("80 parameters");
  expect(text).toContain("`dense1.W` weight [4, 16]");
  expect(await hover("batch:")).toContain("the number of examples in a step");
  expect(await hover("accuracy")).toContain("the share of correct predictions");
});

/** Those of the names that are offered, in the order in which they are. */
const inOrder = (labels: readonly string[], ...names: readonly string[]): readonly string[] => labels.filter((label) => names.includes(label));

test("completion has first the layers that accept the shape at hand", async () => {
  await opened(iris.replace("dense(16) relu", "dense(16) relu\n  "));
  const labels = (await completions("dense(16) relu\n  ")).map((i) => i.label);
  expect(inOrder(labels, "dense", "conv")).toEqual(["dense", "conv"]);
  expect(inOrder(labels, "softmax", "conv1d")).toEqual(["softmax", "conv1d"]);
});

test("completion of images has convolutions before what takes other shapes", async () => {
  await opened("model M {\n  input image: [8, 8, 1]\n  \n  output y: [1]\n}\n");
  const labels = (await completions("1]\n  ")).map((i) => i.label);
  expect(inOrder(labels, "conv", "conv1d")).toEqual(["conv", "conv1d"]);
  expect(inOrder(labels, "maxPool", "gru")).toEqual(["maxPool", "gru"]);
});

test("settings, metrics of the output, units and arguments are offered", async () => {
  await opened(iris.replace("seed:       42", "seed:       42\n    ").replace("[accuracy]", "[]").replace("dense(3)", "dense()"));
  const settings = (await completions("42\n    ")).map((i) => i.label);
  expect(settings).toContain("shuffle");
  expect(settings).not.toContain("batch");
  const metrics = (await completions("metrics:    [")).map((i) => i.label);
  expect(metrics).toContain("f1");
  expect(metrics).not.toContain("rmse");
  const units = await completions("dense(", { nth: 1 });
  expect(units[0]).toMatchObject({ label: "3", detail: "as many as `species` has" });
  expect(units.map((i) => i.label)).toContain("init");
});

test("`else` is offered after an optimizer, and optimizers after it", async () => {
  await opened(iris.replace(/optimizer:.*/, "optimizer: muon(0.02) \n    constraint: unitNorm "));
  expect((await completions("muon(0.02) ")).map((i) => i.label)).toEqual(expect.arrayContaining(["else", "biases", "gains"]));
  expect((await completions("unitNorm ")).map((i) => i.label)).not.toContain("else");
  await opened(iris.replace(/optimizer:.*/, "optimizer: muon(0.02) else "));
  const labels = (await completions("else ")).map((i) => i.label);
  expect(labels).toContain("adamw");
  expect(labels).not.toContain("epochs");
});

test("columns of the data file are offered as fields", async () => {
  await opened(iris.replace("petalWidth }", "petalWidth,  }"), { ...noFiles, columns: async (file) => (file === "file:///models/iris.csv" ? ["sepalLength", "petal colour", "species"] : undefined) });
  const found = await completions("petalWidth, ");
  expect(found.map((i) => i.insertText ?? i.label)).toEqual(['"petal colour" as petalColour', "species"]);
});

test("positions are of UTF-16, behind characters beyond the plane too", async () => {
  await opened('/// 𝔸𝔹 🧠 model\nmodel M {\n  input "🧠🧠 x" as x: [4] dense(2) dnse(3)\n  output y: [3]\n}\n');
  const [found] = await editor.diagnostics(uri);
  expect(textIn(editor.text(uri), found!.range)).toBe("dnse");
  expect(await hover("dense(2)")).toContain("[4] → [2]");
});

test("completion in a block has first what accepts the shape at hand there", async () => {
  await opened("block features(n) {\n  conv(n, kernel: 3)\n  \n}\n\nmodel M {\n  input image: [8, 8, 1]\n  features(4)\n  output y: [6, 6, 4]\n}\n");
  const labels = (await completions("kernel: 3)\n  ")).map((i) => i.label);
  expect(inOrder(labels, "maxPool", "gru")).toEqual(["maxPool", "gru"]);
});

test("completion in an empty block has first what accepts what the block is called with", async () => {
  await opened("block features {\n  \n}\n\nmodel M {\n  input image: [8, 8, 1]\n  features\n  output y: [1]\n}\n");
  const labels = (await completions("features {\n  ")).map((i) => i.label);
  expect(inOrder(labels, "maxPool", "gru")).toEqual(["maxPool", "gru"]);
});

test("a word that is begun does not take the shape from what is offered", async () => {
  await opened("model M {\n  input image: [8, 8, 1]\n  ma\n  output y: [1]\n}\n");
  const labels = (await completions("1]\n  ma")).map((i) => i.label);
  expect(inOrder(labels, "maxPool", "gru")).toEqual(["maxPool", "gru"]);
});

test("what a layer requires of a shape counts", async () => {
  const even = "layer aHalves {\n  input x: [..s, n]\n  require n % 2 == 0\n  output y[..s, i < n / 2] = x[..s, 2 * i]\n}\n";
  for (const [size, order] of [[8, ["aHalves", "relu"]], [9, ["relu", "aHalves"]]] as const) {
    await opened(`${even}model M {\n  input x: [${size}]\n  \n  output y: [1]\n}\n`);
    const labels = (await completions(`${size}]\n  `)).map((i) => i.label);
    expect(inOrder(labels, "aHalves", "relu")).toEqual(order);
    editor.stop();
  }
});

test("equations offer functions, reductions, words and activations, and say what they are", async () => {
  const text = "layer t(units) {\n  input x: [..s, from]\n  weight W: [from, units]\n  output y[..s, j] = \n}\nactivation a(x) = \n";
  await opened(text);
  const labels = (await completions("y[..s, j] = ")).map((i) => i.label);
  expect(labels).toEqual(expect.arrayContaining(["exp", "sum", "argmax", "training", "x", "W", "sigmoid"]));
  expect(inOrder(labels, "W", "exp", "training")).toEqual(["W", "exp", "training"]);
  expect((await completions("a(x) = ")).map((i) => i.label)).toEqual(expect.arrayContaining(["exp", "tanh"]));
  await editor.edit(uri, 0, text.length, text.replace("j] = ", "j] = sum(i: exp(x[..s, i]) * W[i, j]) * (training ? 1 : 2)"));
  expect(await hover("sum(")).toContain("sum(i: …)");
  expect(await hover("exp(")).toContain("e to the power of x");
  expect(await hover("training")).toContain("Whether the model trains");
  const help = await editor.connection.sendRequest(SignatureHelpRequest.type, editor.place(uri, "exp(", { end: true }));
  expect(help?.signatures[0]?.label).toBe("exp(x)");
  expect((await completions("sum(i: ")).map((i) => i.label)).toEqual(expect.arrayContaining(["log", "x", "W"]));
});

test("equations of a model offer values and functions, its steps do not", async () => {
  await opened("model N {\n  input x: [4]\n  output y: [4]\n  loss squaredError + \n}\nmodel M {\n  input x: [4]\n  h[i < 4] = x[i] * \n  dense()\n  output y: [1]\n}\n");
  expect((await completions("x[i] * ")).map((i) => i.label)).toEqual(expect.arrayContaining(["x", "exp", "sum"]));
  expect((await completions("dense(")).map((i) => i.label)).not.toContain("exp");
  expect((await completions("squaredError + ")).map((i) => i.label)).toContain("hinge");
});
