/** The library as it is bundled for pages, without what `.config/unused.ts` names, says of every text what the sources say. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import * as source from "../../src/index.ts";
import { sampled as codes, sampleOf } from "../errors/samples.ts";
import { sampled } from "../support/extent.ts";

const bundled = await import(pathToFileURL(resolve("dist/library/index.js")).href) as typeof source;

/** Diagnostics by their places, in text. */
function said({ check }: typeof source, text: string): readonly string[] {
  return check(text, { fileName: "a.nn" }).diagnostics.map(({ code, message, span, fixes }) => `${code} ${span.start}-${span.end} ${message} ${fixes.map(({ title }) => title).join("; ")}`);
}

/** The text, its first half, and without its first bracket: what the parser says of mistakes. */
function broken(text: string): readonly string[] {
  return [text, text.slice(0, text.length / 2), text.replace(/[([]/, ""), text.replace(/[)\]]/, ",")];
}

function isOfSyntax(code: string): boolean {
  return code.startsWith("NN1");
}

test("on samples of diagnostics", () => {
  const others = codes.filter((code) => !isOfSyntax(code));
  for (const code of [...codes.filter(isOfSyntax), ...sampled(others, 30)]) for (const text of sampleOf(code).values()) for (const each of broken(text)) expect(said(bundled, each), each).toEqual(said(source, each));
});

test("on examples, and in the words of other languages", async () => {
  const signs = "model A { // ×\n  input x: [4] /* a\nb */\n  dense(3) ‘tanh’ “relu” ` ` 'a\n\u00a0\u3000# c\n  h = x ÷ 2 − 1 ≤ 3 ≥ 2 ≠ 1 → · ⋅\n  output y: [3]\u2028\ufeff\n}";
  for (const text of [signs, "", "é $ ? @@", ...sampled(globSync("examples/*/*.nn").sort(), 8).map((path) => readFileSync(path, "utf8"))]) {
    for (const each of broken(text)) expect(said(bundled, each), each).toEqual(said(source, each));
    expect(await bundled.format(text)).toEqual(await source.format(text));
  }
});
