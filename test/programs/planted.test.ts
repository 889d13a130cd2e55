/** Each planted fault (`planted/run.mjs`) finds its place: the text that it replaces occurs once. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Planted {
  readonly what: string;
  readonly file: string;
  readonly text: string;
  readonly fault: string;
}

const faults: readonly Planted[] = JSON.parse(readFileSync("test/programs/planted/faults.json", "utf8"));

test.each(faults)("$what can be planted in $file", ({ file, text, fault }) => {
  const path = existsSync(file) ? file : `src/${file}`;
  expect(readFileSync(path, "utf8").split(text).length - 1, `in ${path}: ${text}`).toBe(1);
  expect(fault).not.toBe(text);
});
