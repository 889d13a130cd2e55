/** Missing values of penguins beside scikit-learn's SimpleImputer (Debian's python3-sklearn), with more of them than the file has. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load, type TestNetwork } from "../support/module.ts";

interface Filled {
  readonly fill: number | string;
  readonly column: readonly (number | string)[];
  readonly indicator: readonly number[];
}

const folder = mkdtempSync(join(tmpdir(), "nnc-missing-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every seventh number of the file is taken out, and every fifth class. */
const [, ...lines] = readFileSync(new URL("../../examples/penguins/penguins.csv", import.meta.url), "utf8").trim().split("\n");
const cells = lines.map((line, row) => line.split(",").map((cell, k) => (((k >= 2 && k <= 4 && (row * 3 + k) % 7 === 0) || (k === 6 && row % 5 === 0)) ? "" : cell === "." ? "" : cell)));
const birds = cells.filter((row) => row[5] !== "");
const numberIn = (text: string | undefined): number | null => (text === undefined || text === "" ? null : Number(text));
const examples = birds.map((row) => ({ billLength: numberIn(row[2]), billDepth: numberIn(row[3]), flipperLength: numberIn(row[4]), sex: row[6] === "" ? null : row[6] }));
/** Held out: the last part, which fills must not depend on. */
const held = 100;

describe.each([["ts", "f64"], ["wasm", "f32"]] as const)("SimpleImputer, %s %s", (target, precision) => {
  let network: TestNetwork;
  let expected: Readonly<Record<string, Filled>>;

  beforeAll(async () => {
    const file = join(folder, "birds.csv");
    writeFileSync(file, ["species,island,billLength,billDepth,flipperLength,bodyMass,sex", ...cells.map((row) => row.join(","))].join("\n"));
    expected = JSON.parse(execFileSync("/usr/bin/python3", [fileURLToPath(new URL("missing.py", import.meta.url)), file, String(birds.length - held)], { encoding: "utf8" })) as typeof expected;
    const create = await load(`model Birds {
      input bird: { billLength: missing(mean, indicator), billDepth: missing(median, indicator), flipperLength: missing(mode, indicator), sex: oneHot("FEMALE", "MALE", missing: mode) }
      output filled: [8] = bird { identity }
      bird standardize dense(1)
      output mass: [1]
      loss squaredError(mass)
      train { optimizer: sgd(rate: 0.001) batch: 32 epochs: 1 }
    }`, { target, precision });
    network = create();
    network.fit({ bird: examples, mass: birds.map((row) => Number(row[5]) / 1000) }, { validation: held / birds.length, hold: "last" });
  });

  test.each([["billLength", 0], ["billDepth", 2], ["flipperLength", 4]] as const)("%s is filled alike, with the same indicator", (column, at) => {
    const found = examples.map((bird) => network.predict(bird)["filled"] as readonly number[]);
    found.forEach((row, n) => {
      expect(row[at]).toBeCloseTo(Number(expected[column]?.column[n]), 9);
      expect(row[at + 1]).toBe(expected[column]?.indicator[n]);
    });
    expect(found.some((row) => row[at + 1] === 1)).toBe(true);
  });

  test("the most frequent sex takes the place of a missing one", () => {
    examples.forEach((bird, n) => {
      const [female, male] = (network.predict(bird)["filled"] as readonly number[]).slice(6);
      expect([female, male]).toEqual(expected["sex"]?.column[n] === "MALE" ? [0, 1] : [1, 0]);
    });
  });
});
