/** Each kind of mistake: its code, its exact place, and that its fix makes the file whole. */
import { describe, expect, test } from "vitest";
import { faults, fixed, parsed } from "./files.ts";

const model = (line: string): string => `model A {\n  input x: [2]\n  ${line}\n  output y: [3]\n}\n`;
const layer = (line: string): string => `layer a() {\n  input x: [n]\n  ${line}\n  output y[i] = x[i]\n}\n`;

/** With a fix that mends the file. */
const mendable: readonly (readonly [string, string, readonly string[]])[] = [
  ["&& and ||", "activation f(x) = x > 0 && x < 3 || x", ["NN105 1:25 [&&]", "NN105 1:34 [||]"]],
  ["!", "activation f(x) = !x ? 1 : 0", ["NN105 1:19 [!]"]],
  ["**", "activation f(x) = x ** 2", ["NN105 1:21 [**]"]],
  ["===", "activation f(x) = x === 2 ? 1 : 0", ["NN105 1:21 [===]"]],
  ["!==", "activation f(x) = x !== 2 ? 1 : 0", ["NN105 1:21 [!==]"]],
  ["three dots", "model A { output y: oneHot(0...9) }", ["NN105 1:29 [...]"]],
  ["semicolons", model("relu;"), ["NN105 3:7 [;]"]],
  ["single quotes", "import { a } from 'it.nn'", ["NN105 1:19 ['it.nn']"]],
  ["backquotes", "import { a } from `it.nn`", ["NN105 1:19 [`it.nn`]"]],
  ["curly quotes", "import { a } from “it.nn”", ["NN105 1:19 [“it.nn”]"]],
  ["# comment", model("relu # rectify"), ["NN105 3:8 [# rectify]"]],
  ["/* comment */", model("relu /* rectify */"), ["NN105 3:8 [/* rectify */]"]],
  ["typographic operators", "activation f(x) = 2 × x − 1", ["NN105 1:21 [×]", "NN105 1:25 [−]"]],
  ["an arrow", model("relu → [2]"), ["NN105 3:8 [→]"]],
  ["-=", "optimizer o() {\n  w -= g\n}", ["NN105 2:5 [-=]"]],
  ["+= of an element", layer("z[i] += x[i]"), ["NN105 3:8 [+=]"]],
  ["= in a setting", model("train { batch = 3 }"), ["NN108 3:17 [=]"]],
  ["= before an argument", model("dense(units = 3)"), ["NN108 3:15 [=]"]],
  ["= before an encoding", "model A { input x = [3] }", ["NN108 1:19 [=]"]],
  [": before a default", "block b(n: 3) { relu }", ["NN108 1:10 [:]"]],
  [": in a let", model("let n: 3"), ["NN108 3:8 [:]"]],
  [": in an equation", layer("z[i]: x[i]"), ["NN108 3:7 [:]"]],
  ["== in an equation", layer("z[i] == x[i]"), ["NN108 3:8 [==]"]],
  ["commas between settings", model("train { batch: 3, epochs: 4 }"), ["NN109 3:19 [,]"]],
  ["commas between steps", model("relu, relu"), ["NN109 3:7 [,]"]],
  ["a comma after weights", layer("weight W: [3] = zeros,\n  bias b: [3]"), ["NN116 3:24 [,]"]],
  ["a comma after an input", "model A {\n  input x: [3],\n  dense(3)\n}", ["NN116 2:15 [,]"]],
  ["two commas", model("dense(3,, 4)"), ["NN116 3:11 [,]"]],
  ["a leading comma", model("dense(, 4)"), ["NN116 3:9 [,]"]],
  ["a misspelled model", "modle A {\n  relu\n}", ["NN107 1:1 [modle]"]],
  ["a misspelled layer after an open brace", "model A {\n  relu\n}\nlyer b() {\n  output x\n}", ["NN107 4:1 [lyer]"]],
  ["a misspelled activation", "activaton f(x) = x", ["NN107 1:1 [activaton]"]],
  ["a misspelled optimizer", "optimiser o() { w = g }", ["NN107 1:1 [optimiser]"]],
  ["a misspelled input", "model A {\n  inptu x: [2]\n  relu\n}", ["NN112 2:3 [inptu]"]],
  ["misspelled weights", layer("wieght W: [3]\n  bais b: [3] = zeros"), ["NN112 3:3 [wieght]", "NN112 4:3 [bais]"]],
  ["a misspelled output of a layer", "layer a() {\n  input x: [n]\n  ouput y[i] = x[i]\n}", ["NN112 3:3 [ouput]"]],
  ["misspelled train and residual", model("trian { batch: 3 }\n  residul { relu }"), ["NN112 3:3 [trian]", "NN112 4:3 [residul]"]],
  ["a misspelled state", "optimizer o() {\n  stat m = 0\n  w = g\n}", ["NN112 2:3 [stat]"]],
  ["a forgotten * after a number", layer("z[i] = 2 x[i]"), ["NN102 3:12 [x]"]],
  ["a forgotten * in an activation", "activation f(x) = 2x", ["NN102 1:20 [x]"]],
  ["a forgotten * between parentheses", "activation f(x) = (x + 1)(x - 1)", ["NN102 1:26 [(]"]],
  ["a parenthesis left open", model("dense(16 relu"), ["NN102 3:12 [relu]"]],
  ["a bracket left open at the end of its line", "model A {\n  input x: [2\n  relu\n}", ["NN102 2:13 [2]"]],
  ["a reduction left open", layer("z[j] = sum(i: x[i]"), ["NN102 3:20 []]"]],
  ["a comma forgotten at the end of a line", model("dense(3\n    4)"), ["NN102 3:9 [3]"]],
  ["a colon forgotten in a setting", model("train { batch 3 }"), ["NN102 3:17 [3]"]],
  ["a colon forgotten before a shape", layer("weight W [3]"), ["NN102 3:12 [[]"]],
  ["an = forgotten", model("let n 3"), ["NN102 3:9 [3]"]],
  ["half a choice", "activation f(x) = x > 0 ? (1", ["NN102 1:28 [1]"]],
  ["an argument without parentheses", model("dense 16"), ["NN103 3:9 [16]"]],
  ["an opening brace too many", "model A { {\n  relu\n}", ["NN103 1:11 [{]"]],
  ["a closing brace too many", "model A { relu } }\nmodel B { relu }", ["NN103 1:18 [}]"]],
  ["a closing parenthesis too many", model("dense(3))"), ["NN103 3:11 [)]"]],
  ["a brace forgotten after residual", "model A {\n  residual\n    relu\n  }\n  relu\n}", ["NN102 2:10 [l]"]],
];

