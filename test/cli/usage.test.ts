import { describe, expect, test } from "vitest";
import { commandSummaries } from "../../src/cli/help.ts";
import { nnc } from "./terminal.ts";

describe("help goes to standard output", () => {
  test("the help of the command lists every sub-command", async () => {
    const { code, out, err } = await nnc(["--help"]);
    expect([code, err]).toEqual([0, ""]);
    for (const name of Object.keys(commandSummaries)) expect(out).toContain(`\n  ${name}`);
  });

  test.each(Object.keys(commandSummaries))("the help of `nnc %s` starts with its usage", async (name) => {
    const { code, out, err } = await nnc([name, "--help"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(new RegExp(`^usage: nnc ${name} `));
  });

  test("the version is that of the package", async () => {
    expect((await nnc(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("wrong usage exits 2, says what is wrong and prints no result", () => {
  test.each([
    [[], "usage: nnc COMMAND"],
    [["biuld"], "there is no command biuld; did you mean build?"],
    [["model.nn"], "say what to do with model.nn"],
    [["check"], "expected one .nn file or more"],
    [["check", "a.nn", "--fromat", "json"], "there is no flag --fromat; did you mean --format?"],
    [["check", "a.nn", "--format", "xml"], "--format takes pretty, json, github, sarif; not `xml`"],
    [["build", "a.nn", "--emit", "soup"], "--emit takes ast, model"],
    [["build", "a.nn", "--watch", "--check"], "--watch cannot be combined with --check or --emit"],
    [["build", "a.nn", "--target", "wasm", "--precision", "f64"], "--target wasm computes in float32"],
    [["build", "a.nn", "--target", "wasm,ts", "--precision", "f64"], "--target wasm,ts computes in float32: leave --precision f64 out, or take --target ts\n"],
    [["build", "a.nn", "--target", "ts,wasm"], "--target takes ts or wasm or wasm,ts; not `ts,wasm`"],
    [["train", "a.nn", "--target", "wasm,ts"], "--target takes ts, wasm; not `wasm,ts`"],
    [["train", "a.nn", "--target", "wasm", "--precision", "f64"], "--target wasm computes in float32"],
    [["train", "a.nn", "b.nn"], "expected one file, found a second, `b.nn`"],
    [["train", "a.nn", "--epochs", "0"], "--epochs takes a whole number of at least 1, not `0`"],
    [["train", "a.nn", "--epochs", "1.5"], "--epochs takes a whole number of at least 1, not `1.5`"],
    [["train", "a.nn", "--validation", "1"], "--validation takes a number of at least 0 and less than 1, not `1`"],
    [["train", "a.nn", "--epochs"], "--epochs takes a value: --epochs N"],
    [["train", "a.nn", "--only", "dense1"], "--only names layers to take from --base"],
    [["train", "a.nn", "--base", "b", "--resume", "c"], "give one of them"],
    [["eval", "a.nn"], "--weights is missing: give the file that `nnc train --out` wrote"],
    [["predict", "a.nn"], "--weights is missing: give the file that `nnc train --out` wrote"],
  ])("%j", async (args, message) => {
    const { code, out, err } = await nnc(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });
});

test("a file that is not there exits 1 and says so", async () => {
  const { code, out, err } = await nnc(["check", "nowhere/at-all.nn"]);
  expect([code, out, err]).toEqual([1, "", "nnc: cannot read nowhere/at-all.nn: there is no such file\n"]);
});
