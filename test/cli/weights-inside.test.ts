/** `nnc build --weights`: weights inside of modules. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-inside-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
writeFileSync(at("package.json"), "{}");

/** Accuracies that the command reports, in percent: as f32, and as the type asked for. */
function accuracies(out: string): readonly number[] {
  const [, before, after] = /accuracy: ([\d.]+)% as f32, ([\d.]+)% as int8/.exec(out) ?? [];
  return [Number(before), Number(after)];
}

describe.each(["iris", "wine", "digits", "digits-cnn"])("%s", (name) => {
  test("as int8 is within half a point of accuracy, and smaller than f32", async () => {
    const data = /csv\("([^"]+)"/.exec(readFileSync(`examples/${name}/${name}.nn`, "utf8"))?.[1] ?? "";
    copyFileSync(`examples/${name}/${name}.nn`, at(`${name}.nn`));
    const source = join("examples", name, data);
    writeFileSync(at(`${name}.nn`), readFileSync(at(`${name}.nn`), "utf8").replace(data, join(process.cwd(), source)));
    const weights = at(`${name}.safetensors`);
    expect(await nnc(["train", at(`${name}.nn`), "--out", weights])).toMatchObject({ code: 0 });
    const build = async (as: string): Promise<{ readonly out: string; readonly text: string }> => {
      const path = at(`${name}-${as}.ts`);
      const ran = await nnc(["build", at(`${name}.nn`), "-o", path, "--inference", "--weights", weights, "--as", as]);
      expect(ran).toMatchObject({ code: 0 });
      return { out: ran.out, text: readFileSync(path, "utf8") };
    };
    const [byte, single] = [await build("int8"), await build("f32")];
    const [before = NaN, after = NaN] = accuracies(byte.out);
    expect(before).toBeGreaterThan(90);
    expect(Math.abs(after - before)).toBeLessThanOrEqual(0.5);
    expect(storedBytes(byte.text)).toBeLessThan(storedBytes(single.text) * 0.7);
    expect(await nnc(["build", at(`${name}.nn`), "-o", at(`${name}-int8.ts`), "--check"])).toMatchObject({ code: 0, err: "" });
  }, 120_000);
});

function storedBytes(text: string): number {
  return Number(/fitted values: (\d+) bytes/.exec(text)?.[1]);
}

test("nnc.config.json names the weights of each model, and --check follows it", async () => {
  const project = (settings: object): void => writeFileSync(at("nnc.config.json"), JSON.stringify(settings));
  const path = at("iris-config.ts");
  project({ weights: { Iris: "iris.safetensors", Other: "none.safetensors" }, as: "f16", inference: true });
  expect(await nnc(["build", at("iris.nn"), "-o", path])).toMatchObject({ code: 0, out: expect.stringMatching(/accuracy: [\d.]+% as f32, [\d.]+% as f16/) as unknown });
  expect(readFileSync(path, "utf8")).toContain("takeF16(stored");
  expect(await nnc(["build", at("iris.nn"), "-o", path, "--check"])).toMatchObject({ code: 0, err: "" });
  copyFileSync(at("iris.safetensors"), at("again.safetensors"));
  project({ weights: { Iris: "again.safetensors" }, as: "f16", inference: true });
  expect(await nnc(["build", at("iris.nn"), "-o", path, "--check"])).toMatchObject({ code: 1, err: expect.stringContaining("is stale") as unknown });
  project({ weights: { Iris: "none.safetensors" } });
  expect(await nnc(["build", at("iris.nn"), "-o", path])).toMatchObject({ code: 1, err: expect.stringContaining("cannot read") as unknown });
  project({ weights: "iris.safetensors" });
  expect(await nnc(["build", at("iris.nn"), "-o", path])).toMatchObject({ code: 1, err: expect.stringContaining('"weights" must be an object of paths by the names of models') as unknown });
  rmSync(at("nnc.config.json"));
});

describe("what does not fit", () => {
  test("is refused by file and tensor, and nothing is written", async () => {
    writeFileSync(at("a.nn"), "model A { input x: [3] dense(2) output y: [2] loss squaredError }");
    const ran = await nnc(["build", at("a.nn"), "--weights", at("iris.safetensors")]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain("iris.safetensors does not fit the model A: these are the weights of Iris, not of A");
    expect(existsSync(at("a.ts"))).toBe(false);
    expect(await nnc(["build", at("a.nn"), "--weights", at("none.safetensors")])).toMatchObject({ code: 1, err: expect.stringContaining("cannot read") as unknown });
    expect(await nnc(["build", at("a.nn"), "--as", "int8"])).toMatchObject({ code: 2, err: expect.stringContaining("--weights W.safetensors") as unknown });
  });

  test("after the weights changed the module is stale", async () => {
    const path = at("iris-int8.ts");
    expect(await nnc(["build", at("iris.nn"), "-o", path, "--check"])).toMatchObject({ code: 0 });
    await nnc(["train", at("iris.nn"), "--out", at("iris.safetensors"), "--epochs", "1"]);
    expect(await nnc(["build", at("iris.nn"), "-o", path, "--check"])).toMatchObject({ code: 1, err: expect.stringContaining("is stale") as unknown });
  });
});
