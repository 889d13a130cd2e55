import { describe, expect, test } from "vitest";
import { Report } from "../../../src/diagnostics/report.ts";
import { cutIslands } from "../../../src/phases/parse/islands.ts";
import { createLex } from "../../../src/phases/parse/lex.ts";
import { sourceFile } from "../../../src/source/source.ts";
import { Grammar } from "../../../src/phases/parse/grammar.ts";
import { faults, parsed, valid } from "./files.ts";

describe("the library and the examples", () => {
  test.each(valid)("$name has no fault", ({ text }) => {
    expect(faults(text)).toEqual([]);
    expect(parsed(text).file.declarations.length).toBeGreaterThan(0);
  });
});

describe("the grammar", () => {
  // Making it fails where the grammar is ambiguous or has an unreachable alternative.
  const validated = new Grammar(false);
  const production = new Grammar(true);
  const lex = createLex();

  test.each(valid)("decides by its own lookahead as by the validated one: $name", ({ text }) => {
    const file = sourceFile("", text);
    for (const { tokens } of cutIslands(lex(file, new Report()).tokens, file)) {
      const quick = production.read(tokens);
      expect(quick.broken).toEqual([]);
      expect(JSON.stringify(quick.tree)).toBe(JSON.stringify(validated.read(tokens).tree));
    }
  });
});

/** What the language page shows beyond the library. */
const shown: readonly (readonly [string, string])[] = [
  ["several inputs and named values", "model A {\n  input a: [3], b: index(64)[16]\n  a dense(3) as left\n  b embedding(4) add(left) -> [16, 3]\n  output y: binary(\"no\", \"yes\")[64]\n}"],
  ["side chains", "model A {\n  let skip = { conv(8, kernel: 1) relu }\n  let other = image { relu }\n  let n = 2 * filters\n  shared encoder = dense(32)\n  shared twice = { relu }\n  output a: [3] = other { relu }\n}"],
  ["nesting", "block b(n) {\n  residual { relu }\n  frozen { dense(3) }\n  repeat 6 { relu }\n  repeat i < 4 { dense(i) }\n  train 0.1 { relu }\n  train n / 2 { train 2 { relu } }\n}"],
  ["equations in a model", "model A {\n  d[j] = abs(a[j] - b[j])\n  q = d\n  unembed(tokens.E)\n  m.bias\n}"],
  ["combined losses", "model A {\n  loss crossEntropy(a) + 0.1 * squaredError(b, target: image)\n  loss external\n  regularize l2(0.1) + l1(0.2)\n}"],
  ["inputs that come step by step", "model A {\n  stream a\n  relu stream b, from\n}"],
  ["reserved words as labels, fields and members", "model A {\n  input x: { input, weight: [3], loss }\n  dense(3, bias: false, loss: 2)\n  use(x.output)\n  train { optimizer: sgd(state: 1) loss: 3 }\n}"],
  ["weights of a layer", "layer a(heads, causal = false,) {\n  weight Wq: [n, size], Wk: [n, size] = zeros\n  state m: [c] = 0, v = 1\n  while training { m[c] = 3 v = 2 }\n  fitted c[i] = mean(data: x[i])\n  require n % 2 == 0, \"{n} is odd\"\n  require n > 0\n  warn n == 1, \"{n} is one\"\n  output h\n}"],
  ["conditions of functions and optimizers", "loss a(y[..s], t[..s]) = sum(..s: y[..s])\n  require 1 < 2\n  warn kind(y) == \"probability\", \"no\"\noptimizer b(rate = 1) {\n  warn rate < 0, \"{-rate}\"\n  w = w - rate * g\n}\nactivation c(x) = x warn 1 > 2 activation d(x) = x"],
  ["reductions, packs and guards", "layer a() {\n  output y[..s, j < 3] = sum(i, k < 3: (x[..s, i * 2 - 1, k] else 0)) + count(batch, ..s) + mean(..s: x[..s])\n}"],
  ["operators", "activation f(x) = not x > 0 and x < 1 or x == 2 ? -x ^ -2 ^ 3 % 4 : x != 3 ? a : b"],
  ["a shape as a value", "layer a() {\n  output y = reshape(x, [count(..s), 2])\n}"],
  ["imports", "import { a, b, } from \"file.nn\"\nimport { c } from \"other.nn\""],
  ["kinds", "activation f(x): probability = x\nloss c(y[k]: distribution(k), target[k]) = y"],
  ["`from` is an ordinary name", "schedule s(from, to = 0) = from + to"],
  ["one line", "model A { input x: [2] dense(3) relu output y: [3] loss squaredError } activation f(x) = x layer g() { output x }"],
  ["numbers", "activation f(x) = .5 + 1e-3 + 2.5E+7 + 10"],
  ["nothing", ""],
  ["only comments", "// one\n/// two\n"],
];

