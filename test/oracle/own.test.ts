/** Models whose layers and blocks have several results and losses of their own, against committed results of PyTorch in float64. */
import { readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { compareCase, type TorchCase } from "./compare.ts";

const cases: readonly TorchCase[] = JSON.parse(readFileSync(new URL("goldens/own.json", import.meta.url), "utf8"));

describe("PyTorch, committed results: several results, and losses of layers", () => {
  test.each(cases.map((c) => [c.name, c] as const))("%s", (_name, c) => compareCase(c));
});
