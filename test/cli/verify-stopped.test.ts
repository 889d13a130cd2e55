/** `nnc verify` holds what is stopped while it moves weights and inputs. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-stopped-"));
afterAll(() => rmSync(folder, { recursive: true }));

const chain = "dense(5) tanh dropout(0.2) as h\n  r[j] = h[j] + stop(floor(4 * h[j]) / 4 - h[j])";

test.each([
  ["a loss of its own", `model Net {\n  input x: [4]\n  ${chain}\n  output y: [5] = r\n  loss squaredError\n}\n`, ["dense1.W"]],
  ["the host's loss", `model Net {\n  input x: [4]\n  ${chain}\n  output y: [5] = r\n  loss external\n}\n`, ["dense1.W", "x"]],
])("%s", async (name, text, compared) => {
  const file = join(folder, `${name.replaceAll(/\W/g, "")}.nn`);
  writeFileSync(file, text);
  const { code, out, err } = await nnc(["verify", file, "--limit", "20"]);
  expect([code, err]).toEqual([0, "every gradient agrees\n"]);
  for (const array of compared) expect(out).toMatch(new RegExp(`^${array.replace(".", "\\.")} .*agrees$`, "m"));
});
