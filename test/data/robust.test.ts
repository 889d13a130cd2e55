/** No file makes the reader throw, and what it says always lies within a text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { oneHot, read, readToPredict, real, record } from "./model.ts";
import { cases } from "../support/extent.ts";

const values = { x: record({ a: real(), b: oneHot("u", "v") }), image: real(2), y: oneHot(0, 1) };
const good = "a,b,p0,p1,y\n1,u,3,4,0\n2,v,5,6,1\n,v,5,6,1\n";
const piece = fc.constantFrom(",", ";", "\t", '"', "\n", "\r\n", "\r", "\uFEFF", "1", "a", "u", "NA", "y", " ", "💧", "1e400", "-");

const mutated = fc.array(fc.record({ at: fc.nat(good.length), cut: fc.nat(4), put: fc.array(piece, { maxLength: 4 }) }), { maxLength: 6 }).map((edits) =>
  edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put.join("") + text.slice(at + cut), good),
);

test.each([
  ["mutated files", mutated],
  ["arbitrary text", fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""))],
])("%s", async (_name, texts) => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const { data, diagnostics } = await read(text, values);
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      expect(data === undefined).toBe(errors.length > 0);
      for (const { span } of diagnostics) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(span.source.text.length);
      }
      for (const array of data?.arrays.values() ?? []) expect(array.every(Number.isFinite)).toBe(true);
    }),
    { numRuns: cases(400, 4000) },
  );
});

test.each([["csv"], ["series"]] as const)("each row of a %s has an example or a reason", async (order) => {
  const inputs = order === "csv" ? values : { x: record({ a: real(2), b: oneHot("u", "v") }), y: oneHot(0, 1) };
  await fc.assert(
    fc.asyncProperty(mutated, async (text) => {
      const { rows, count, diagnostics } = await readToPredict(text, inputs, order, ["y"]);
      if (rows === undefined) {
        expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
        return;
      }
      expect(rows.rows).toHaveLength(count);
      const examples = rows.rows.flatMap((row) => ("example" in row ? [row.example] : []));
      expect(examples).toEqual(examples.map((_, i) => i));
      expect(rows.data.count).toBe(examples.length);
      for (const row of rows.rows) if ("reason" in row) expect(row.reason).not.toBe("");
      const lines = rows.rows.map((_, i) => rows.lineOf(i));
      for (const [i, line] of lines.entries()) expect(line).toBeGreaterThan(i === 0 ? 1 : (lines[i - 1] ?? 0));
      for (const array of rows.data.arrays.values()) expect(array.every(Number.isFinite)).toBe(true);
    }),
    { numRuns: cases(150, 1500) },
  );
});

test("what is read back from what was written is what was written", async () => {
  const cell = fc.double({ noNaN: true, noDefaultInfinity: true });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), fc.constantFrom(",", ";", "\t", "|"), async (rows, delimiter) => {
      const text = [["a", "b"], ...rows].map((row) => row.join(delimiter)).join("\n");
      const { data } = await read(text, { v: record({ b: real(), a: real() }) });
      expect(Array.from(data?.arrays.get("v") ?? [])).toEqual(rows.flatMap(([a, b]) => [b + 0, a + 0]));
    }),
    { numRuns: cases(250, 2500) },
  );
});
