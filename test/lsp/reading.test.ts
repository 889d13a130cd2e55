/** What an editor asks of a project that is read and changed: places, names, structure, costs. */
import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import {
  CodeActionRequest, CodeLensRequest, DefinitionRequest, DocumentFormattingRequest, DocumentLinkRequest, DocumentSymbolRequest, FoldingRangeRequest, PrepareRenameRequest, ReferencesRequest, RenameRequest, SemanticTokensRequest,
  SignatureHelpRequest, TextDocumentContentRequest, type TextEdit, type WorkspaceEdit,
} from "vscode-languageserver-protocol";
import { check } from "../../src/index.ts";
import { type Files, noFiles } from "../../src/lsp/files.ts";
import { tokenTypes } from "../../src/lsp/tokens.ts";
import { Editor, textIn } from "./client.ts";

const uri = "file:///models/net.nn";
const layersUri = "file:///models/layers.nn";
const layers = `/// A gate.
layer gated(units, init = glorotUniform) {
  input x: [..s, from]
  require units > 0, "gated takes {units} units"
  weight W: [from, units] = init, V: [from, units] = init
  hidden[..s, j] = sum(i: x[..s, i] * W[i, j])
  output y[..s, j] = hidden[..s, j] * sigmoid(sum(i: x[..s, i] * V[i, j]))
}
`;
const model = `import { gated } from "layers.nn"

/// A net.
model Net(width = 8) {
  input flower: { a, b, c }
  gated(units: width) as first
  dense(2) relu
  dense(1)
  output size: [1]
  loss squaredError(size) + 0.1 * meanSquaredError(first, target: first)
  train { data: csv("flowers.csv") epochs: 3 }
}
`;
const onDisk: Files = { ...noFiles, read: (file) => (file === layersUri ? layers : file === uri ? model : undefined), list: async () => [uri, layersUri] };
let editor: Editor;
afterEach(() => editor.stop());

async function opened(text = model, files = onDisk): Promise<void> {
  editor = await Editor.start(files, "file:///models");
  await editor.open(uri, text);
}

/** The text of a file after the edits of an answer. */
function after(text: string, edits: readonly TextEdit[] = []): string {
  const lines = text.split("\n");
  const at = ({ line, character }: TextEdit["range"]["start"]): number => lines.slice(0, line).reduce((n, l) => n + l.length + 1, 0) + character;
  return [...edits].sort((a, b) => at(b.range.start) - at(a.range.start)).reduce((t, { range, newText }) => t.slice(0, at(range.start)) + newText + t.slice(at(range.end)), text);
}

async function definition(find: string, options = {}): Promise<string> {
  const found = await editor.connection.sendRequest(DefinitionRequest.type, editor.place(uri, find, options));
  const location = Array.isArray(found) ? found[0] : found;
  if (location === null || location === undefined || !("range" in location)) return "";
  const text = location.uri === uri ? editor.text(uri) : location.uri === layersUri ? layers : "";
  return `${location.uri} ${location.range.start.line}${text === "" ? "" : ` ${textIn(text, location.range)}`}`;
}

async function actions(selected: string, kind: string, within = selected): Promise<readonly { readonly title: string; readonly text: string }[]> {
  const start = editor.text(uri).indexOf(within) + within.indexOf(selected);
  const before = editor.text(uri).slice(0, start).split("\n");
  const begin = { line: before.length - 1, character: before.at(-1)!.length };
  const inside = selected.split("\n");
  const end = { line: begin.line + inside.length - 1, character: inside.length === 1 ? begin.character + selected.length : inside.at(-1)!.length };
  const found = await editor.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: kind === "refactor.inline" ? { start: begin, end: begin } : { start: begin, end }, context: { diagnostics: [] } });
  return (found ?? []).flatMap((a) => ("edit" in a && a.kind === kind ? [{ title: a.title, text: after(editor.text(uri), a.edit?.changes?.[uri]) }] : []));
}

