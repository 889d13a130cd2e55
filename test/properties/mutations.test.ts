/**
 * No text makes the compiler throw or hang: random mutations of the examples, of the library and of the page of the
 * language are checked. `MUTATIONS=100000 npx vitest run test/properties` runs as many.
 */
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { mutant } from "../support/mutants.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { cases } from "../support/extent.ts";

const runs = Number(process.env["MUTATIONS"] ?? cases(120, 1000));

test(`${runs} mutations are checked without a throw, each in good time`, { timeout: 3_600_000 }, () => {
  let refused = 0;
  for (let seed = 0; seed < runs; seed++) {
    const text = mutant(seed);
    const began = cpuTime();
    try {
      if (check(text, { fileName: "mutant.nn" }).diagnostics.length > 0) refused++;
    } catch (cause) {
      expect.fail(`seed ${seed}: ${cause instanceof Error ? cause.stack : String(cause)}\n${text}`);
    }
    const took = cpuTime() - began;
    if (took > 5000) expect.fail(`seed ${seed} took ${took.toFixed(0)} ms\n${text}`);
  }
  expect(refused).toBeGreaterThan(runs / 2);
});
