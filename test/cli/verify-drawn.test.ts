/** `nnc verify` of a model without data of its own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-verify-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("takes data that are drawn", async () => {
  const file = join(folder, "words.nn");
  writeFileSync(file, `model Words {
  input words: index(7)[5], length: [2]
  words embedding(3) lstmLast(4) concat(length) dense(6) tanh as h
  output kind: oneHot("a", "b", "c") = h { dense(3) softmax }
  output size: [2] = h { dense(2) }
  loss crossEntropy(kind) + 0.1 * squaredError(size)
  train { batch: 4 }
}
`);
  const { code, out, err } = await nnc(["verify", file, "--limit", "20"]);
  expect([code, err]).toEqual([0, "every gradient agrees\n"]);
  for (const name of ["embedding1.E", "lstmLast1.", "dense1.W", "dense2.W", "dense3.b"]) expect(out).toMatch(new RegExp(`^${name.replace(".", "\\.")}.*agrees$`, "m"));
});
