/** Where an index has no range because of what it subscripts, that read is reported. */
import { expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";

const using = (equations: string): string => `layer mixed(units) {
  input  x: [rows, n]
  weight W: [n, units] = glorotUniform
${equations}
}

model M {
  input x: [4, 3]
  mixed(2)
  flatten
  output y: [8]
  loss meanSquaredError
  train { data: csv("a.csv") }
}
`;

test.each([
  ["of a name that nothing has, in a sum", "  output y[r < 4, j < 2] = sum(i: other[r, i])", ["NN201 other"]],
  ["of a name that nothing has, of a left side", "  output y[r, j] = other[r, j]", ["NN201 other"]],
  ["with too few subscripts", "  output y[r, j] = W[j] + x[r, 0]", ["NN405 W[j]"]],
  ["without a name", "  output y[r, j < 2] = sum(i: x[r, 0] * [i, j])", ["NN416 [i, j]"]],
  ["of a value with an error", "  h[r] = x[r, 0] * wrong\n  output y[r, j < 2] = sum(i: h[i] * W[0, j]) + x[r, 0]", ["NN201 wrong"]],
  ["that are all right", "  output y[r, j] = sum(i: x[r, 0]) + sum(k: W[k, j])", ["NN401 i"]],
])("reads %s", (_, equations, expected) => {
  const { diagnostics } = check(using(equations), { fileName: "m.nn" });
  expect(diagnostics.map(({ code, span: { start, end, source } }) => `${code} ${source.text.slice(start, end)}`)).toEqual(expected);
});
