import { describe, expect, it } from "vitest";
import { branch, callFunction, callStatement, choose, countUp, drop, pick } from "../../../src/targets/wasm/encode/control.ts";
import { ModuleBuilder } from "../../../src/targets/wasm/encode/module.ts";
import { atomic, f32, f64, i32 } from "../../../src/targets/wasm/encode/scalar.ts";
import { type F32, type F64, get, type I32, set, tee, type V128, type Value } from "../../../src/targets/wasm/encode/value.ts";
import { f32x4, i32x4, v128 } from "../../../src/targets/wasm/encode/vector.ts";
import { flat, signed, unsigned } from "../../../src/targets/wasm/encode/bytes.ts";
import { engine, hasRelaxed, instantiate, runStatements, valueOf } from "./support.ts";

const c = i32.constant;
const f = f32.constant;
const d = f64.constant;

/** The four lanes that a vector has. */
function floats(v: V128): readonly number[] {
  return [...new Float32Array(runStatements(() => v128.store(c(0), v)), 0, 4)];
}

function ints(v: V128): readonly number[] {
  return [...new Int32Array(runStatements(() => v128.store(c(0), v)), 0, 4)];
}

describe("numbers", () => {
  it("writes LEB128", () => {
    expect([...flat(unsigned(624485))]).toEqual([0xe5, 0x8e, 0x26]);
    expect([...flat(signed(-123456))]).toEqual([0xc0, 0xbb, 0x78]);
    for (const n of [0, 1, -1, 63, 64, -64, -65, 127, 128, 2147483647, -2147483648]) expect(valueOf(c(n))).toBe(n);
  });
});

