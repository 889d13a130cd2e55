import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unpackCode } from "../../src/runtime/unpack.ts";
import { type Code, flat, float32Bytes, signed, sized, unsigned, vector } from "../../src/targets/wasm/encode/bytes.ts";
import { packCode } from "../../src/targets/wasm/pack/pack.ts";
import { emitMachine, load } from "../targets/typescript/support.ts";

const pack = (code: Uint8Array): string | undefined => packCode(code, 0);

/** A module with these functions; it need not be valid. */
function moduleOf(...bodies: readonly Code[]): Uint8Array {
  const section = (id: number, content: Code): Code => [id, sized(content)];
  return flat([[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], section(1, vector([[0x60, 0, 0]])), section(3, vector(bodies.map(() => [0]))), section(10, vector(bodies.map((body) => sized([vector([[unsigned(3), 0x7f]]), body, 0x0b]))))]);
}

const local = fc.nat(400).map(unsigned);
const offset = fc.oneof(fc.nat(300), fc.nat(0xffffffff)).map(unsigned);
const place = fc.tuple(fc.nat(3), offset);
const anyInstruction: fc.Arbitrary<Code> = fc.oneof(
  fc.tuple(fc.constantFrom(0x20, 0x21, 0x22), local),
  fc.integer().map((n) => [0x41, signed(n)]),
  fc.double({ noNaN: true }).map((x) => [0x43, float32Bytes(x)]),
  fc.tuple(fc.constantFrom(0x2a, 0x38, 0x28, 0x36), place),
  fc.tuple(fc.constant(0xfd), fc.constantFrom(0, 11, 0x5c).map(unsigned), place),
  fc.tuple(fc.constant(0xfd), fc.constant(0x56), place, fc.nat(3)),
  fc.tuple(fc.constant(0xfe), fc.constantFrom(0x10, 0x17, 0x1e), place),
  fc.tuple(fc.constant(0xfd), fc.constantFrom(0xe4, 0xe6, 0x4d).map(unsigned)),
  fc.tuple(fc.constant(0xfc), fc.constantFrom(0, 2)),
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => [0xfd, 12, bytes]),
  fc.constantFrom([0x6a], [0x92], [0x03, 0x40], [0x0b], [0x0d, 0], [0x10, 5], [0x1b]),
);

describe("packed code comes back", () => {
  test("of any instructions", () => {
    fc.assert(fc.property(fc.array(fc.array(anyInstruction, { maxLength: 40 }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 6 }), (functions, times) => {
      const code = moduleOf(...functions.map((body) => Array.from({ length: times }, () => body)));
      const text = pack(code);
      expect(text).toMatch(/^[%-[a-i]*$/);
      expect(unpackCode({ size: code.length, text: text ?? "" })).toEqual(code);
    }), { numRuns: 60 });
  });

  test("of any bytes, unless numbers in them are longer than they need be", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const code = moduleOf(bytes);
      const text = pack(code);
      if (text !== undefined) expect(unpackCode({ size: code.length, text })).toEqual(code);
    }), { numRuns: 60 });
  });
});

describe("packed code that is damaged is an error", () => {
  const code = moduleOf(Array.from({ length: 300 }, (_, k) => [0x20, unsigned(k % 7), 0x41, signed(k * k)]));
  const text = pack(code) ?? "";
  const other = (at: number): string => `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;

  test.each([0, 1, 50, 200, text.length - 1])("in character %i", (at) => {
    expect(() => unpackCode({ size: code.length, text: other(at) })).toThrow("the code of this module is damaged");
  });

  test("where some is missing, or too much", () => {
    for (const damaged of ["", text.slice(0, -1), text.slice(1), `${text}A`]) expect(() => unpackCode({ size: code.length, text: damaged })).toThrow("the code of this module is damaged");
  });
});

describe("a module with packed code", async () => {
  const module = await emitMachine("model M { input x: [20] dense(20) relu dense(12) tanh dense(3) softmax output y: oneHot(0..2) loss crossEntropy train { batch: 8 } }");
  const [, size, lines = ""] = /const code = \{\n\s*size: (\d+),\n\s*text: `([^`]*)`/.exec(module.text) ?? [];
  const code = unpackCode({ size: Number(size), text: lines.replaceAll("\\\n", "") });

  test("has its code in a third of the characters or less", () => {
    expect(code.slice(0, 4)).toEqual(Uint8Array.of(0, 0x61, 0x73, 0x6d));
    expect(lines.length).toBeLessThan(code.length / 3);
    expect(pack(code)).toBe(lines.replaceAll("\\\n", ""));
  });

  test("creates networks that are alike", async () => {
    const create = await load(module);
    const x = Array.from({ length: 20 }, (_, k) => k / 20);
    expect(create().predict(x)).toEqual(create().predict(x));
  });

  test("reports that its text is damaged, not that the engine lacks WebAssembly", async () => {
    const at = module.text.indexOf(lines) + 1000;
    const create = await load({ ...module, text: `${module.text.slice(0, at)}${module.text[at] === "A" ? "B" : "A"}${module.text.slice(at + 1)}` });
    expect(() => create()).toThrow("the code of this module is damaged");
  });
});
