import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeSafetensors, encodeSafetensors, type Tensor } from "../../src/runtime/safetensors.ts";

const tensors: readonly Tensor[] = [
  { name: "dense1.W", shape: [2, 3], values: Float64Array.from([1, -2, 3.5, NaN, Infinity, 1e-300]) },
  { name: "größe", shape: [2], values: Float32Array.from([0.5, -1]) },
  { name: "steps", shape: [], values: Int32Array.from([-7]) },
];

describe("safetensors", () => {
  test("what is written is read", () => {
    const { tensors: read, metadata } = decodeSafetensors(encodeSafetensors(tensors, { model: "Net", "größe": "ß" }));
    expect([...read.values()]).toEqual(tensors);
    expect(metadata).toEqual({ model: "Net", "größe": "ß" });
  });

  test("follows the format: header length, JSON, aligned data", () => {
    const bytes = encodeSafetensors(tensors, {});
    const size = new DataView(bytes.buffer).getUint32(0, true);
    expect((8 + size) % 8).toBe(0);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + size)));
    expect(header["dense1.W"]).toEqual({ dtype: "F64", shape: [2, 3], data_offsets: [0, 48] });
    expect(header["größe"].data_offsets).toEqual([48, 56]);
  });

  test("any names are written in UTF-8", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (name) => {
      const bytes = encodeSafetensors([], { name });
      const text = new TextDecoder().decode(bytes.subarray(8));
      expect(bytes.subarray(8)).toEqual(new TextEncoder().encode(text));
      expect(JSON.parse(text)).toEqual({ __metadata__: { name } });
      expect(decodeSafetensors(bytes).metadata).toEqual({ name });
    }));
  });

  test("numbers of eight bytes come first, so that all lie aligned, and the same tensors are always the same bytes", () => {
    const mixed: readonly Tensor[] = [{ name: "n", shape: [3], values: Int32Array.from([1, 2, 3]) }, ...tensors];
    const read = decodeSafetensors(encodeSafetensors(mixed, {}));
    expect([...read.tensors.keys()]).toEqual(["dense1.W", "n", "größe", "steps"]);
    for (const tensor of mixed) expect(read.tensors.get(tensor.name)).toEqual(tensor);
    expect(encodeSafetensors(mixed, { a: "1", b: "2" })).toEqual(encodeSafetensors(mixed, { a: "1", b: "2" }));
    expect([...decodeSafetensors(encodeSafetensors([{ name: "none", shape: [0, 3], values: new Float32Array(0) }], {})).tensors.values()]).toEqual([{ name: "none", shape: [0, 3], values: new Float32Array(0) }]);
  });

  test("bytes within a larger buffer are read where they lie", () => {
    const bytes = encodeSafetensors(tensors, {});
    const larger = new Uint8Array(bytes.length + 20);
    larger.set(bytes, 13);
    // Node's buffers are bytes whose slices are views.
    for (const lying of [larger.subarray(13, 13 + bytes.length), Buffer.from(larger.buffer, 13, bytes.length)]) expect([...decodeSafetensors(lying).tensors.values()]).toEqual(tensors);
  });

  test.each([
    ["nothing", new Uint8Array(0), /no safetensors file: they are 0/],
    ["a header longer than the file", Uint8Array.from([255, 255, 0, 0, 0, 0, 0, 0, 123, 125]), /no safetensors file: their header of 65535 bytes does not fit into the 2/],
    ["a header longer than any file", new Uint8Array(16).fill(255), /no safetensors file: their header of 18446744073709552000 bytes/],
    ["an empty header", new Uint8Array(8), /no JSON object/],
    ["a header that is no JSON", Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 0, 120, 120]), /no JSON object/],
    ["a header that is no UTF-8", Uint8Array.from([7, 0, 0, 0, 0, 0, 0, 0, 123, 34, 255, 34, 58, 49, 125]), /no JSON object/],
    ["a list", Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 0, 91, 93]), /no JSON object/],
  ])("refuses %s", (_what, bytes, message) => expect(() => decodeSafetensors(bytes)).toThrow(message));

  test("refuses a truncated file by the name of the tensor", () => {
    const bytes = encodeSafetensors(tensors, {});
    expect(() => decodeSafetensors(bytes.subarray(0, bytes.length - 1))).toThrow(/ends within the tensor steps/);
  });

  const withHeader = (entries: object, room = 16): Uint8Array => {
    const header = new TextEncoder().encode(JSON.stringify(entries));
    const bytes = new Uint8Array(8 + header.length + room);
    new DataView(bytes.buffer).setUint32(0, header.length, true);
    bytes.set(header, 8);
    return bytes;
  };

  test.each(["F8_E4M3", "I64", "U8", "BOOL"])("refuses %s by the name of the tensor", (dtype) => {
    expect(() => decodeSafetensors(withHeader({ a: { dtype, shape: [2], data_offsets: [0, 16] } }))).toThrow(`the tensor a holds ${dtype}; F64, F32, I32, F16, BF16 can be read`);
  });

  test.each<[string, object, RegExp]>([
    ["too little room", { a: { dtype: "F64", shape: [3], data_offsets: [0, 16] } }, /tensor a of shape \[3\] takes 24 bytes, and has 16/],
    ["a place beyond the end", { a: { dtype: "F64", shape: [3], data_offsets: [0, 24] } }, /ends within the tensor a/],
    ["an end before its beginning", { a: { dtype: "F32", shape: [2], data_offsets: [16, 8] } }, /takes 8 bytes, and has -8/],
    ["a negative size", { a: { dtype: "F64", shape: [-1], data_offsets: [0, 16] } }, /tensor a has no shape/],
    ["a size beyond counting", { a: { dtype: "F64", shape: [2 ** 40, 2 ** 40], data_offsets: [0, 16] } }, /takes \d/],
    ["sizes that multiply to no number", { a: { dtype: "F64", shape: [...Array.from({ length: 30 }, () => 2 ** 50), 0], data_offsets: [0, 0] } }, /takes NaN bytes/],
    ["nothing of a tensor", { a: {} }, /tensor a has no shape/],
    ["null for a tensor", { a: null }, /tensor a has no shape/],
    ["no type", { a: { dtype: 3, shape: [], data_offsets: [0, 4] } }, /tensor a holds numbers of no type/],
    ["tensors that overlap", { b: { dtype: "F64", shape: [1], data_offsets: [4, 12] }, a: { dtype: "F64", shape: [1], data_offsets: [0, 8] } }, /tensors a and b overlap/],
    ["tensors in one place", { a: { dtype: "F32", shape: [2], data_offsets: [8, 16] }, b: { dtype: "F32", shape: [2], data_offsets: [8, 16] } }, /tensors a and b overlap/],
    ["metadata that is a list", { __metadata__: [] }, /metadata is no JSON object/],
    ["metadata that is no text", { __metadata__: { step: 3 } }, /metadata "step" is no text/],
  ])("refuses %s", (_what, entries, message) => expect(() => decodeSafetensors(withHeader(entries))).toThrow(message));

  test("refuses what is no bytes", () => expect(() => Reflect.apply(decodeSafetensors, undefined, ["{}"])).toThrow(/Uint8Array/));

  test("reads tensors in any order, with bytes of no tensor between them", () => {
    const bytes = withHeader({ b: { dtype: "I32", shape: [1], data_offsets: [12, 16] }, a: { dtype: "I32", shape: [], data_offsets: [0, 4] } });
    new DataView(bytes.buffer).setInt32(bytes.length - 4, 77, true);
    expect([...decodeSafetensors(bytes).tensors.values()]).toEqual([
      { name: "b", shape: [1], values: Int32Array.from([77]) }, { name: "a", shape: [], values: Int32Array.from([0]) },
    ]);
  });

  test("any bytes are read or refused with an Error", () => {
    const sound = encodeSafetensors(tensors, { model: "Net" });
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(sound.length), (changes, length) => {
      const bytes = sound.slice(0, length);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      try {
        decodeSafetensors(bytes);
      } catch (cause) {
        expect(cause).toBeInstanceOf(Error);
        expect((cause as Error).constructor).toBe(Error);
      }
    }), { numRuns: 3000 });
  });
});
