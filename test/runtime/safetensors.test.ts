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

  test("bytes within a larger buffer are read where they lie", () => {
    const bytes = encodeSafetensors(tensors, {});
    const larger = new Uint8Array(bytes.length + 20);
    larger.set(bytes, 13);
    expect([...decodeSafetensors(larger.subarray(13, 13 + bytes.length)).tensors.keys()]).toEqual(tensors.map((t) => t.name));
  });

  test.each([
    ["nothing", new Uint8Array(0), /no safetensors/],
    ["a header longer than the file", Uint8Array.from([255, 255, 0, 0, 0, 0, 0, 0, 123, 125]), /no safetensors/],
    ["a header that is no JSON", Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 0, 120, 120]), /no JSON object/],
    ["a list", Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 0, 91, 93]), /no JSON object/],
  ])("refuses %s", (_what, bytes, message) => expect(() => decodeSafetensors(bytes)).toThrow(message));

  test("refuses a truncated file by the name of the tensor", () => {
    const bytes = encodeSafetensors(tensors, {});
    expect(() => decodeSafetensors(bytes.subarray(0, bytes.length - 1))).toThrow(/ends within the tensor steps/);
  });

  test("refuses types and places that do not fit", () => {
    const withHeader = (entry: object): Uint8Array => {
      const header = new TextEncoder().encode(JSON.stringify({ a: entry }));
      const bytes = new Uint8Array(8 + header.length + 16);
      new DataView(bytes.buffer).setUint32(0, header.length, true);
      bytes.set(header, 8);
      return bytes;
    };
    expect(() => decodeSafetensors(withHeader({ dtype: "BF16", shape: [2], data_offsets: [0, 4] }))).toThrow(/tensor a holds BF16/);
    expect(() => decodeSafetensors(withHeader({ dtype: "F64", shape: [3], data_offsets: [0, 16] }))).toThrow(/takes 24 bytes, and has 16/);
    expect(() => decodeSafetensors(withHeader({ dtype: "F64", shape: [-1], data_offsets: [0, 16] }))).toThrow(/no shape/);
    expect(() => decodeSafetensors(withHeader({}))).toThrow(/no shape/);
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