describe("scalar instructions", () => {
  const integers: readonly (readonly [string, I32, number])[] = [
    ["isZero", i32.isZero(c(0)), 1], ["equal", i32.equal(c(2), c(2)), 1], ["notEqual", i32.notEqual(c(2), c(2)), 0],
    ["less", i32.less(c(-1), c(0)), 1], ["lessUnsigned", i32.lessUnsigned(c(-1), c(0)), 0], ["greater", i32.greater(c(1), c(0)), 1],
    ["lessEqual", i32.lessEqual(c(1), c(1)), 1], ["greaterEqual", i32.greaterEqual(c(-1), c(1)), 0], ["leadingZeros", i32.leadingZeros(c(255)), 24],
    ["add", i32.add(c(7), c(-9)), -2], ["subtract", i32.subtract(c(7), c(-9)), 16], ["multiply", i32.multiply(c(7), c(-9)), -63],
    ["divide", i32.divide(c(-7), c(2)), -3], ["remainder", i32.remainder(c(-7), c(2)), -1],
    ["and", i32.and(c(12), c(10)), 8], ["or", i32.or(c(12), c(10)), 14], ["xor", i32.xor(c(12), c(10)), 6],
    ["shiftLeft", i32.shiftLeft(c(3), c(4)), 48], ["shiftRight", i32.shiftRight(c(-16), c(2)), -4], ["shiftRightUnsigned", i32.shiftRightUnsigned(c(-1), c(28)), 15],
    ["fromF32", i32.fromF32(f(-2.9)), -2], ["fromF64", i32.fromF64(d(1e12)), 2147483647], ["bitsOf", i32.bitsOf(f(1)), 0x3f800000],
    ["f32.equal", f32.equal(f(1), f(1)), 1], ["f32.notEqual", f32.notEqual(f(NaN), f(NaN)), 1], ["f32.less", f32.less(f(1), f(2)), 1], ["f32.greater", f32.greater(f(1), f(2)), 0],
    ["f32.lessEqual", f32.lessEqual(f(2), f(2)), 1], ["f32.greaterEqual", f32.greaterEqual(f(1), f(2)), 0],
    ["f64.equal", f64.equal(d(1), d(2)), 0], ["f64.notEqual", f64.notEqual(d(1), d(2)), 1], ["f64.less", f64.less(d(1), d(2)), 1], ["f64.greater", f64.greater(d(3), d(2)), 1],
    ["f64.lessEqual", f64.lessEqual(d(3), d(2)), 0], ["f64.greaterEqual", f64.greaterEqual(d(3), d(2)), 1],
    ["pick", pick(c(0), c(5), c(6)), 6], ["choose", choose(c(1), c(5), c(6)), 5], ["anySet", v128.anySet(i32x4.constant(0, 0, 1, 0)), 1],
    ["lane", i32x4.lane(i32x4.constant(1, 2, 3, 4), 2), 3],
  ];
  it.each(integers)("%s", (_name, value, expected) => expect(valueOf(value)).toBe(expected));

  const reals: readonly (readonly [string, F32 | F64, number])[] = [
    ["f32.abs", f32.abs(f(-1.5)), 1.5], ["f32.negate", f32.negate(f(1.5)), -1.5], ["f32.ceil", f32.ceil(f(1.25)), 2], ["f32.floor", f32.floor(f(-1.25)), -2],
    ["f32.truncate", f32.truncate(f(-1.75)), -1], ["f32.nearest", f32.nearest(f(2.5)), 2], ["f32.sqrt", f32.sqrt(f(2.25)), 1.5],
    ["f32.add", f32.add(f(1), f(2)), 3], ["f32.subtract", f32.subtract(f(1), f(2)), -1], ["f32.multiply", f32.multiply(f(3), f(2)), 6], ["f32.divide", f32.divide(f(3), f(2)), 1.5],
    ["f32.min", f32.min(f(3), f(NaN)), NaN], ["f32.max", f32.max(f(3), f(2)), 3], ["f32.copySign", f32.copySign(f(3), f(-2)), -3],
    ["f64.abs", f64.abs(d(-1.5)), 1.5], ["f64.negate", f64.negate(d(1.5)), -1.5], ["f64.ceil", f64.ceil(d(1.25)), 2], ["f64.floor", f64.floor(d(-1.25)), -2],
    ["f64.truncate", f64.truncate(d(-1.75)), -1], ["f64.nearest", f64.nearest(d(3.5)), 4], ["f64.sqrt", f64.sqrt(d(2)), Math.SQRT2],
    ["f64.add", f64.add(d(0.1), d(0.2)), 0.1 + 0.2], ["f64.subtract", f64.subtract(d(1), d(2)), -1], ["f64.multiply", f64.multiply(d(3), d(2)), 6], ["f64.divide", f64.divide(d(1), d(3)), 1 / 3],
    ["f64.min", f64.min(d(3), d(2)), 2], ["f64.max", f64.max(d(3), d(2)), 3], ["f64.copySign", f64.copySign(d(-3), d(2)), 3],
    ["f32.fromI32", f32.fromI32(c(-3)), -3], ["f32.fromF64", f32.fromF64(d(0.1)), Math.fround(0.1)], ["f64.fromI32", f64.fromI32(c(-3)), -3],
    ["f64.fromI32Unsigned", f64.fromI32Unsigned(c(-1)), 4294967295], ["f64.fromF32", f64.fromF32(f(0.1)), Math.fround(0.1)],
    ["f32.ofBits", f32.ofBits(c(0x40000000)), 2], ["f32x4.lane", f32x4.lane(f32x4.constant(1, 2, 3, 4), 3), 4],
  ];
  it.each(reals)("%s", (_name, value: Value, expected) => expect(valueOf(value)).toBe(expected));
});