describe("with a fix", () => {
  test.each(mendable)("%s", (name, text, expected) => {
    expect(faults(text)).toEqual(expected);
    // What is left over after this fix is a choice without its second branch.
    if (name !== "half a choice") expect(faults(fixed(text))).toEqual([]);
  });
});

const told: readonly (readonly [string, string, readonly string[]])[] = [
  ["characters that mean nothing, one fault for each run", "activation f(x) = x @@@ y\nactivation g(x) = x \\ $$", ["NN101 1:21 [@@@]", "NN101 2:21 [\\]", "NN101 2:23 [$$]"]],
  ["a string without an end swallows what its line lacks", "model A {\n  output y: oneHot(\"a\", \"b)\n  relu 7\n}", ["NN106 2:25 [\"b)]", "NN103 3:8 [7]"]],
  ["a number out of range", "activation f(x) = 1e999", ["NN113 1:19 [1e999]"]],
  ["unknown escapes", String.raw`import { a } from "a\qb\u12.nn"`, ["NN114 1:21 [\\q]"]],
  ["a brace left open before another declaration", "model A {\n  relu\n\nmodel B {\n  relu\n}", ["NN104 2:6 [u]"]],
  ["a brace left open within", "model A {\n  residual {\n    relu\n  output y: [3]\n}\n\nlayer b() {\n  output x\n}", ["NN104 3:8 [u]"]],
  ["a brace left open at the end", "model A {\n  train {\n    batch: 3\n", ["NN104 3:12 [3]"]],
  ["reserved words as names", "model A {\n  input weight: [2]\n  let state = 3\n  relu as bias\n}", ["NN110 2:9 [weight]", "NN110 3:7 [state]", "NN110 4:11 [bias]"]],
  ["reserved words as parameters and indices", "layer d(input, n) {\n  output y[bias] = n\n}", ["NN110 1:9 [input]", "NN110 2:12 [bias]"]],
  ["the name of a model is missing", "model {\n  relu 7\n}", ["NN102 1:7 [{]", "NN103 2:8 [7]"]],
  ["an operand is missing at the end of a line", layer("z[i] = 3 *"), ["NN102 3:12 [*]"]],
  ["a setting without a value", "model A {\n  train {\n    epochs:\n    batch: 3\n  }\n}", ["NN102 3:11 [:]"]],
  ["statements that begin with a sign", model("(dense(3))\n  relu()[3]\n  [3]\n  relu\n  -relu"), ["NN103 3:3 [(]", "NN103 5:3 [[]", "NN103 7:3 [-]"]],
  ["else without parentheses", layer("z[i] = x[i] else 0"), ["NN103 3:15 [else]"]],
  ["comparisons in a row", "activation f(x) = 1 < x < 2 ? 1 : 0", ["NN103 1:25 [<]"]],
  ["= for a comparison", "activation f(x) = x = 2 ? 1 : 0", ["NN103 1:21 [=]"]],
  ["no operator between two names", layer("z[i] = x[i] y[i]"), ["NN102 3:15 [y]"]],
  ["a word is missing before a weight", layer("W: [3] = zeros"), ["NN112 3:3 [W]"]],
  ["a word is missing before an output", layer("z[i]: probability = x[i]"), ["NN112 3:3 [z]"]],
  ["a word given twice", layer("weight weight W: [3] = zeros"), ["NN110 3:10 [weight]"]],
  ["the brace of a model is missing", "model A(n = 3)\n  relu\n  train { batch: 3 }\n  relu 7\n}", ["NN102 1:14 [)]", "NN103 4:8 [7]"]],
  ["a step in a layer", layer("relu"), ["NN112 3:3 [relu]"]],
  ["a word of another language in a layer", layer("param W: [3]"), ["NN112 3:3 [param]"]],
  ["a setting outside of train", model("batch: 3"), ["NN112 3:3 [batch]"]],
  ["other declarations", "function f(x) = x\nclass B {\n}\nlet x = 3\nactivation g(x) = x", ["NN105 1:1 [function f(x) =]", "NN105 2:1 [class B {]", "NN107 4:1 [let]"]],
  ["an encoding is missing", "model A { input x: 3 }", ["NN103 1:20 [3]"]],
  ["an equation of a call", model("dense(3) = 4"), ["NN103 3:12 [=]"]],
  ["a body in place of a value", "activation f(x) { x }", ["NN102 1:17 [{]"]],
  ["an import without braces", "import a from \"a.nn\"", ["NN102 1:8 [a]"]],
  ["a record without fields", "model A { input x: {} }", ["NN103 1:21 [}]"]],
];

