/** `nnc weights --for`: the layout of PyTorch by a stated mapping, and back. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "../../src/runtime/safetensors.ts";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-map-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const counted = (count: number, from = 0): Float64Array => Float64Array.from({ length: count }, (_, i) => i + from);

writeFileSync(at("net.nn"), "model Net {\n  input x: [2]\n  dense(3)\n  dense(3)\n  output y: [3]\n}\n");
writeFileSync(at("fc.safetensors"), encodeSafetensors([
  { name: "fc1.weight", shape: [3, 2], values: counted(6) }, { name: "fc1.bias", shape: [3], values: counted(3) },
  { name: "fc2.weight", shape: [3, 3], values: counted(9) }, { name: "fc2.bias", shape: [3], values: counted(3, 5) },
], {}));

const sound = {
  "dense1.W": { from: "fc1.weight", axes: [1, 0] }, "dense1.b": { from: "fc1.bias" }, "dense2.W": { from: "fc2.weight", axes: [1, 0] }, "dense2.b": { from: ["fc1.bias", "fc2.bias"] },
};

async function convert(mapping: unknown, ...more: readonly string[]): Promise<{ readonly code: number; readonly err: string }> {
  writeFileSync(at("map.json"), typeof mapping === "string" ? mapping : JSON.stringify(mapping));
  rmSync(at("out.safetensors"), { force: true });
  return nnc(["weights", at("fc.safetensors"), "--for", at("net.nn"), "--from", "torch", "--map", at("map.json"), "--out", at("out.safetensors"), ...more]);
}

test("renames, transposes and adds as the mapping says", async () => {
  expect(await convert(sound)).toMatchObject({ code: 0 });
  const { tensors, metadata } = decodeSafetensors(readFileSync(at("out.safetensors")));
  expect(metadata).toEqual({ model: "Net" });
  expect(tensors.get("dense1.W")).toEqual({ name: "dense1.W", shape: [2, 3], values: Float64Array.of(0, 2, 4, 1, 3, 5) });
  expect(tensors.get("dense2.W")?.values).toEqual(Float64Array.of(0, 3, 6, 1, 4, 7, 2, 5, 8));
  expect(tensors.get("dense2.b")?.values).toEqual(Float64Array.of(5, 7, 9));
});

test("rows, views, values, and what the mapping leaves unused", async () => {
  const { code, err } = await convert({
    "dense1.W": { from: "fc2.weight", rows: [1, 3], axes: [0, 1] }, "dense1.b": { fill: 0.5 }, "dense2.W": { from: "fc2.weight", axes: [0, 1] }, "dense2.b": { from: "fc2.bias", shape: [3] },
  }, "--as", "f16");
  expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining("not used: fc1.weight, fc1.bias") as unknown });
  const { tensors } = decodeSafetensors(readFileSync(at("out.safetensors")));
  expect([...(tensors.get("dense1.W")?.values ?? [])]).toEqual([3, 4, 5, 6, 7, 8]);
  expect([...(tensors.get("dense1.b")?.values ?? [])]).toEqual([0.5, 0.5, 0.5]);
});

test.each<[string, unknown, string]>([
  ["a transposition that is not stated", { ...sound, "dense1.W": { from: "fc1.weight" } }, 'dense1.W: fc1.weight has the shape [3, 2], expected [2, 3]; state "axes": of its axes [1, 0] fits'],
  ["a square matrix without axes", { ...sound, "dense2.W": { from: "fc2.weight" } }, 'ambiguous: state "axes", of its axes [0, 1] or [1, 0] fit'],
  ["axes that do not fit", { ...sound, "dense1.W": { from: "fc1.weight", axes: [0, 1] } }, '"axes" [0, 1] give [3, 2]; of its axes [1, 0] fits'],
  ["axes of another rank", { ...sound, "dense1.W": { from: "fc1.weight", axes: [0] } }, "are not of 2 axes"],
  ["a shape that no permutation gives", { ...sound, "dense1.W": { from: "fc2.weight", axes: [1, 0] } }, "fc2.weight has the shape [3, 3], expected [2, 3]"],
  ["no permutation", { ...sound, "dense1.W": { from: "fc1.weight", axes: [1, 1] } }, "must be a permutation of 0 to 1"],
  ["rows beyond the end", { ...sound, "dense1.W": { from: "fc2.weight", rows: [2, 4], axes: [0, 1] } }, "the mapping takes its rows [2, 4]"],
  ["a view of another size", { ...sound, "dense2.b": { from: "fc2.bias", shape: [2] } }, "cannot be viewed as [2]"],
  ["another whole shape", { ...sound, "dense2.b": { from: "fc2.bias", fromShape: [4] } }, "the mapping expects [4]"],
  ["a tensor that is not there", { ...sound, "dense2.b": { from: "fc3.bias" } }, "has no tensor fc3.bias; it has fc1.weight"],
  ["a variable that is not there", { ...sound, "dense3.b": { from: "fc2.bias" } }, "the model Net has no dense3.b"],
  ["a variable that is missing", { "dense1.W": sound["dense1.W"] }, "the mapping lacks dense1.b [3], dense2.W [3, 3]"],
  ["what is ambiguous", { ...sound, "dense2.b": { from: "fc2.bias", ambiguous: "why" } }, 'dense2.b is ambiguous: "why"'],
  ["an unknown key", { ...sound, "dense2.b": { form: "fc2.bias" } }, 'has no "form"'],
  ["no name", { ...sound, "dense2.b": { from: 3 } }, '"from" must be the name of a tensor'],
  ["no JSON", "{", "is no JSON"],
  ["a list", [], "must be an object by the names of variables"],
])("refuses %s, and writes nothing", async (_what, mapping, message) => {
  expect(await convert(mapping)).toMatchObject({ code: 1, err: expect.stringContaining(message) as unknown });
  expect(existsSync(at("out.safetensors"))).toBe(false);
});

describe("--propose", () => {
  const propose = async (tensors: Parameters<typeof encodeSafetensors>[0], model = "net.nn"): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
    writeFileSync(at("theirs.safetensors"), encodeSafetensors(tensors, {}));
    return nnc(["weights", at("theirs.safetensors"), "--for", at(model), "--from", "torch", "--propose"]);
  };

  test("a square matrix is ambiguous, and says so; one that is not square is transposed", async () => {
    const { code, out, err } = await nnc(["weights", at("fc.safetensors"), "--for", at("net.nn"), "--from", "torch", "--propose"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ ...sound, "dense2.b": { from: "fc2.bias" }, "dense2.W": { ...sound["dense2.W"], ambiguous: "fc2.weight is [3, 3]: axes [1, 0] or [0, 1] both fit" } });
    expect(err).toContain("dense2.W is ambiguous");
  });

  test("modules of the same shapes are taken in natural order, and are ambiguous", async () => {
    writeFileSync(at("deep.nn"), "model Net {\n  input x: [2]\n  dense(1)\n  dense(2)\n  dense(1)\n  output y: [1]\n}\n");
    const linear = (name: string, rows: number, columns: number) => [{ name: `${name}.weight`, shape: [rows, columns], values: counted(2) }, { name: `${name}.bias`, shape: [rows], values: counted(rows) }];
    const { out } = await propose([...linear("layers.10", 1, 2), ...linear("layers.2", 1, 2), ...linear("layers.4", 2, 1)], "deep.nn");
    expect(JSON.parse(out)).toMatchObject({
      "dense1.W": { from: "layers.2.weight", ambiguous: expect.stringContaining("the shapes of layers.10 fit as well") as unknown }, "dense2.b": { from: "layers.4.bias" }, "dense3.b": { from: "layers.10.bias" },
    });
  });

  test("names variables that nothing fits, and tensors that are left, with exit code 1", async () => {
    const { code, err } = await propose([{ name: "fc1.weight", shape: [3, 2], values: counted(6) }]);
    expect(code).toBe(1);
    expect(err).toContain("no tensors fit dense1.W [2, 3]");
    expect(err).toContain("not used: fc1.weight");
  });
});

test("--to torch writes what the mapping reads, byte for byte", async () => {
  const mapping = { ...sound, "dense2.b": { from: "fc2.bias" } };
  expect(await convert(mapping)).toMatchObject({ code: 0 });
  expect(await nnc(["weights", at("out.safetensors"), "--for", at("net.nn"), "--to", "torch", "--map", at("map.json"), "--out", at("back.safetensors")])).toMatchObject({ code: 0 });
  expect(await nnc(["weights", at("fc.safetensors"), at("back.safetensors")])).toEqual({ code: 0, out: "4 tensors, all equal\n", err: "" });
});

test("--to torch refuses rows that no variable gives", async () => {
  expect(await convert({ ...sound, "dense2.b": { from: "fc2.bias" } })).toMatchObject({ code: 0 });
  writeFileSync(at("gap.json"), JSON.stringify({ ...sound, "dense2.b": { from: "packed", rows: [1, 4] } }));
  expect(await nnc(["weights", at("out.safetensors"), "--for", at("net.nn"), "--to", "torch", "--map", at("gap.json"), "--out", at("none.safetensors")])).toMatchObject({ code: 1, err: expect.stringContaining("packed: the mapping gives its rows from 0 to 1 no variable") as unknown });
  expect(existsSync(at("none.safetensors"))).toBe(false);
});

test.each([
  [["--for", "net.nn"], "which way?"], [["--for", "net.nn", "--from", "torch", "--to", "torch"], "which way?"], [["--propose"], "--propose needs --for"], [["--map", "m.json"], "--map needs --for"],
])("the usage %j", async (flags, message) => {
  expect(await nnc(["weights", at("fc.safetensors"), ...flags])).toMatchObject({ code: 2, err: expect.stringContaining(message) as unknown });
});
