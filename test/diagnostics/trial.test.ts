/** Of the candidates for a fix, the one that mends something is offered. */
import { describe, expect, test } from "vitest";
import type { Diagnostic, Fix } from "../../src/diagnostics/diagnostic.ts";
import { applied, type Findings, tryFixes } from "../../src/diagnostics/trial.ts";
import { check } from "../../src/index.ts";
import { sourceFile, span } from "../../src/source/source.ts";

const source = sourceFile("model.nn", "one two three\n");

/** A language in which `two` is a fault, and `bad` another. */
function findingsOf(text: string): Findings {
  const of = sourceFile("model.nn", text);
  const diagnostics = [["two", "NN101"], ["bad", "NN102"]].flatMap(([word = "", code = ""]) => [...text.matchAll(new RegExp(word, "g"))].map((m) => fault(code, span(of, m.index, m.index + word.length))));
  return { diagnostics };
}

function fault(code: string, at: Diagnostic["span"], fixes: readonly Fix[] = []): Diagnostic {
  return { code, severity: "error", message: "a fault", span: at, notes: [], fixes };
}

function replaceTwo(text: string): Fix {
  return { title: `write \`${text}\``, edits: [{ span: span(source, 4, 7), text }] };
}

function offered(fixes: readonly Fix[], reformat: (file: string, text: string) => string | undefined = () => undefined): readonly Fix[] {
  return tryFixes({ diagnostics: [fault("NN101", span(source, 4, 7), fixes)] }, (_, text) => findingsOf(text), reformat)[0]?.fixes ?? [];
}

describe("a candidate", () => {
  test("that mends nothing is dropped", () => expect(offered([replaceTwo("two two")])).toEqual([]));
  test("that makes a fault of another kind is dropped", () => expect(offered([replaceTwo("bad")])).toEqual([]));
  test("that mends is offered, after those that do not", () => expect(offered([replaceTwo("bad"), replaceTwo("2"), replaceTwo("3")])).toEqual([replaceTwo("2")]));
  test("gets the layout of its line where the file was formatted", () => {
    const [fix] = offered([replaceTwo("  2")], () => "one 2 three\n");
    expect(applied(source.text, fix?.edits ?? [])).toBe("one 2 three\n");
  });
  test("stays as it is where the formatter would change other lines", () => {
    expect(offered([replaceTwo("  2")], () => "one\n2 three\n")).toEqual([replaceTwo("  2")]);
  });
});

test("after faults of the parser, a fix may reveal what was hidden", () => {
  const { diagnostics } = check("model M {\n  input x: [2]\n  dense(1)\n  output y: [3]\n  loss squaredError\n  train { epochs = 3 }\n}\n");
  expect(diagnostics.flatMap((d) => d.fixes.map((f) => f.title))).toContain("write `:`");
});

test("a fault that the fix of an earlier one on its line removes is not shown, and another line's is", () => {
  const line = (n: number): string => `  Dense(${n}, activation="relu")\n`;
  const { diagnostics } = check(`model M {\n  input x: [2]\n${line(3)}${line(4)}  output y: [4]\n  loss squaredError\n}\n`);
  expect(diagnostics.map((d) => d.fixes.map((f) => f.title))).toEqual([["write `dense(3) relu`"], ["write `dense(4) relu`"]]);
});

test("a fix of another fault on the line is not offered", () => {
  const { diagnostics } = check("model M {\n  input x: [2]\n  dense(1)\n  output y: [1]\n  loss squaredError\n  train {\n    optimizer: Adam(lr=0.001),\n    batch: 3,\n  }\n}\n");
  expect(diagnostics.filter((d) => d.code === "NN109").map((d) => d.fixes.map((f) => f.title))).toEqual([["leave it out"], ["leave it out"]]);
});

test("many faults do not take many checks", () => {
  let checks = 0;
  const diagnostics = Array.from({ length: 1000 }, () => fault("NN101", span(source, 4, 7), [replaceTwo("bad")]));
  tryFixes({ diagnostics }, (_, text) => {
    checks++;
    return findingsOf(text);
  }, () => undefined);
  expect(checks).toBe(24);
});
