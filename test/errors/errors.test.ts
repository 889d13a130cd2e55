/**
 * Each code of the catalogue has a sample: a file that yields exactly it, and the mended file, which yields nothing. The
 * message as people see it is a snapshot. Samples of data files (NN6xx) run in test/data/errors.test.ts; no file is
 * known to yield a fault of the compiler (NN9xx), which test/cli/fault.test.ts covers.
 */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import type { Diagnostic, Fix } from "../../src/diagnostics/diagnostic.ts";
import { render } from "../../src/diagnostics/render.ts";
import { applied } from "../../src/diagnostics/trial.ts";
import { check, format } from "../../src/index.ts";
import { fileOf, sampled, sampleOf } from "./samples.ts";

const words = Object.entries(catalogue).map(([word, { code }]) => ({ word, code }));
const codes = [...new Set(words.map(({ code }) => code))].sort();
const inSamples = codes.filter((code) => !code.startsWith("NN9"));
const ofModels = inSamples.filter((code) => !code.startsWith("NN6") && sampled.includes(code));

function diagnose(code: string, file: string, edit: (text: string) => string = (t) => t): readonly Diagnostic[] {
  const sample = sampleOf(code);
  const resolve = (name: string): { name: string; text: string } | undefined => (sample.has(name) ? { name, text: fileOf(sample, name) } : undefined);
  const set = JSON.parse(sample.get("set.json") ?? "{}");
  const model = sample.get("model.txt")?.trim();
  return check(edit(fileOf(sample, file)), { fileName: file, resolve, set, ...(model !== undefined && { model }) }).diagnostics;
}

const wrong = new Map(ofModels.map((code) => [code, diagnose(code, "wrong.nn")]));

function fixesOf(code: string): readonly Fix[] {
  return (wrong.get(code) ?? []).flatMap((d) => d.fixes);
}

test("each code has a sample, and each sample a code", () => {
  const missing = inSamples.filter((code) => !sampled.includes(code));
  expect(missing.map((code) => `write test/errors/${code}.md with the blocks \`nn wrong.nn\` and \`nn fixed.nn\``)).toEqual([]);
  expect(sampled.filter((code) => !inSamples.includes(code))).toEqual([]);
  expect(readdirSync("test/errors/messages").map((name) => name.slice(0, -4)).filter((code) => !inSamples.includes(code))).toEqual([]);
});

test("words that share a code differ in their messages alone", () => {
  for (const code of codes) {
    const entries = Object.values(catalogue).filter((entry) => entry.code === code);
    const rules = entries.map((entry) => JSON.stringify({ ...entry, message: undefined }));
    const next = Math.max(...codes.filter((other) => other.slice(0, 3) === code.slice(0, 3)).map((other) => Number(other.slice(2)))) + 1;
    const named = words.filter((w) => w.code === code).map(({ word }) => word).join(" and ");
    expect(new Set(rules).size, `${named} have the code ${code}: take the next free one, NN${next}`).toBe(1);
  }
});

describe.each(ofModels)("%s", (code) => {
  test("is what its faulty file yields", async () => {
    const diagnostics = wrong.get(code) ?? [];
    expect(diagnostics.map((d) => d.code)).toEqual([code]);
    await expect(render(diagnostics, "pretty")).toMatchFileSnapshot(`messages/${code}.txt`);
  });

  test("is mended in its fixed file", () => {
    expect(diagnose(code, "fixed.nn").map((d) => `${d.code} ${d.message}`)).toEqual([]);
  });
});

test.each(ofModels.filter((code) => fixesOf(code).length > 0))("each fix of %s mends its sample, and leaves a formatted file formatted", async (code) => {
  const text = fileOf(sampleOf(code), "wrong.nn");
  const wasFormatted = await isFormatted(fileOf(sampleOf(code), "fixed.nn"));
  for (const fix of fixesOf(code)) {
    expect(diagnose(code, "wrong.nn", (whole) => applied(whole, fix.edits)).map((d) => `${d.code} ${d.message}`), fix.title).toEqual([]);
    if (wasFormatted) expect((await format(applied(text, fix.edits))).text, fix.title).toBe(applied(text, fix.edits));
  }
});

async function isFormatted(text: string): Promise<boolean> {
  return (await format(text)).text === text;
}
