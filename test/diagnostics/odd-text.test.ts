/** Whatever stands in a file, its diagnostics can be shown: marks stand under their spans, and nothing escapes to the terminal. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { shown } from "../../src/diagnostics/render/columns.ts";
import { render } from "../../src/diagnostics/render.ts";
import { sourceFile, type Span, span } from "../../src/source/source.ts";

function fault(at: Span, more: Partial<Diagnostic> = {}): Diagnostic {
  return { code: "NN201", severity: "error", message: "found", span: at, notes: [], fixes: [], ...more };
}

/** Columns of the marks in the line below that of the code, which is shown with its number. */
function frameAt(text: string, start: number, end: number): { readonly code: string; readonly mark: string } {
  const [, , code = "", mark = ""] = render([fault(span(sourceFile("x.nn", text), start, end))], "pretty").split("\n");
  return { code: code.slice(4), mark: mark.slice(4) };
}

describe("columns", () => {
  test.each([
    ["tabs", "\tab\tbad", "bad", "      ^^^"],
    ["wide characters before", "// 日本 bad", "bad", "        ^^^"],
    ["wide characters under", "x 日本 y", "日本", "  ^^^^"],
    ["pictographs", "// \u{1f600} bad", "bad", "      ^^^"],
    ["combining marks", "e\u0301e\u0301 bad", "bad", "   ^^^"],
  ])("%s", (_, text, part, mark) => {
    const start = text.indexOf(part);
    expect(frameAt(text, start, start + part.length).mark).toBe(mark);
  });

  test("what colors or turns text is shown as a mark", () => {
    const { code } = frameAt("a \u001b[31m red \u202e turned \u0007", 0, 1);
    expect(code).toBe("a \ufffd[31m red \ufffd turned \ufffd");
    const named = render([fault(span(sourceFile("\u001b]0;x.nn", "a"), 0, 1), { message: "\u001b[2J" })], "pretty");
    expect(named).not.toContain("\u001b");
  });

  test("a long line is cut where it is said to be", () => {
    const text = `${"x".repeat(300)}bad${"y".repeat(300)}`;
    const { code, mark } = frameAt(text, 300, 303);
    expect(code.startsWith("…") && code.endsWith("…")).toBe(true);
    expect(code.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("bad");
  });
});

describe("help", () => {
  const source = sourceFile("x.nn", "a && b && c\nd\n");
  const edit = (start: number, end: number, text: string): { span: Span; text: string } => ({ span: span(source, start, end), text });
  const shownFix = (...edits: { span: Span; text: string }[]): string => render([fault(span(source, 0, 1), { fixes: [{ title: "mend", edits }] })], "pretty");

  test("several edits of a line are shown together, in any order", () => {
    expect(shownFix(edit(7, 9, "and"), edit(2, 4, "and"))).toContain("help: mend\n1 | a and b and c\n");
  });

  test("edits of several lines are reported", () => {
    expect(shownFix(edit(2, 4, "and"), edit(12, 13, "e"))).toMatch(/help: mend\n$/);
  });

  test("a line of a million characters is not shown whole", () => {
    const long = sourceFile("x.nn", "x".repeat(1_000_000));
    const at = span(long, 500_000, 500_001);
    const text = render([fault(at, { fixes: [{ title: "mend", edits: [{ span: at, text: "yes" }] }] })], "pretty");
    expect(text.length).toBeLessThan(1000);
    expect(text).toContain("xyesx");
  });
});

test("in SARIF the edits of a file stand together", () => {
  const [a, b] = [sourceFile("a.nn", "abc"), sourceFile("b.nn", "abc")];
  const edits = [{ span: span(a, 0, 1), text: "x" }, { span: span(b, 0, 1), text: "y" }, { span: span(a, 2, 3), text: "z" }];
  const sarif = JSON.parse(render([fault(span(a, 0, 1), { fixes: [{ title: "mend", edits }] })], "sarif"));
  const changes: { artifactLocation: { uri: string }; replacements: unknown[] }[] = sarif.runs[0].results[0].fixes[0].artifactChanges;
  expect(changes.map(({ artifactLocation, replacements }) => [artifactLocation.uri, replacements.length])).toEqual([["a.nn", 2], ["b.nn", 1]]);
});

const odd = fc.string({ unit: fc.oneof(fc.constantFrom("\n", "\r\n", "\t", " ", "%", ":", ",", "日", "\u{1f600}", "\u0301", "\u001b", "\ud800", "\udc00", "x"), fc.string({ unit: "binary", minLength: 1, maxLength: 1 })), maxLength: 400 });

test("any text, any span", () => {
  fc.assert(
    fc.property(odd, fc.nat(), fc.nat(), odd, (text, a, b, message) => {
      const source = sourceFile("any.nn", text);
      const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      const at = span(source, start, end);
      const diagnostic = fault(at, { message, notes: [{ message, span: at }], fixes: [{ title: message, edits: [{ span: at, text: message }] }] });
      const people = render([diagnostic], "pretty");
      expect(people.replaceAll("\n", "")).not.toMatch(/[\p{Cs}\p{Cc}]/u);
      const frame = people.slice(people.indexOf(" --> any.nn"));
      const [, code = "", mark = ""] = frame.split("\n");
      expect(mark.replace(/^ *\| *\^+$/, "")).toBe("");
      // White space at the end of a line is not shown, but may be what is marked.
      const blank = Math.max(...text.split("\n").map((line) => (line.length - line.trimEnd().length) * 2));
      expect(mark.length).toBeLessThanOrEqual((shown(code).columns.at(-1) ?? 0) + 4 + blank);
      expect(JSON.parse(render([diagnostic], "json"))).toHaveLength(1);
      expect(render([diagnostic], "github").split(/[\r\n]/)).toHaveLength(1);
      expect(JSON.parse(render([diagnostic], "sarif")).version).toBe("2.1.0");
    }),
    { numRuns: 500 },
  );
});