describe("vector instructions", () => {
  const a = f32x4.constant(1, -2.5, 3, -0.5);
  const b = f32x4.constant(2, -2.5, 1, 4);
  const real: readonly (readonly [string, V128, readonly number[]])[] = [
    ["constant", f32x4.constant(7), [7, 7, 7, 7]], ["splat", f32x4.splat(f(3)), [3, 3, 3, 3]], ["withLane", f32x4.withLane(a, 1, f(9)), [1, 9, 3, -0.5]],
    ["add", f32x4.add(a, b), [3, -5, 4, 3.5]], ["subtract", f32x4.subtract(a, b), [-1, 0, 2, -4.5]], ["multiply", f32x4.multiply(a, b), [2, 6.25, 3, -2]],
    ["divide", f32x4.divide(a, b), [0.5, 1, 3, -0.125]], ["min", f32x4.min(a, b), [1, -2.5, 1, -0.5]], ["max", f32x4.max(a, b), [2, -2.5, 3, 4]],
    ["minSimple", f32x4.minSimple(a, b), [1, -2.5, 1, -0.5]], ["maxSimple", f32x4.maxSimple(a, b), [2, -2.5, 3, 4]],
    ["floor", f32x4.floor(a), [1, -3, 3, -1]], ["nearest", f32x4.nearest(a), [1, -2, 3, -0]], ["abs", f32x4.abs(a), [1, 2.5, 3, 0.5]], ["negate", f32x4.negate(a), [-1, 2.5, -3, 0.5]],
    ["sqrt", f32x4.sqrt(f32x4.constant(1, 4, 9, 16)), [1, 2, 3, 4]], ["fromI32", f32x4.fromI32(i32x4.constant(1, -2, 3, 0)), [1, -2, 3, 0]],
    ["shuffle", v128.shuffle(a, b, [0, 4, 3, 7]), [1, 2, -0.5, 4]], ["select", v128.select(a, b, i32x4.constant(-1, 0, -1, 0)), [1, -2.5, 3, 4]],
  ];
  it.each(real)("f32x4 %s", (_name, value, expected) => expect(floats(value)).toEqual(expected));

  const x = i32x4.constant(1, -2, 3, 12);
  const y = i32x4.constant(2, -2, 1, 10);
  const whole: readonly (readonly [string, V128, readonly number[]])[] = [
    ["f32x4.equal", f32x4.equal(a, b), [0, -1, 0, 0]], ["f32x4.notEqual", f32x4.notEqual(a, b), [-1, 0, -1, -1]], ["f32x4.less", f32x4.less(a, b), [-1, 0, 0, -1]],
    ["f32x4.greater", f32x4.greater(a, b), [0, 0, -1, 0]], ["f32x4.lessEqual", f32x4.lessEqual(a, b), [-1, -1, 0, -1]], ["f32x4.greaterEqual", f32x4.greaterEqual(a, b), [0, -1, -1, 0]],
    ["not", v128.not(x), [-2, 1, -4, -13]], ["and", v128.and(x, y), [0, -2, 1, 8]], ["andNot", v128.andNot(x, y), [1, 0, 2, 4]], ["or", v128.or(x, y), [3, -2, 3, 14]], ["xor", v128.xor(x, y), [3, 0, 2, 6]],
    ["splat", i32x4.splat(c(5)), [5, 5, 5, 5]], ["equal", i32x4.equal(x, y), [0, -1, 0, 0]], ["less", i32x4.less(x, y), [-1, 0, 0, 0]], ["greater", i32x4.greater(x, y), [0, 0, -1, -1]],
    ["lessEqual", i32x4.lessEqual(x, y), [-1, -1, 0, 0]], ["add", i32x4.add(x, y), [3, -4, 4, 22]], ["subtract", i32x4.subtract(x, y), [-1, 0, 2, 2]], ["multiply", i32x4.multiply(x, y), [2, 4, 3, 120]],
    ["shiftLeft", i32x4.shiftLeft(x, c(2)), [4, -8, 12, 48]], ["shiftRight", i32x4.shiftRight(x, c(1)), [0, -1, 1, 6]],
    ["shiftRightUnsigned", i32x4.shiftRightUnsigned(x, c(28)), [0, 15, 0, 0]], ["fromF32", i32x4.fromF32(a), [1, -2, 3, 0]],
  ];
  it.each(whole)("%s", (_name, value, expected) => expect(ints(value)).toEqual(expected));

  it("loads and stores whole vectors and lanes", () => {
    const at = c(64);
    const memory = runStatements(() => [
      v128.store(c(0), v128.load(at, 4)), v128.store(c(0), v128.loadSplat(at, 8), 16), v128.store(c(0), v128.loadOne(at, 4), 32), v128.store(c(0), v128.loadTwo(at, 4), 48),
      v128.store(c(128), v128.loadLane(at, v128.load(at), 2, 16)), v128.storeLane(c(144), v128.load(at), 3), v128.storeTwo(c(152), v128.load(at)),
      f32.store(c(160), f32.load(at, 4)), i32.store(c(164), i32.load(at, 4)),
    ], (m) => new Float32Array(m, 64, 6).set([1, 2, 3, 4, 5, 6]));
    const floats = new Float32Array(memory);
    expect([...floats.subarray(0, 16)]).toEqual([2, 3, 4, 5, 3, 3, 3, 3, 2, 0, 0, 0, 2, 3, 0, 0]);
    expect([...floats.subarray(32, 42)]).toEqual([1, 2, 5, 4, 4, 0, 1, 2, 2, 2]);
  });

  it.skipIf(!hasRelaxed())("multiplies and adds at once, where the engine has relaxed SIMD", () => {
    expect(floats(f32x4.relaxedMultiplyAdd(a, b, f32x4.constant(1)))).toEqual([3, 7.25, 4, -1]);
  });
});

