/** The examples at their real sizes, on their real data, against committed results of PyTorch in float64. */
import { readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { compareExample, type ExampleCase } from "./compare-example.ts";

const cases: readonly ExampleCase[] = JSON.parse(readFileSync(new URL("goldens/examples.json", import.meta.url), "utf8"));

describe("PyTorch, committed results of examples", () => {
  test.each(cases.map((c) => [c.name, c] as const))("%s", (_name, c) => compareExample(c));
});
