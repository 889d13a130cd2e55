/** Outputs: links are followed, devices and FIFOs written to, modes kept, inputs never overwritten, leftovers removed. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkDistinct, checkWritable, writeWhole } from "../../src/cli/output.ts";
import { nnc } from "./terminal.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nnc-output-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

test("a link keeps leading to its file, which keeps its mode", async () => {
  writeFileSync(at("real"), "old");
  chmodSync(at("real"), 0o640);
  mkdirSync(at("inner"));
  symlinkSync("../real", at("inner/link"));
  symlinkSync("inner/link", at("outer"));
  await writeWhole(at("outer"), "new");
  expect([readFileSync(at("real"), "utf8"), statSync(at("real")).mode & 0o777]).toEqual(["new", 0o640]);
  expect(readdirSync(folder).sort()).toEqual(["inner", "outer", "real"]);
});

test("a link to nothing makes the file that it leads to", async () => {
  symlinkSync("later", at("link"));
  await checkWritable(at("link"));
  await writeWhole(at("link"), "there");
  expect(readFileSync(at("later"), "utf8")).toBe("there");
});

test("links in a circle are an error", async () => {
  symlinkSync("b", at("a"));
  symlinkSync("a", at("b"));
  await expect(writeWhole(at("a"), "")).rejects.toThrow(`cannot write ${at("a")}: its symbolic links form a cycle`);
});

test.runIf(process.platform === "linux")("a FIFO gets the content and stays one; trying it out does not open it", async () => {
  spawnSync("mkfifo", [at("fifo")]);
  // Nobody reads yet: opening would wait for ever.
  await checkWritable(at("fifo"));
  const reader = spawn("cat", [at("fifo")], { stdio: ["ignore", "pipe", "ignore"] });
  const read = new Promise<string>((resolve) => {
    let all = "";
    reader.stdout.setEncoding("utf8").on("data", (text: string) => void (all += text)).on("end", () => resolve(all));
  });
  await writeWhole(at("fifo"), "through");
  expect([await read, statSync(at("fifo")).isFIFO()]).toEqual(["through", true]);
});

test.runIf(process.platform === "linux")("a device is written to, not replaced", async () => {
  symlinkSync("/dev/null", at("null"));
  await checkWritable(at("null"));
  await writeWhole(at("null"), "gone");
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  await expect(writeWhole("/dev/full", "much")).rejects.toThrow("cannot write /dev/full: the disk is full");
});

test("leftovers of killed runs are removed, those of running ones stay", async () => {
  const [gone, running, fresh] = [".nnc-999999999-abc.tmp", `.nnc-${process.pid}-abc.tmp`, ".nnc-999999998-abc.tmp"];
  for (const name of [gone, running, fresh]) writeFileSync(at(name), "");
  const longAgo = new Date(Date.now() - 3_600_000);
  for (const name of [gone, running]) utimesSync(at(name), longAgo, longAgo);
  await writeWhole(at("out"), "");
  expect(readdirSync(folder).sort()).toEqual([running, fresh, "out"].sort());
});

describe("an output that is an input", () => {
  test.each([
    ["the same path", (): string => at("data.csv")],
    ["another spelling", (): string => `${folder}/./x/../data.csv`],
    ["a link", (): string => (symlinkSync("data.csv", at("link")), at("link"))],
    ["a hard link", (): string => (linkSync(at("data.csv"), at("hard")), at("hard"))],
  ])("by %s is refused", async (_name, output) => {
    writeFileSync(at("data.csv"), "a\n1\n");
    mkdirSync(at("x"));
    const path = output();
    await expect(checkDistinct([{ path, what: "--out" }], [{ path: at("data.csv"), what: "the data" }])).rejects.toThrow(`--out ${path} would overwrite the data: name another file`);
  });

  test("is refused before training, as are two outputs of one path", async () => {
    const model = "examples/iris/iris.nn";
    const before = readFileSync("examples/iris/iris.csv", "utf8");
    expect(await nnc(["train", model, "--out", "examples/iris/iris.csv"])).toMatchObject({ code: 1, out: "", err: expect.stringContaining("would overwrite the data") });
    expect(readFileSync("examples/iris/iris.csv", "utf8")).toBe(before);
    expect(await nnc(["train", model, "--out", at("one"), "--log", at("one")])).toMatchObject({ code: 1, err: expect.stringContaining("would overwrite what --out writes") });
  });
});

test.each([["--out"], ["--log"]])("%s that cannot be written is refused before training", async (flag) => {
  const { code, out, err } = await nnc(["train", "examples/iris/iris.nn", flag, folder]);
  expect([code, out, err]).toEqual([1, "", `nnc: cannot write ${folder}: it is a folder\n`]);
  writeFileSync(at("file"), "");
  expect((await nnc(["train", "examples/iris/iris.nn", flag, at("file/x")])).err).toContain(`cannot write ${at("file/x")}`);
});

test("weights that cannot be written after all are written elsewhere, which is said", async () => {
  const { code, err } = await nnc(["train", "examples/iris/iris.nn", "--epochs", "1", "--target", "ts", "--out", "/dev/full"]);
  const [, rescue = ""] = /cannot write \/dev\/full: the disk is full; the weights are in (\S+)/.exec(err) ?? [];
  expect([code, existsSync(rescue)]).toEqual([1, true]);
  rmSync(rescue);
});

test.runIf(process.platform === "linux")("devices without an end are no input", async () => {
  expect(await nnc(["train", "examples/iris/iris.nn", "--data", "/dev/zero"])).toMatchObject({ code: 1, err: expect.stringContaining("cannot read /dev/zero: it is a device") });
  expect(await nnc(["check", "/dev/urandom"])).toMatchObject({ code: 1, err: expect.stringContaining("cannot read /dev/urandom: it is a device") });
  writeFileSync(at("m.nn"), `import { swoop } from "/dev/zero"\nmodel M { input x: [1] swoop output y: [1] }\n`);
  expect(await nnc(["check", at("m.nn")])).toMatchObject({ code: 1, err: expect.stringMatching(/cannot import \S*dev\/zero: it is a device/) });
});

test("a file of data that is not there, or empty, is said to be so", async () => {
  expect(await nnc(["train", "examples/iris/iris.nn", "--data", at("none.csv")])).toMatchObject({ code: 1, err: `nnc: cannot read ${at("none.csv")}: there is no such file\n` });
  writeFileSync(at("empty.csv"), "\n");
  const { code, err } = await nnc(["train", "examples/iris/iris.nn", "--data", at("empty.csv")]);
  expect([code, err.match(/NN\d+/g)]).toEqual([1, ["NN610"]]);
});
