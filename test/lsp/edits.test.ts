/** Whatever is typed, the server answers, and its diagnostics are those of a fresh check. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import {
  CodeActionRequest, CodeLensRequest, CompletionRequest, DefinitionRequest, DocumentFormattingRequest, DocumentLinkRequest, DocumentSymbolRequest, FoldingRangeRequest, HoverRequest, InlayHintRequest, ReferencesRequest, SemanticTokensRequest,
  SignatureHelpRequest,
} from "vscode-languageserver-protocol";
import { noFiles } from "../../src/lsp/files.ts";
import { type Analysis, analyze, check } from "../../src/index.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { cases } from "../support/extent.ts";
import { seenIn } from "../support/seen.ts";
import { Editor, positionIn } from "./client.ts";

const uri = "file:///models/net.nn";
const pieces = ["dense(", ")", "{", "}", "relu", " as h", "h", "[", "]", "..s", "input x: [3]", "\n", "\"", "\"𝔸\"", "🧠", "// é", "sum(i: ", "W[i, j]", ":", ",", "3", "-1", "model ", "layer t(a) {", "output y: [2]", "train {", "metrics: [", "oneHot(", "conv", "\r\n", "\r", "\t", "residual {"];
let editor: Editor;
afterEach(() => editor.stop());

interface Keystroke {
  readonly at: number;
  readonly removed: number;
  readonly text: string;
}

const keystroke: fc.Arbitrary<Keystroke> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 8 }), fc.constant(40)), text: fc.oneof(fc.constantFrom("", ...pieces), fc.string({ maxLength: 3 })),
});

/** Every request at a place. */
async function ask(offset: number): Promise<void> {
  const textDocument = { uri };
  const place = { textDocument, position: positionIn(editor.text(uri), offset) };
  const { connection } = editor;
  const range = { start: place.position, end: positionIn(editor.text(uri), Math.min(editor.text(uri).length, offset + 20)) };
  await connection.sendRequest(HoverRequest.type, place);
  await connection.sendRequest(CompletionRequest.type, place);
  await connection.sendRequest(SignatureHelpRequest.type, place);
  await connection.sendRequest(DefinitionRequest.type, place);
  await connection.sendRequest(ReferencesRequest.type, { ...place, context: { includeDeclaration: true } });
  await connection.sendRequest(InlayHintRequest.type, { textDocument, range: editor.whole(uri) });
  await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
  await connection.sendRequest(CodeLensRequest.type, { textDocument });
  await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  await connection.sendRequest(DocumentLinkRequest.type, { textDocument });
  await connection.sendRequest(FoldingRangeRequest.type, { textDocument });
  await connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options: { tabSize: 2, insertSpaces: true } });
  await connection.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } });
}

function fresh(text: string): readonly string[] {
  return check(text, { fileName: uri }).diagnostics.map(({ code, span: { start, end } }) => JSON.stringify([code, positionIn(text, start), positionIn(text, end)])).sort();
}

// 2,000 edits with `NNC_ALL`.
test("after random edits", async () => {
  const names = ["iris", "digits-cnn", "squeeze-excitation", "burgers", "penguins-both"];
  const texts = names.map((name) => readFileSync(`examples/${name}/${name}.nn`, "utf8"));
  const edits = cases(5, 400);
  const [runs] = fc.sample(fc.array(fc.array(keystroke, { minLength: edits, maxLength: edits }), { minLength: texts.length, maxLength: texts.length }), { numRuns: 1, seed: Number(process.env["SEED"] ?? 1) });
  editor = await Editor.start();
  let earlier: Analysis | undefined;
  for (const [i, text] of texts.entries()) {
    if (i === 0) await editor.open(uri, text);
    else await editor.edit(uri, 0, editor.text(uri).length, text);
    for (const [n, { at, removed, text: put }] of (runs?.[i] ?? []).entries()) {
      const length = editor.text(uri).length;
      const start = Math.floor(at * length);
      await editor.edit(uri, start, Math.min(length, start + removed), put);
      if (n % 3 === 0) await ask(start + put.length);
      const found = await editor.diagnostics(uri);
      expect(found.map(({ code, range }) => JSON.stringify([code, range.start, range.end])).sort()).toEqual(fresh(editor.text(uri)));
      // What is shown takes over what the texts before gave.
      const now: Analysis = analyze(editor.text(uri), { fileName: uri, ...(earlier !== undefined && { earlier }) });
      expect(seenIn(now)).toEqual(seenIn(analyze(editor.text(uri), { fileName: uri })));
      earlier = now;
      // What is broken too long answers little.
      if (n % 40 === 39) await editor.edit(uri, 0, editor.text(uri).length, text);
    }
  }
}, 1_800_000);

test("an answer about a model of 200 lines does not wait for its check", async () => {
  const layers = Array.from({ length: 97 }, (_, i) => `  dense(${16 + (i % 5)}) relu\n  layerNorm`).join("\n");
  const text = `model M {\n  input x: [32]\n${layers}\n  dense(3) softmax\n  output y: oneHot("a", "b", "c")\n  loss crossEntropy\n}\n`;
  expect(text.split("\n").length).toBeGreaterThan(200);
  // Diagnostics come after a pause, and no answer waits for them.
  editor = await Editor.start(noFiles, undefined, 1e6);
  await editor.open(uri, text);
  await editor.diagnostics(uri);
  const published = editor.published(uri);
  const times: number[] = [];
  const at = text.indexOf("dense(17)") + 6;
  for (let i = 0; i < 12; i++) {
    await editor.edit(uri, at, at + 2, i % 2 === 0 ? "21" : "17");
    const start = cpuTime();
    if (i % 3 === 0) await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 100, character: 5 } });
    else if (i % 3 === 1) expect(JSON.stringify(await editor.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range: editor.whole(uri) }))).toContain(i % 2 === 0 ? "[21]  W [16, 21]" : "[17]  W [16, 17]");
    else await editor.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position: { line: 100, character: 2 } });
    times.push(cpuTime() - start);
  }
  // Printed, not judged: other work on the machine makes even computing slow.
  const least = [0, 1, 2].map((kind) => Math.min(...times.filter((_, i) => i % 3 === kind)));
  console.log(`an answer after an edit takes ${least.map((t) => t.toFixed(1)).join(", ")} ms of computing`);
  expect(editor.published(uri)).toBe(published);
});
