/** Columns that lose what they vary by in float32 are told, and no others. */
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { readExamples } from "../../src/data/model-data.ts";
import { textSource } from "../../src/data/bytes.ts";
import { openRecords } from "../../src/data/open.ts";
import { tableOf, withHeader } from "../../src/data/table.ts";
import { Report } from "../../src/diagnostics/report.ts";

const model = `model M { input f: { at, kind: oneHot("a", "b") } input x: [2] let a = f { dense(1) } let b = x { dense(1) } sum[j] = a[j] + b[j]
  output y: [1] = sum loss meanSquaredError train { optimizer: adam } }`;

async function told(columns: Readonly<Record<string, readonly (number | string)[]>>, rounded?: readonly string[]): Promise<readonly string[]> {
  const { models, diagnostics } = check(model);
  const [first] = models;
  if (first === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const all: Readonly<Record<string, readonly (number | string)[]>> = { at: [1, 2, 3, 4], kind: ["a", "b", "a", "b"], x0: [0, 1, 0, 1], x1: [0.5, 1.5, 2.5, 3.5], y: [1, 2, 3, 4], ...columns };
  const names = Object.keys(all);
  const lines = [names.join(","), ...[0, 1, 2, 3].map((n) => names.map((name) => all[name]?.[n] ?? "").join(","))];
  const report = new Report();
  const table = withHeader(tableOf("d.csv", await openRecords(textSource("d.csv", lines.join("\n")), {})));
  const arrays = [...first.inputs.map((i) => i.array), ...first.outputs.flatMap((o) => o.target ?? [])];
  expect((await readExamples(first, table, "examples", report, rounded ?? arrays))?.count).toBeGreaterThanOrEqual(3);
  return report.diagnostics.filter((d) => d.code === "NN617").map((d) => `${d.span.source.text.slice(d.span.start, d.span.end)}: ${d.message}`);
}

const minutes = [0, 1, 2, 3].map((n) => 1612892067115 + 60000 * n);

test("an input, a component and a target that rounding makes alike", async () => {
  expect((await told({}))).toEqual([]);
  expect((await told({ at: minutes }))).toEqual([
    "at: column `at` of d.csv has values from 1612892067115 to 1612892247115, where float32 has only multiples of 131072: apply `standardize` to `f` before any other layer, or train with `--precision f64`",
  ]);
  expect((await told({ x1: [20000001, 20000002, 20000003, 20000004] }))).toHaveLength(1);
  expect((await told({ y: [1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3] }))[0]).toContain("float32 has only multiples of 64: write the output as");
  expect((await told({ y: [1e-50, 2e-50, 3e-50, 0] }))).toHaveLength(1);
});

test("what float32 does not reach", async () => {
  expect((await told({ at: [1e39, 1, 2, 3] }))[0]).toContain("has values from 1 to 1e+39, where float32 ends at ±3.4e38");
});

test("what float32 holds well enough", async () => {
  expect((await told({ at: [20200101, 20210512, 20231130, 20260101] }))).toEqual([]);
  expect((await told({ at: [0.1, 0.2, 0.3, 0.4], y: [1612892067115, 1612892067115, 1612892067115, 1612892067115] }))).toEqual([]);
  expect((await told({ at: [1e12, 2e12, 3e12, 5e15] }))).toEqual([]);
  // A row without a value is left out, not taken for a number.
  expect((await told({ at: [1, "", 2, 3] }))).toEqual([]);
});

test("only where the numbers become float32", async () => {
  expect((await told({ at: minutes, y: minutes }, []))).toEqual([]);
  expect((await told({ at: minutes, y: minutes }, ["f"]))).toHaveLength(1);
});
