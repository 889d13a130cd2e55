/** The functions a module calls: each is defined when it is first asked for. */
import { float32Bits, lengthOf } from "../encode/bytes.ts";
import { callFunction } from "../encode/control.ts";
import { Frame, type ModuleBuilder } from "../encode/module.ts";
import { type F64, get, type I32, type Local, set, type V128, type ValueType } from "../encode/value.ts";
import { f32, f64 } from "../encode/scalar.ts";
import { f32x4, lanes } from "../encode/vector.ts";
import { isPrimitive } from "../../../ir/equation/primitives.ts";
import type { KernelOperator } from "../../../ir/kernel/types.ts";
import type { Primitive } from "../../../ir/equation/primitives/rows.ts";
import { type Arithmetic, arithmetic } from "./arithmetic.ts";
import * as bounded from "./bounded.ts";
import { cos64, exp64, log64, power64, sin64 } from "./double.ts";
import { gaussianAt, mixBits, mixLanes, uniformAt } from "./draws.ts";
import * as exponential from "./exponential.ts";
import type { DoubleFunction, DoubleName, DoubleOnly, DrawFunction, DrawName, VectorFunction, VectorName } from "./function.ts";

const vectors: Readonly<Record<VectorName, VectorFunction>> = { ...exponential, ...bounded };
/** Primitives that have a form of float64. */
const doubleForms: Readonly<Partial<Record<Primitive, DoubleName>> & Record<DoubleOnly | "power", DoubleName>> = { exp: "exp64", sin: "sin64", cos: "cos64", power: "power64" };
const doubles = { exp64, log64, sin64, cos64, power64 } as const satisfies Readonly<Record<string, DoubleFunction>>;
const draws = { uniform: uniformAt, gaussian: gaussianAt } as const satisfies Readonly<Record<string, DrawFunction>>;

export function isVectorFunction(operator: string): operator is VectorName {
  return Object.hasOwn(vectors, operator);
}

/** The form of float64 of an operator. */
export function doubleFunction(operator: DoubleOnly | "power"): DoubleName;
export function doubleFunction(operator: KernelOperator): DoubleName | undefined;
export function doubleFunction(operator: KernelOperator): DoubleName | undefined {
  return isPrimitive(operator) ? doubleForms[operator] : undefined;
}

export class Library {
  readonly ops: Arithmetic;
  readonly #builder: ModuleBuilder;
  readonly #defined = new Map<string, number>();
  readonly #sizes = new Map<VectorName, number>();

  constructor(builder: ModuleBuilder, relaxed: boolean) {
    this.ops = arithmetic(relaxed);
    this.#builder = builder;
  }

  /** A function of four lanes. */
  vector(name: VectorName, argument: V128): V128 {
    const index = this.#once(name, (at) => this.#builder.define(at, {
      parameters: ["v128"],
      build: (frame) => vectors[name]({ frame, x: frame.parameter(0, "v128"), ops: this.ops, call: (other, x) => this.vector(other, x) }),
    }));
    return callFunction(index, "v128", argument);
  }

  /** The same, inlined: its constants are set at the start of the calling function, and no register is spilled for a call. */
  inlined(name: VectorName, argument: V128, frame: Frame): V128 {
    const taken: Local[] = [];
    const local = <T extends ValueType>(type: T): Local<T> => {
      const fresh = frame.local(type);
      taken.push(fresh);
      return fresh;
    };
    const x = local("v128");
    const ops: Arithmetic = { ...this.ops, constant: (value) => get(frame.constant(float32Bits(value))), bits: (bits) => get(frame.constant(bits)) };
    const { statements, result } = vectors[name]({ frame: { local }, x, ops, call: (other, of) => this.inlined(other, of, frame) });
    frame.release(...taken);
    return { type: "v128", code: [set(x, argument), statements, result.code] };
  }

  /** Bytes that a function takes where it is written out, without its constants and its argument. */
  sizeOf(name: VectorName): number {
    const known = this.#sizes.get(name) ?? lengthOf(this.inlined(name, { type: "v128", code: [] }, new Frame([])).code);
    this.#sizes.set(name, known);
    return known;
  }

  /** A function of one float64; `power64` has two arguments. */
  double(name: DoubleName, x: F64, y: F64 = f64.constant(0)): F64 {
    const index = this.#once(name, (at) => this.#builder.define(at, {
      parameters: ["f64", "f64"],
      build: (frame) => doubles[name]({ frame, x: frame.parameter(0, "f64"), y: frame.parameter(1, "f64"), call: (other, argument) => this.double(other, argument) }),
    }));
    return callFunction(index, "f64", x, y);
  }

  /** A function of float64, lane by lane. */
  lanewise(name: DoubleName, x: V128, y: V128): V128 {
    const index = this.#once(`lanes of ${name}`, (at) => this.#builder.define(at, {
      parameters: ["v128", "v128"],
      build: (frame) => {
        const [a, b] = [get(frame.parameter(0, "v128")), get(frame.parameter(1, "v128"))];
        const one = (lane: (typeof lanes)[number]) => f32.fromF64(this.double(name, f64.fromF32(f32x4.lane(a, lane)), f64.fromF32(f32x4.lane(b, lane))));
        return { statements: [], result: lanes.slice(1).reduce((all, lane) => f32x4.withLane(all, lane, one(lane)), f32x4.splat(one(0))) };
      },
    }));
    return callFunction(index, "v128", x, y);
  }

  /** Element `ordinal` of a draw. */
  draw(name: DrawName, key: I32, ordinal: I32): F64 {
    const index = this.#once(name, (at) => this.#builder.define(at, {
      parameters: ["i32", "i32"],
      build: (frame) => draws[name]({ frame, key: frame.parameter(0, "i32"), ordinal: frame.parameter(1, "i32"), mix: (x) => this.#mix(x) }),
    }));
    return callFunction(index, "f64", key, ordinal);
  }

  #mix(argument: I32): I32 {
    const index = this.#once("mixBits", (at) => this.#builder.define(at, { parameters: ["i32"], build: (frame) => mixBits({ x: frame.parameter(0, "i32") }) }));
    return callFunction(index, "i32", argument);
  }

  /** `mixBits` of four numbers. */
  readonly mixLanes = (argument: V128): V128 => {
    const index = this.#once("mixBits of lanes", (at) => this.#builder.define(at, { parameters: ["v128"], build: (frame) => mixLanes({ x: frame.parameter(0, "v128") }) }));
    return callFunction(index, "v128", argument);
  };

  #once(name: string, define: (index: number) => void): number {
    const known = this.#defined.get(name);
    if (known !== undefined) return known;
    const index = this.#builder.declare();
    this.#defined.set(name, index);
    define(index);
    return index;
  }
}
