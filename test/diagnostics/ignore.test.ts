/** `// nnc-ignore CODE: reason` silences a warning of its line, and is reported where it silences none. */
import { describe, expect, test } from "vitest";
import { applied } from "../../src/diagnostics/trial.ts";
import { check, compile, format } from "../../src/index.ts";

/** A model with an unused value (NN355) in line 4. */
function model(comment: { readonly above?: string; readonly behind?: string; readonly first?: string }): string {
  return `${comment.first ?? ""}model Net {
  input x: [4]
${comment.above ?? ""}  let idle = { dense(2) }${comment.behind ?? ""}
  dense(1)
  output y: [1]
  loss squaredError
}
`;
}

const codes = (text: string, options: Parameters<typeof check>[1] = {}): readonly string[] => check(text, options).diagnostics.map((d) => d.code);

describe("a warning is silenced by a comment", () => {
  test("at the end of its line", () => expect(codes(model({ behind: " // nnc-ignore NN355: for later" }))).toEqual([]));
  test("alone in the line above", () => expect(codes(model({ above: "  // nnc-ignore NN355: for later\n" }))).toEqual([]));
  test("above further comments", () => expect(codes(model({ above: "  // nnc-ignore NN355: for later\n  // Two numbers.\n" }))).toEqual([]));
  test("in files with line ends of Windows", () => expect(codes(model({ above: "  // nnc-ignore NN355: for later\n" }).replaceAll("\n", "\r\n"))).toEqual([]));
  test("in compile, too", async () => {
    const { modules, diagnostics } = await compile(model({ behind: " // nnc-ignore NN355: for later" }), { emit: "javascript" });
    expect(diagnostics).toEqual([]);
    expect(modules.length).toBe(1);
  });
  test("that the formatter has laid out", async () => {
    const { text = "" } = await format(model({ behind: " // nnc-ignore NN355: for later" }).replace("{ dense(2) }", "{dense( 2)}"));
    expect(codes(text)).toEqual([]);
  });
});

describe("a comment silences nothing", () => {
  test("in another line", () => expect(codes(model({ first: "// nnc-ignore NN355: for later\n" }))).toEqual(["NN706", "NN355"]));
  test("at the end of the line above", () => expect(codes(model({}).replace("[4]", "[4] // nnc-ignore NN355: for later"))).toEqual(["NN706", "NN355"]));
  test("of another code", () => expect(codes(model({ behind: " // nnc-ignore NN516: for later" })).toSorted()).toEqual(["NN355", "NN706"]));
  test("in a string", () => expect(codes(model({}).replace("[1]", 'binary("// nnc-ignore NN355: no", "yes")'))).toEqual(["NN355"]));
});

describe("a comment is reported", () => {
  const messages = (behind: string): readonly string[] => check(model({ behind })).diagnostics.map((d) => `${d.code} ${d.message}`).filter((m) => !m.startsWith("NN355"));
  test("without a reason, and silences", () => {
    expect(codes(model({ behind: " // nnc-ignore NN355" }))).toEqual(["NN707"]);
    expect(messages(" // nnc-ignore NN355:")).toEqual(["NN707 say why the warning is ignored: `// nnc-ignore NN355: reason`"]);
  });
  test("of an unknown code", () => expect(messages(" // nnc-ignore NN999: x")).toEqual(["NN707 no diagnostic has the code `NN999`: write `// nnc-ignore CODE: reason`, with the code that the warning shows"]));
  test("of no code", () => expect(messages(" // nnc-ignore")).toEqual(["NN707 name the warning that is ignored: write `// nnc-ignore CODE: reason`, with the code that the warning shows"]));
  test("of an error, which stays", () => {
    const { diagnostics } = check(model({}).replace("dense(1)", "danse(1) // nnc-ignore NN201: later"));
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([["NN201", "error"], ["NN707", "warning"]]);
  });
});

test("removing an unused comment mends the file, and takes a line of its own with it", () => {
  const clean = model({}).replace("  let idle = { dense(2) }\n", "");
  for (const wrong of [clean.replace("[4]", "[4] // nnc-ignore NN355: gone"), clean.replace("  dense(1)", "  // nnc-ignore NN355: gone\n  dense(1)"), `// nnc-ignore NN355: gone\n${clean}`, `${clean}// nnc-ignore NN355: gone`]) {
    const [fix] = check(wrong).diagnostics.flatMap((d) => d.fixes);
    expect(applied(wrong, fix?.edits ?? [])).toBe(clean);
  }
});

describe("an unused comment is not reported where the check cannot know", () => {
  const unused = model({}).replace("  let idle = { dense(2) }\n", "").replace("Net", "Net(width = 2)").replace("dense(1)", "dense(width) dense(1)").replace("[4]", "[4] // nnc-ignore NN355: x");
  test("without options it is", () => expect(codes(unused)).toEqual(["NN706"]));
  test("with a setting from outside", () => expect(codes(unused, { set: { width: 3 } })).toEqual([]));
  test("of one model of the file", () => expect(codes(unused, { model: "Net" })).toEqual([]));
  test("beside an error", () => expect(codes(unused.replace("dense(1)", "danse(1)"))).toEqual(["NN201"]));
  test("of a code of data files", () => expect(codes(unused.replace("NN355", "NN611"))).toEqual([]));
});

test("an error keeps its fix where that reveals a warning", () => {
  const { diagnostics } = check(model({}).replace("dense(1)", "danse(1)"));
  expect(diagnostics.map((d) => [d.code, d.fixes.map((f) => f.title)])).toEqual([["NN201", ["write `dense`"]]]);
});