test("definitions are found in the file, in what it imports, in the library and behind paths", async () => {
  await opened();
  expect(await definition("width) as")).toBe(`${uri} 3 width`);
  expect(await definition("gated(units")).toBe(`${layersUri} 1 gated`);
  expect(await definition("units: width")).toBe(`${layersUri} 1 units`);
  expect(await definition("first, target")).toBe(`${uri} 5 first`);
  expect(await definition("dense(2)")).toMatch(/^nnc:\/std\/layers\/dense\.nn \d+$/);
  expect(await definition('"layers.nn"', { end: true })).toMatch(`${layersUri} 0`);
});

test("the server gives the texts of the library that no file has, with their documentation", async () => {
  await opened();
  const text = readFileSync("src/std/layers/dense.nn", "utf8");
  expect(await editor.connection.sendRequest(TextDocumentContentRequest.type, { uri: "nnc:/std/layers/dense.nn" })).toEqual({ text });
  const line = Number((await definition("dense(2)")).split(" ")[1]);
  expect(text.split("\n")[line]).toMatch(/^layer dense\(/);
  expect(await editor.connection.sendRequest(TextDocumentContentRequest.type, { uri: "nnc:/std/layers/none.nn" })).toBeNull();
});

test("references are found in all files", async () => {
  await opened();
  const found = await editor.connection.sendRequest(ReferencesRequest.type, { ...editor.place(uri, "gated(units"), context: { includeDeclaration: true } });
  expect((found ?? []).map(({ uri: of, range }) => `${of.slice(15)} ${range.start.line}`).sort()).toEqual(["layers.nn 1", "net.nn 0", "net.nn 5"]);
});

test("a name changes in every file, in labels and in messages", async () => {
  await opened();
  const edit = await editor.connection.sendRequest(RenameRequest.type, { ...editor.place(uri, "units: width"), newName: "size" }) as WorkspaceEdit;
  expect(after(model, edit.changes?.[uri])).toContain("gated(size: width)");
  const text = after(layers, edit.changes?.[layersUri]);
  expect(text).toContain("layer gated(size, init");
  expect(text).toContain("takes {size} units");
  expect(text).not.toMatch(/\[from, units\]/);
});

test("a field with another name is read from the same column", async () => {
  await opened();
  const edit = await editor.connection.sendRequest(RenameRequest.type, { ...editor.place(uri, "b, c"), newName: "weight1" }) as WorkspaceEdit;
  expect(after(model, edit.changes?.[uri])).toContain('{ a, "b" as weight1, c }');
});

test("a name of the library, a reserved word and a name that is taken are refused", async () => {
  await opened();
  await expect(editor.connection.sendRequest(PrepareRenameRequest.type, editor.place(uri, "dense(2)"))).rejects.toThrow("`dense` is of the standard library");
  await expect(editor.connection.sendRequest(RenameRequest.type, { ...editor.place(uri, "first,"), newName: "loss" })).rejects.toThrow("`loss` is no name");
  await expect(editor.connection.sendRequest(RenameRequest.type, { ...editor.place(uri, "first,"), newName: "relu" })).rejects.toThrow("`relu` means something else");
  await expect(editor.connection.sendRequest(PrepareRenameRequest.type, editor.place(uri, "epochs"))).rejects.toThrow("`epochs` is a word of the language here");
  await opened("loss off(y, target) = (y - target) ^ 2\noptimizer slow(rate = 0.1) {\n  w = w - rate * g\n}\n", noFiles);
  for (const word of ["target)", "w - rate"]) await expect(editor.connection.sendRequest(PrepareRenameRequest.type, editor.place(uri, word))).rejects.toThrow("is a word of the language here");
});

test("a name that another use would take is refused, also where the file stays without errors", async () => {
  await opened(`layer gated(units) {
  input  x: [..s, from]
  weight W: [from, units] = glorotUniform
  output y[..s, j] = sum(i: x[..s, i] * W[i, j])
}
model M {
  input x: [3]
  dense(4) tanh gated(2)
  output y: [2]
  loss squaredError
}
`, noFiles);
  expect(await editor.diagnostics(uri)).toEqual([]);
  const rename = (at: string, newName: string) => editor.connection.sendRequest(RenameRequest.type, { ...editor.place(uri, at), newName });
  await expect(rename("i: x[", "j")).rejects.toThrow("`j` means something else here already");
  await expect(rename("gated(units)", "dense")).rejects.toThrow("`dense` means something else here already");
  expect(await rename("i: x[", "from_")).toMatchObject({ changes: { [uri]: [{}, {}, {}] } });
  expect(await rename("gated(units)", "mixed")).toMatchObject({ changes: { [uri]: [{}, {}] } });
});

test("a call shows its parameters, and the one that is written", async () => {
  await opened(model.replace("dense(2) relu", "conv(3, kernel: 2"));
  const help = await editor.connection.sendRequest(SignatureHelpRequest.type, editor.place(uri, "kernel: 2", { end: true }));
  expect(help?.signatures[0]?.label).toBe("conv(filters, kernel, stride = 1, padding = 0, dilation = 1, groups = 1, init = heNormal)");
  expect(help?.activeParameter).toBe(1);
});

test("outline, folding, links and formatting", async () => {
  await opened(model.replace("  dense(2) relu", "     dense(2)    relu"));
  const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
  expect(symbols).toMatchObject([{ name: "Net", detail: "A net.", children: [{ name: "width" }, { name: "flower", children: [{ name: "a" }, { name: "b" }, { name: "c" }] }, { name: "first" }, { name: "size" }] }]);
  const folds = await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
  expect(folds).toContainEqual({ startLine: 3, endLine: 10 });
  const links = await editor.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
  expect(links?.map((l) => [textIn(editor.text(uri), l.range), l.target])).toEqual([["layers.nn", layersUri], ["flowers.csv", "file:///models/flowers.csv"]]);
  const edits = await editor.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } });
  expect(after(editor.text(uri), edits ?? [])).toContain("\n  dense(2) relu\n");
});

