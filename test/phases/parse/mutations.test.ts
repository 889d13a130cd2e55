/** Whatever is done to a file, it is read to its end, quickly, with every span inside of it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Report } from "../../../src/diagnostics/report.ts";
import { createLex } from "../../../src/phases/parse/lex.ts";
import { sourceFile } from "../../../src/source/source.ts";
import { parsed, valid } from "./files.ts";
import { cpuTime } from "../../support/cpu-time.ts";
import { cases, sampled } from "../../support/extent.ts";

const odd = ["{", "}", "(", ")", "[", "]", "\"", "'", ",", ";", ":", "=", "^", "-", "?", "@", "#", "/*", "//", "\n", "\\", "é", "\u{1F600}", "\u0000", "layer", "model ", "else", "output ", "..", "&&"];

const edit = fc.record({
  how: fc.constantFrom("delete", "insert", "swap", "duplicate"),
  unit: fc.constantFrom("character", "token"),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  many: fc.integer({ min: 1, max: 6 }),
  text: fc.oneof(fc.constantFrom(...odd), fc.string({ maxLength: 6, unit: "binary" })),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function mutate(text: string, { how, unit, at, many, text: put }: Edit): string {
  const parts = unit === "character" ? Array.from(text) : text.split(/(\s+|\b)/);
  const i = Math.floor(at * parts.length);
  const some = parts.slice(i, i + many);
  switch (how) {
    case "delete": parts.splice(i, many); break;
    case "insert": parts.splice(i, 0, put); break;
    case "duplicate": parts.splice(i, 0, ...some); break;
    case "swap": parts.splice(i, many, ...some.toReversed()); break;
  }
  return parts.join("");
}

test("damaged files", () => {
  let slowest = 0;
  fc.assert(
    fc.property(fc.constantFrom(...valid), fc.array(edit, { minLength: 1, maxLength: 5 }), ({ text }, edits) => {
      const damaged = edits.reduce(mutate, text);
      const start = cpuTime();
      const { file, diagnostics } = parsed(damaged);
      slowest = Math.max(slowest, cpuTime() - start);
      for (const { span, message, fixes } of diagnostics) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(damaged.length);
        expect(message).not.toMatch(/undefined|NaN|\[object/);
        for (const { span: at } of fixes.flatMap((f) => f.edits)) expect(at.end >= at.start && at.start >= 0 && at.end <= damaged.length).toBe(true);
      }
      for (const { span } of file.declarations) expect(span.end).toBeLessThanOrEqual(damaged.length);
    }),
    { numRuns: cases(600, 5000) },
  );
  expect(slowest).toBeLessThan(2000);
}, 120_000);

test("any text at all", () => {
  fc.assert(fc.property(fc.string({ maxLength: 300, unit: "binary" }), (text) => void parsed(text)), { numRuns: 500 });
  fc.assert(fc.property(fc.array(fc.constantFrom(...odd, "x", "1", " "), { maxLength: 200 }), (parts) => void parsed(parts.join(""))), { numRuns: 500 });
});

test("a fault is found within one declaration: the others are read", () => {
  const others = "\n\nactivation unharmed(x) = x\n";
  fc.assert(
    fc.property(fc.constantFrom(...valid), edit, ({ text }, one) => {
      // A comment or a string may swallow a line end; nothing else reaches over.
      if (one.how === "insert" && /["'`#/\u201c]/.test(one.text)) return;
      const { declarations } = parsed(mutate(text, one) + others).file;
      expect(declarations.at(-1)).toMatchObject({ kind: "function", name: { text: "unharmed" } });
    }),
    { numRuns: 500 },
  );
});

test("one token too few or too many is reported once", () => {
  const counts = new Map<number, number>();
  const lex = createLex();
  // There are some thousand texts in every tenth file.
  for (const { text } of sampled(valid.filter(({ text: t }) => t.length < 1500), 10)) {
    for (const { startOffset, image } of lex(sourceFile("", text), new Report()).tokens) {
      const end = startOffset + image.length;
      for (const damaged of [text.slice(0, startOffset) + text.slice(end), `${text.slice(0, end)} ${image}${text.slice(end)}`]) {
        const { length } = parsed(damaged).diagnostics;
        counts.set(length, (counts.get(length) ?? 0) + 1);
      }
    }
  }
  const once = counts.get(1) ?? 0;
  const more = [...counts].reduce((sum, [faults, texts]) => sum + (faults > 1 ? texts : 0), 0);
  expect(once).toBeGreaterThan(500);
  // The files are those of the library: it grows, and with it what a token can break.
  expect(more).toBeLessThan(0.01 * once);
});
