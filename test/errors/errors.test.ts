/**
 * Every code of the catalogue has a folder with a file that yields exactly it, the message as people see it, and the
 * mended file, which yields nothing. Codes of data files (NN6xx) are shown with their data in test/data/errors.test.ts,
 * faults of the compiler (NN9xx), which no file is known to yield, in test/cli/fault.test.ts.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import type { Diagnostic, Fix } from "../../src/diagnostics/diagnostic.ts";
import { render } from "../../src/diagnostics/render.ts";
import { check } from "../../src/index.ts";

const root = new URL(".", import.meta.url).pathname;
const all = Object.values(catalogue).map(({ code }) => code);
const codes = all.filter((code) => !code.startsWith("NN6") && !code.startsWith("NN9"));

function diagnose(code: string, file: string, edit: (text: string) => string = (t) => t): readonly Diagnostic[] {
  const folder = `${root}${code}/`;
  const resolve = (path: string): { name: string; text: string } | undefined => (existsSync(folder + path) ? { name: path, text: readFileSync(folder + path, "utf8") } : undefined);
  const set = existsSync(`${folder}set.json`) ? JSON.parse(readFileSync(`${folder}set.json`, "utf8")) : {};
  const model = existsSync(`${folder}model.txt`) ? { model: readFileSync(`${folder}model.txt`, "utf8").trim() } : {};
  return check(edit(readFileSync(folder + file, "utf8")), { fileName: file, resolve, set, ...model }).diagnostics;
}

function apply(text: string, fix: Fix): string {
  return [...fix.edits].sort((a, b) => b.span.start - a.span.start).reduce((t, e) => t.slice(0, e.span.start) + e.text + t.slice(e.span.end), text);
}

test("every folder is of a code", () => {
  expect(readdirSync(root).filter((name) => name.startsWith("NN")).sort()).toEqual(all.filter((code) => !code.startsWith("NN9")).sort());
});

describe.each(codes)("%s", (code) => {
  test("says what its folder shows", async () => {
    const diagnostics = diagnose(code, "wrong.nn");
    expect(diagnostics.map((d) => d.code)).toEqual([code]);
    await expect(render(diagnostics, "pretty")).toMatchFileSnapshot(`${root}${code}/message.txt`);
  });

  test("is mended in its folder", () => {
    expect(diagnose(code, "fixed.nn").map((d) => `${d.code} ${d.message}`)).toEqual([]);
  });

  test("goes with its fix", () => {
    const [fix] = diagnose(code, "wrong.nn").flatMap((d) => d.fixes);
    if (fix === undefined) return;
    expect(diagnose(code, "wrong.nn", (text) => apply(text, fix)).map((d) => d.code)).not.toContain(code);
  });
});