test("semantic tokens say what each word is", async () => {
  await opened();
  const found = await editor.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
  const words: string[] = [];
  const lines = model.split("\n");
  let [line, character] = [0, 0];
  const data = found?.data ?? [];
  for (let i = 0; i < data.length; i += 5) {
    line += data[i]!;
    character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
    words.push(`${lines[line]!.slice(character, character + data[i + 2]!)} ${tokenTypes[data[i + 3]!]} ${data[i + 4]}`);
  }
  expect(words).toEqual(expect.arrayContaining(["model keyword 0", "Net class 1", "width parameter 1", "gated class 0", "relu function 2", "dense class 2", "epochs property 1", '"flowers.csv" string 0', "/// A net. comment 0", "units parameter 0"]));
});

test("lenses have parameters, operations and bytes of each line and of the model", async () => {
  await opened();
  const found = await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
  expect(found?.map(({ range, command }) => `${range.start.line} ${command?.title}`)).toEqual([
    expect.stringMatching(/^3 69 parameters · [\d,]+ operations · \d+ B, for one example$/), expect.stringMatching(/^5 48 parameters/), expect.stringMatching(/^6 18 parameters/), expect.stringMatching(/^7 3 parameters/),
  ]);
});

test("the lens of a model has the operations of a batch", async () => {
  await opened("model M {\n  input x: [4]\n  dense(1)\n  output y: [1]\n  loss squaredError\n  train { batch: 16 }\n}\n");
  const found = await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
  // A sum of four products counts eight, the bias one.
  expect(found?.[0]?.command?.title).toMatch(/^5 parameters · 9 operations · 8 B, for one example · 144 operations for a batch of 16$/);
});

test("a missing step is inserted by a fix", async () => {
  await opened("model M {\n  input image: [8, 8, 1]\n  conv(4, 3)\n  dense(10) softmax\n  output digit: oneHot(0..9)\n  loss crossEntropy\n}\n");
  const [found] = await editor.diagnostics(uri);
  const fixes = await actions(textIn(editor.text(uri), found!.range), "quickfix", "oneHot(0..9)");
  expect(fixes.filter(({ text }) => check(text).diagnostics.length === 0).map(({ text }) => text)).toContainEqual(expect.stringContaining("flatten"));
});