test.each(shown)("%s", (_, text) => {
  expect(faults(text)).toEqual([]);
});

test("a range is three tokens", () => {
  const [declaration] = parsed("model A { output y: oneHot(0..9) }").file.declarations;
  expect(declaration).toMatchObject({ body: [{ encoding: { name: { text: "oneHot" }, arguments: [{ kind: "range", from: { value: 0 }, to: { value: 9 } }] } }] });
});

test("an index before the count of a repetition", () => {
  const [declaration] = parsed("model A { repeat i < 2 * n { relu } repeat 3 { relu } }").file.declarations;
  expect(declaration).toMatchObject({ body: [{ kind: "repeat", index: { text: "i" }, count: { operator: "*" } }, { kind: "repeat", count: { value: 3 } }] });
});

test("precedence", () => {
  const [declaration] = parsed("activation f(x) = 1 + 2 * -x ^ 2 < 3 and a or b").file.declarations;
  expect(declaration).toMatchObject({ value: { operator: "or", left: { operator: "and", left: { operator: "<", left: { operator: "+", right: { operator: "*", right: { operator: "-", operand: { operator: "^" } } } } } } } });
});

test("differences from the left, powers from the right", () => {
  expect(parsed("activation f(x) = 1 - 2 - 3").file.declarations[0]).toMatchObject({ value: { left: { left: { value: 1 }, right: { value: 2 } }, right: { value: 3 } } });
  expect(parsed("activation f(x) = 1 ^ 2 ^ 3").file.declarations[0]).toMatchObject({ value: { left: { value: 1 }, right: { left: { value: 2 }, right: { value: 3 } } } });
});

test("documentation is joined, without its slashes, to the declaration that follows", () => {
  const { declarations, comments } = parsed("/// One.\n///   Two.\nactivation f(x) = x\n\n/// Apart.\n\nactivation g(x) = x // end\n").file;
  expect(declarations.map((d) => d.doc)).toEqual(["One.\n  Two.", undefined]);
  expect(comments.map((c) => [c.text, c.doc])).toEqual([["/// One.", true], ["///   Two.", true], ["/// Apart.", true], ["// end", false]]);
});

test("strings take JSON's escapes", () => {
  const text = String.raw`model A { output y: oneHot("a\"b", "\u00e9\n", "tab	in") }`;
  expect(parsed(text).file.declarations[0]).toMatchObject({ body: [{ encoding: { arguments: [{ value: { value: "a\"b" } }, { value: { value: "é\n" } }, { value: { value: "tab\tin" } }] } }] });
});

test("line ends of Windows", () => {
  const text = "/// Doc.\r\nmodel A {\r\n  input x: [2] // two\r\n  relu\r\n}\r\n";
  const { file, diagnostics } = parsed(text);
  expect(diagnostics).toEqual([]);
  expect(file.declarations[0]?.doc).toBe("Doc.");
  expect(file.comments.map((c) => c.text)).toEqual(["/// Doc.", "// two"]);
});
