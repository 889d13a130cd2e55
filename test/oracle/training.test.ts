/** The vocabulary of training, against committed results of PyTorch in float64. */
import { readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { compareCase, type TorchCase } from "./compare.ts";
import { sampled } from "../support/extent.ts";

const cases: readonly TorchCase[] = JSON.parse(readFileSync(new URL("goldens/training.json", import.meta.url), "utf8"));

// As in goldens.test.ts, one of three.
const chosen = sampled(cases, 4);

describe("PyTorch, committed results of training", () => {
  test.each(chosen.map((c) => [c.name, c] as const))("%s", (_name, c) => compareCase(c));
});
