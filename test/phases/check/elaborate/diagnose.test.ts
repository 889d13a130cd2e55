/** Where a fault of a definition is reported: at its text, or at its use. */
import { expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { net } from "../model.ts";

/** The text at each diagnostic, and at its notes with their messages. */
const places = (definitions: string, chain = "own dense(1)") => check(net(chain, { definitions })).diagnostics.map(({ span, notes }) => ({
  at: span.source.text.slice(span.start, span.end),
  notes: notes.map(({ message, span: s }) => `${message}: ${s === undefined ? "" : s.source.text.slice(s.start, s.end)}`),
}));

test("a wrong text is reported at the definition, with a note of the use", () => {
  expect(places("layer own() { input x: [n] output y[i] = x[i] * missing }")).toEqual([{ at: "missing", notes: ["used here: own"] }]);
});

test("a wrong size is reported at the use, with a note of the definition", () => {
  const [found] = places("layer own(m) { input x: [n] h[i < m / 3] = i output y[i] = x[i] + h[0] }", "own(4) dense(1)");
  expect(found?.at).toBe("own(4)");
  expect(found?.notes).toEqual([expect.stringContaining("arises here, in the definition: m / 3")]);
});

test("a fault in an argument is reported there, without a note", () => {
  expect(places("layer own(a) { input x: [n] output y[i] = a * x[i] }", "own(2 * missing) dense(1)")).toEqual([{ at: "missing", notes: [] }]);
});
