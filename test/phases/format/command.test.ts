/** `nnc fmt` as people run it. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nnc } from "../../cli/terminal.ts";

const written = "activation f( x )=x*2 // twice\n";
const canonical = "activation f(x) = x * 2  // twice\n";
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nnc-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a file is rewritten, and then left as it is", async () => {
  const file = join(folder, "f.nn");
  await writeFile(file, written);
  expect(await nnc(["fmt", "--check", file])).toEqual({ code: 1, out: `${file}\n`, err: "" });
  expect(await readFile(file, "utf8")).toBe(written);
  expect(await nnc(["fmt", file])).toEqual({ code: 0, out: "", err: "" });
  expect(await readFile(file, "utf8")).toBe(canonical);
  expect(await nnc(["fmt", "--check", file])).toEqual({ code: 0, out: "", err: "" });
});

test("`-` reads and writes", async () => {
  expect(await nnc(["fmt", "-"], written)).toEqual({ code: 0, out: canonical, err: "" });
});

test("a file with faults of syntax is left alone", async () => {
  const file = join(folder, "f.nn");
  await writeFile(file, "activation f(x) = x +\n");
  const { code, out, err } = await nnc(["fmt", file]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain(`${file}:1:`);
  expect(await readFile(file, "utf8")).toBe("activation f(x) = x +\n");
});
