/** The operator tests of the package onnx: what is imported computes what they say, and what is not is refused by its node. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { nnc } from "../cli/terminal.ts";
import { networkOf } from "./import/run.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-operators-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Packed {
  readonly shape: readonly number[];
  /** As text, since some are not finite. */
  readonly values: readonly string[];
}

interface Case {
  readonly title: string;
  readonly inputs: readonly Packed[];
  readonly output: Packed;
}

/** Half precision is computed in full, and dropout in training draws numbers of its own. */
const others = /FLOAT16|training_dropout/;

const numbersOf = ({ values }: Packed): Float64Array => Float64Array.from(values, (text) => Number(text.replace("inf", "Infinity").replace("nan", "NaN")));

/** Nothing where the file is refused, which names the node or the value. */
async function differs({ title, inputs, output }: Case): Promise<string | undefined> {
  const path = join(folder, `${title}.onnx`);
  const { code, err } = await nnc(["import", path, "--force", "--no-batch", "--keep-layout", "--model", "Net"]);
  if (code !== 0) return /cannot be imported: (?:node|the (?:in|out)put|the tensor|its graph)/.test(err) ? undefined : `${title}: ${err}`;
  const [text, weights] = [readFileSync(path.replace(".onnx", ".nn"), "utf8"), readFileSync(path.replace(".onnx", ".safetensors"))];
  const { network, inputs: names } = await networkOf(text, weights);
  const given = inputs.map(numbersOf);
  const [only] = given;
  const found = Array.from(network.forward(given.length === 1 && only !== undefined ? only : Object.fromEntries(names.map((name, k) => [name, given[k] ?? new Float64Array(0)])), 1));
  agreed++;
  const expected = numbersOf(output);
  const isSame = found.length === expected.length && found.every((y, k) => Object.is(y, expected[k]) || Math.abs(y - (expected[k] ?? NaN)) <= 1e-4 * Math.max(1, Math.abs(expected[k] ?? NaN)));
  return isSame ? undefined : `${title}: ${found.slice(0, 4).join(", ")} and not ${expected.slice(0, 4).join(", ")}`;
}

let agreed = 0;

test("each agrees or is refused", async () => {
  execFileSync("/usr/bin/python3", [fileURLToPath(new URL("import/operators.py", import.meta.url)), folder], { stdio: ["ignore", "ignore", "pipe"] });
  const cases: readonly Case[] = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8"));
  const wrong: string[] = [];
  for (const c of cases) if (!others.test(c.title)) wrong.push(...[await differs(c)].flatMap((reason) => reason ?? []));
  console.log(`${agreed} of ${cases.length} are imported`);
  expect(wrong).toEqual([]);
  expect(agreed).toBeGreaterThan(300);
});
