import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { render } from "../../src/diagnostics/render.ts";
import { sourceFile, span } from "../../src/source/source.ts";

const source = sourceFile("net.nn", "model Net {\n\tdense(3) rleu\n  input x: [\n    4\n  ]\n}\n");
const at = source.text.indexOf("rleu");
const name: Diagnostic = {
  code: "NN201", severity: "error", message: "there is no layer named `rleu`: 100%", span: span(source, at, at + 4),
  notes: [{ message: "seen, here", span: span(source, 0, 5) }, { message: "no place" }],
  fixes: [{ title: "write `relu`", edits: [{ span: span(source, at, at + 4), text: "relu" }] }],
};
const shape = source.text.indexOf("[");
const wide: Diagnostic = { code: "NN343", severity: "warning", message: "wrong shape", span: span(source, shape, source.text.indexOf("]") + 1), notes: [], fixes: [] };

describe("diagnostics as text", () => {
  test("rendered for people", () => {
    expect(render([name, wide], "pretty")).toMatchInlineSnapshot(`
      "error NN201: there is no layer named \`rleu\`: 100%
       --> net.nn:2:11
      2 |   dense(3) rleu
        |            ^^^^
      note: seen, here
       --> net.nn:1:1
      1 | model Net {
        | ^^^^^
      note: no place
      help: write \`relu\`
      2 |   dense(3) relu

      warning NN343: wrong shape
       --> net.nn:3:12
      3 |   input x: [
        |            ^
        | …
      5 |   ]
        |   ^
      "
    `);
    expect(render([name], "pretty", { color: true })).toContain("\u001b[31;1merror NN201\u001b[0m");
  });

  test("a long line is cut around the span", () => {
    const long = sourceFile("long.nn", `${"x".repeat(500)} bad ${"y".repeat(500)}`);
    const text = render([{ ...wide, span: span(long, 501, 504) }], "pretty");
    expect(text).toContain("bad");
    expect(Math.max(...text.split("\n").map((l) => l.length))).toBeLessThan(140);
    const [, , code = "", mark = ""] = text.split("\n");
    expect(mark.indexOf("^")).toBe(code.indexOf("bad"));
  });

  test("the end of the text has a place", () => {
    const empty = sourceFile("empty.nn", "");
    expect(render([{ ...wide, span: span(empty, 0, 0) }], "pretty")).toContain("empty.nn:1:1");
  });

  test("rendered as JSON", () => {
    const [first] = JSON.parse(render([name], "json"));
    expect(first).toMatchObject({ code: "NN201", file: "net.nn", start: { line: 2, column: 11, offset: at }, end: { line: 2, column: 15 } });
    expect(first.fixes[0].edits[0].text).toBe("relu");
  });

  test("rendered for GitHub", () => {
    expect(render([name], "github")).toBe("::error file=net.nn,line=2,endLine=2,col=11,endColumn=15,title=NN201::there is no layer named `rleu`: 100%25%0Anote: seen, here%0Anote: no place%0Ahelp: write `relu`");
  });

  test("rendered as SARIF", () => {
    const sarif = JSON.parse(render([name, wide], "sarif"));
    expect(sarif.version).toBe("2.1.0");
    const [run] = sarif.runs;
    expect(run.tool.driver.rules.map((r: { id: string }) => r.id)).toEqual(["NN201", "NN343"]);
    expect(run.results[0]).toMatchObject({ ruleId: "NN201", level: "error", locations: [{ physicalLocation: { region: { startLine: 2, startColumn: 11, endLine: 2, endColumn: 15 } } }] });
    expect(run.results[0].fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe("relu");
  });
});