test("a part of an equation becomes an equation, and back", async () => {
  await opened(layers, noFiles);
  const [named] = await actions("sum(i: x[..s, i] * V[i, j])", "refactor.extract");
  expect(named?.title).toBe("name it `part[..s, j]`");
  expect(named?.text).toContain("  part[..s, j] = sum(i: x[..s, i] * V[i, j])\n  output y[..s, j] = hidden[..s, j] * sigmoid(part[..s, j])\n");
  expect(check(named!.text).diagnostics).toEqual([]);
  await editor.edit(uri, 0, layers.length, named!.text);
  const [inlined] = await actions("part[..s, j] =", "refactor.inline");
  expect(inlined?.text).toBe(layers);
  const [both] = await actions("hidden[..s, j] =", "refactor.inline");
  expect(both?.text).toContain("output y[..s, j] = sum(i: x[..s, i] * W[i, j]) * sigmoid(");
});

test("an index of a sum does not leave the sum", async () => {
  await opened(layers, noFiles);
  expect(await actions("x[..s, i] * V[i, j]", "refactor.extract")).toEqual([]);
});

test("a pack of a sum does not leave the sum, but with it", async () => {
  const text = "layer own() {\n  input x: [..s, n]\n  output y[j] = exp(mean(..s: tanh(x[..s, j]) ^ 2))\n}\n";
  await opened(text, noFiles);
  expect(await actions("tanh(x[..s, j])", "refactor.extract")).toEqual([]);
  const [named] = await actions("mean(..s: tanh(x[..s, j]) ^ 2)", "refactor.extract");
  expect(named?.text).toContain("  part[j] = mean(..s: tanh(x[..s, j]) ^ 2)\n  output y[j] = exp(part[j])\n");
});

test("names that mean one thing here and another there are distinguished", async () => {
  const text = "initializer half() = 0.5\nschedule half(rate) = 0.5 * rate + 0 * step\nschedule step(rate) = rate\nlayer own(units, init = half) {\n  input x: [n]\n  weight W: [n, units] = init\n  output y[n] = sum(n: x[n] * W[n, 0])\n  output rest[j] = W[0, j]\n}\nmodel Net(k = 2) {\n  input x: [2]\n  own(2, init: half) as h\n  h.rest\n  output y: index(k)\n  train { optimizer: adam(rate: half(1)) }\n}\nmodel Small = Net(k: 3)\n";
  await opened(text, noFiles);
  expect(await definition("half) {")).toBe(`${uri} 0 half`);
  expect(await definition("half) as")).toBe(`${uri} 0 half`);
  expect(await definition("half(1)")).toBe(`${uri} 1 half`);
  expect(await definition("step\n")).toBe("");
  expect(await definition("rest\n")).toBe(`${uri} 7 rest`);
  expect(await definition("k)\n  train")).toBe(`${uri} 9 k`);
  expect(await definition("k: 3")).toBe(`${uri} 9 k`);
  const found = await editor.connection.sendRequest(ReferencesRequest.type, { ...editor.place(uri, "x[n] *"), position: editor.place(uri, "n] * W").position, context: { includeDeclaration: true } });
  expect(found).toHaveLength(3);
});

test("steps become a block, with the numbers that they read as parameters", async () => {
  await opened(model.replace("dense(2) relu\n  dense(1)", "dense(2 * width) relu\n  dense(3) tanh\n  dense(1)"));
  const [found] = await actions("dense(2 * width) relu\n  dense(3) tanh", "refactor.extract");
  expect(found?.text).toContain("block part(width) {\n  dense(2 * width) relu\n  dense(3) tanh\n}\n\n/// A net.\nmodel Net");
  expect(found?.text).toContain("  part(width)\n  dense(1)\n");
});

test.each(["iris", "digits-cnn", "squeeze-excitation", "burgers", "kolmogorov-arnold", "highway", "penguins-both", "devils-dictionary"])("everything is answered of %s, whole and cut off anywhere", async (name) => {
  const text = readFileSync(`examples/${name}/${name}.nn`, "utf8");
  await opened(text, noFiles);
  for (let cut = text.length; cut > 0; cut -= 97) {
    await editor.edit(uri, cut, editor.text(uri).length, "");
    const textDocument = { uri };
    const place = editor.place(uri, editor.text(uri).slice(-1), {});
    await editor.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    await editor.connection.sendRequest(CodeLensRequest.type, { textDocument });
    await editor.connection.sendRequest(DefinitionRequest.type, place);
    await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    await editor.connection.sendRequest(SignatureHelpRequest.type, { textDocument, position: editor.whole(uri).end });
  }
  expect(editor.text(uri).length).toBeLessThan(98);
});
