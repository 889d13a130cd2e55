/** Recurrences and attention with padding masks, recurrences from first states, against committed results of PyTorch in float64. */
import { readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { compareCase, type TorchCase } from "./compare.ts";

const cases: readonly TorchCase[] = JSON.parse(readFileSync(new URL("goldens/masked.json", import.meta.url), "utf8"));

describe("PyTorch, committed results: packed sequences, key padding, first states", () => {
  test.each(cases.map((c) => [c.name, c] as const))("%s", (_name, c) => compareCase(c));
});
