/** `nnc verify` compares derivatives in equations with differences of their values, besides gradients. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-derivatives-"));
afterAll(() => rmSync(folder, { recursive: true }));

const body = "dense(5) tanh dense(1) as net\n  u = net[0]\n  slope = derivative(u, x[0])\n  wave[k < 1] = derivative(slope, x[1]) + stop(u) * u";

test.each([
  ["own", "loss squaredError"],
  ["hosted", "loss external"],
])("%s", async (name, loss) => {
  const file = join(folder, `${name}.nn`);
  writeFileSync(file, `model Net {\n  input x: [2]\n  ${body}\n  output y: [1] = wave\n  ${loss}\n}\n`);
  const { code, out, err } = await nnc(["verify", file, "--limit", "20"]);
  expect([code, err]).toEqual([0, "every gradient agrees\n"]);
  for (const row of ["d\\(value\\.u\\)/d\\(x\\)", "d\\(value\\.slope\\)/d\\(x\\)", "dense1\\.W"]) expect(out).toMatch(new RegExp(`^${row} .*agrees$`, "m"));
});