describe("without a sure fix", () => {
  test.each(told)("%s is reported where it is", (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });
});

test("every mistake of a file is told in one run", () => {
  const text = [
    "/// Several mistakes.", "modle A {", "  input x: [2", "  dense(16 relu", "  residual {", "    dense(3), relu", "  }", "  output y: oneHot('a', \"b\")", "",
    "  train {", "    batch = 3", "    epochs 4", "  }", "}", "", "layer b(n, = 3) {", "  weight W: [3", "  output y[i] = 2 W[i]", "}", "", "activation f(x) = x &&", "activation g(x) = x",
  ].join("\n");
  expect(faults(text)).toEqual([
    "NN107 2:1 [modle]", "NN102 3:13 [2]", "NN102 4:12 [relu]", "NN109 6:13 [,]", "NN105 8:20 ['a']", "NN108 11:11 [=]", "NN102 12:12 [4]",
    "NN102 16:12 [=]", "NN102 17:14 [3]", "NN102 18:19 [W]", "NN105 21:21 [&&]", "NN102 21:22 [&]",
  ]);
  expect(parsed(text).file.declarations.map((d) => d.kind)).toEqual(["chain", "layer", "function"]);
});

test("messages say what is expected in words", () => {
  const message = (text: string): string | undefined => parsed(text).diagnostics[0]?.message;
  expect(message("model A {\n  input x: [2\n  relu\n}")).toBe("expected `]` after `2`");
  expect(message("activation f(x) = x +")).toBe("expected a number, a name or an expression in parentheses after `+`");
  expect(message("model A { input x: 3 }")).toBe("unexpected `3`: expected a shape `[28, 28]`, fields `{ a, b }`, or an encoding such as `oneHot(0..9)`");
  expect(message("activation f(x) = 1 < x < 2")).toBe("unexpected `<`: comparisons cannot be chained, join two of them by `and`");
  expect(message("activation f(x) = 2 x")).toBe("expected an operator such as `*` between `2` and `x`");
  expect(message("model A {\n  relu\n")).toBe("expected `}`: the `{` of line 1 is not closed");
});
