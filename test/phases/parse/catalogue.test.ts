import { expect, test } from "vitest";
import { syntax } from "../../../src/diagnostics/catalogue/syntax.ts";
import { fileOf, sampleOf } from "../../errors/samples.ts";
import { parsed } from "./files.ts";

test.each(Object.values(syntax).map((entry) => entry.code))("%s is given to its faulty file, and nothing to the mended one", (code) => {
  const sample = sampleOf(code);
  expect(parsed(fileOf(sample, "wrong.nn")).diagnostics.map((d) => d.code)).toEqual([code]);
  expect(parsed(fileOf(sample, "fixed.nn")).diagnostics).toEqual([]);
});

test("what one text leaves behind does not reach the next", () => {
  const sound = "model A {\n  relu\n}";
  const broken = "model A {\n  dense(3\n  train { batch = 3, epochs: }\n  input weight: [2]\n";
  const before = parsed(broken).diagnostics.map((d) => d.message);
  expect(before.length).toBeGreaterThan(2);
  expect(parsed(sound).diagnostics).toEqual([]);
  expect(parsed(broken).diagnostics.map((d) => d.message)).toEqual(before);
});