describe("control flow", () => {
  it("counts, branches, and uses locals again", () => {
    const memory = runStatements((frame) => {
      const k = frame.local("i32");
      const sum = frame.local("i32");
      frame.release(sum);
      expect(frame.local("i32")).toEqual(sum);
      const add = set(sum, i32.add(get(sum), get(k)));
      return [
        countUp(k, c(10), 1, branch(i32.less(get(k), c(5)), add, set(sum, i32.subtract(get(sum), c(1)))), true), i32.store(c(0), get(sum)),
        set(k, c(9)), countUp(k, c(3), 1, set(sum, c(99)), false), i32.store(c(4), tee(sum, i32.add(get(sum), c(1)))),
      ];
    });
    expect([...new Int32Array(memory, 0, 2)]).toEqual([5, 6]);
  });

  it("calls functions that are defined later, and exports by name", () => {
    const builder = new ModuleBuilder();
    const [run, twice, put] = [builder.declare(), builder.declare(), builder.declare()];
    builder.define(run, { parameters: ["i32"], name: "run", build: (frame) => ({ statements: callStatement(put), result: callFunction(twice, "i32", get(frame.parameter(0, "i32"))) }) });
    builder.define(twice, { parameters: ["i32"], build: (frame) => ({ statements: [], result: i32.add(get(frame.parameter(0, "i32")), get(frame.parameter(0, "i32"))) }) });
    builder.define(put, { build: () => ({ statements: i32.store(c(8), c(77)) }) });
    const bytes = builder.bytes(2);
    expect(engine.validate(bytes)).toBe(true);
    const running = instantiate(bytes);
    expect(running.call("run", 21)).toBe(42);
    expect(new Int32Array(running.memory)[2]).toBe(77);
    expect(running.memory.byteLength).toBe(131072);
  });

  it("imports a memory that threads may share", () => {
    const builder = new ModuleBuilder();
    builder.define(builder.declare(), { name: "run", build: () => ({ statements: drop(atomic.add(c(8), c(5))), result: atomic.load(c(8)) }) });
    const { bytes, sharedAt } = builder.shareable(1);
    expect([engine.validate(bytes), bytes[sharedAt]]).toEqual([true, 1]);
    bytes[sharedAt] = 3;
    const running = instantiate(bytes, { count: 1, shared: true });
    expect([running.call("run"), running.call("run")]).toEqual([5, 10]);
    expect(new Int32Array(running.memory)[2]).toBe(10);
  });

  it("refuses functions that were never defined", () => {
    const builder = new ModuleBuilder();
    builder.declare();
    expect(() => builder.bytes(1)).toThrow("declared and not defined");
  });
});
