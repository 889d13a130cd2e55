/**
 * Disks that are full or read-only, and folders without permission: a clear error, exit code 1, the file that was there as it was, and nothing left
 * beside it. Disks of 64 kB are mounted where that is permitted; others are left out.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { sampled } from "../support/extent.ts";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-disks-"));
const disk = join(folder, "disk");
mkdirSync(disk);
const mount = (...args: readonly string[]): boolean => process.platform === "linux" && spawnSync("mount", args, { stdio: "ignore" }).status === 0;
const mounted = mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", disk);
afterAll(() => {
  if (mounted) spawnSync("umount", [disk]);
  else chmodSync(disk, 0o755);
  rmSync(folder, { recursive: true });
});

for (const name of ["iris.nn", "iris.csv"]) copyFileSync(`examples/iris/${name}`, join(folder, name));
const model = join(folder, "iris.nn");
const at = (name: string): string => join(disk, name);
const train = ["train", model, "--target", "ts", "--epochs", "2"];
const tune = ["tune", model, "rate=0.1|0.01", "--target", "ts", "--epochs", "1", "--validation", "0.2"];

/** What writes a file, and that file. */
const writers: readonly (readonly [what: string, args: readonly string[], file: string])[] = [
  ["train --out", [...train, "--out", at("w.safetensors")], "w.safetensors"],
  ["train --report", [...train, "--report", at("r.html")], "r.html"],
  ["build -o", ["build", model, "--output", at("m.ts")], "m.ts"],
  ["tune --out", [...tune, "--out", at("b.safetensors")], "b.safetensors"],
  ["tune --write-model", [...tune, "--write-model", at("b.nn")], "b.nn"],
  ["tune --report", [...tune, "--report", at("t.html")], "t.html"],
  ["train --out, into a new folder,", [...train, "--out", at("new/w.safetensors")], "new"],
  ["train --tensorboard", [...train, "--tensorboard", at("runs")], "runs"],
];

describe.runIf(mounted)("on a full disk", () => {
  beforeEach(() => {
    for (const name of readdirSync(disk)) rmSync(at(name), { recursive: true });
    for (const [, , file] of writers) if (file.includes(".")) writeFileSync(at(file), "old");
    try {
      writeFileSync(at("full"), new Uint8Array(2 ** 17));
    } catch {
      // All that there is room for has been written.
    }
  });

  test.each(writers)("%s says so, and leaves what was there", async (what, args, file) => {
    const before = readdirSync(disk).sort();
    const { code, err } = await nnc(args);
    expect([code, err]).toEqual([1, expect.stringMatching(/cannot write (?:into )?\S+: the disk is full/)]);
    expect(err).not.toContain("NN901");
    const [, rescue] = /the weights are in (\S+)/.exec(err) ?? [];
    expect(rescue !== undefined).toBe(what.startsWith("train --out"));
    if (rescue !== undefined) rmSync(rescue);
    // Folders that were made for a file may stay.
    expect(readdirSync(disk).filter((name) => name.includes(".") || name === "full").sort()).toEqual(before);
    if (!file.includes(".")) expect(readdirSync(at(file))).toEqual([]);
    else expect(readFileSync(at(file), "utf8")).toBe("old");
  });

  test("one result of tune that cannot be written keeps no other from its file", async () => {
    const { code, out, err } = await nnc([...tune, "--write-model", at("b.nn"), "--report", join(folder, "t.html")]);
    expect([code, err]).toEqual([1, expect.stringContaining(`nnc: cannot write ${at("b.nn")}: the disk is full\n`)]);
    expect(out).toContain(`report     ${join(folder, "t.html")}\n`);
  });
});

describe.runIf(mounted || process.getuid?.() !== 0)(mounted ? "on a read-only disk" : "in a folder without permission", () => {
  const reason = mounted ? "the disk is read-only" : "permission denied";
  test.each(sampled(writers, 3, 1))("%s says so before the work", async (_what, args) => {
    writeFileSync(at("w.safetensors"), "old");
    const before = readdirSync(disk).sort();
    if (mounted) expect(mount("-o", "remount,ro", disk)).toBe(true);
    else chmodSync(disk, 0o555);
    try {
      const { code, out, err } = await nnc(args);
      expect([code, out, err]).toEqual([1, "", expect.stringMatching(new RegExp(`cannot write (?:into )?\\S+: ${reason}\n`))]);
      expect(err).not.toContain("epoch 1");
      expect(readdirSync(disk).sort()).toEqual(before);
    } finally {
      if (mounted) mount("-o", "remount,rw", disk);
      else chmodSync(disk, 0o755);
    }
  });
});

describe.runIf(process.platform === "linux")("to a device that is full", () => {
  test.each([["--out"], ["--report"], ["--log"]])("%s says so, and the exit code does", async (flag) => {
    const { code, err } = await nnc([...train, flag, "/dev/full"]);
    expect([code, err]).toEqual([1, expect.stringContaining("cannot write /dev/full: the disk is full")]);
    const [, rescue] = /the weights are in (\S+)/.exec(err) ?? [];
    if (rescue !== undefined) rmSync(rescue);
  });

  test.each([["tune --report", [...tune, "--report", "/dev/full"]], ["tune --write-model", [...tune, "--write-model", "/dev/full"]]])("%s says so", async (_what, args) => {
    expect(await nnc(args)).toMatchObject({ code: 1, err: expect.stringContaining("cannot write /dev/full: the disk is full") });
  });
});
