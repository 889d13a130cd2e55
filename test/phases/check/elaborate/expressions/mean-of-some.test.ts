import { expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";

/** The warnings of a layer whose value at each node is the mean. */
function warnings(mean: string): readonly string[] {
  const { diagnostics } = check(`layer near() {
  input x: [nodes, n], source: index(places)[edges], sink: index(places)[edges]
  require places == nodes
  output y[v < nodes, j < n] = ${mean}
}
model Graph {
  input x: [5, 2], source: index(5)[8], sink: index(5)[8]
  x near(source, sink)
  output y: [5, 2]
  loss squaredError
}
`);
  expect(diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
  return diagnostics.flatMap((d) => (d.code === "NN727" ? [d.fixes[0]?.edits[0]?.text ?? ""] : []));
}

test.each([
  ["mean(e: sink[e] == v ? x[source[e], j] : 0)", "(sum(e: sink[e] == v ? x[source[e], j] : 0) / max(1, sum(e: sink[e] == v ? 1 : 0)))"],
  ["mean(e: v == sink[e] ? 2 * x[source[e], j] : 0)", "(sum(e: v == sink[e] ? 2 * x[source[e], j] : 0) / max(1, sum(e: v == sink[e] ? 1 : 0)))"],
])("%s is warned of", (mean, fixed) => {
  expect(warnings(mean)).toEqual([fixed]);
  expect(warnings(fixed)).toEqual([]);
});

test.each([
  "mean(e: sink[e] == v ? 1 : 0) + x[source[0], j]",
  "mean(e: sink[e] == v ? x[source[e], j] : 1)",
  "mean(e: sink[e] == source[e] ? x[v, j] : 0)",
  "mean(u < nodes: u == v ? x[u, j] : 0) + x[source[0], j] + x[sink[0], j]",
  "sum(e: sink[e] == v ? x[source[e], j] : 0)",
])("%s is not", (mean) => {
  expect(warnings(mean)).toEqual([]);
});
