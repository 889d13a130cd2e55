/** What the code of a kernel is written in: its locals, and what names mean at a place. */
import type { KernelExpr } from "../../../ir/kernel/types.ts";
import { eachExpr } from "../../../ir/kernel/visit.ts";
import type { Code } from "../encode/bytes.ts";
import type { Frame } from "../encode/module.ts";
import type { F32, F64, I32, Local } from "../encode/value.ts";
import type { Library } from "../functions/library.ts";
import type { Layout } from "./layout.ts";

export type Scalar = I32 | F32 | F64;

/** A float64 in each of four lanes, in two vectors. */
export interface DoubleLanes {
  readonly type: "f64x2";
  readonly low: Local<"v128">;
  readonly high: Local<"v128">;
}

/** A local or loop variable: one number, or one in each lane. */
export type Binding = Local<"i32"> | Local<"f32"> | Local<"f64"> | Local<"v128"> | DoubleLanes;

/** Loop variables that run over several values at once. */
export interface Lanes {
  readonly variable: string;
  readonly count: number;
  /** Locals that may differ between lanes. */
  readonly varying: ReadonlySet<string>;
}

/** The threads that run a kernel together: which of them this one is, how many others there are, and the code to wait for all. */
export interface Team {
  readonly thread: Local<"i32">;
  readonly others: Local<"i32">;
  readonly wait: Code;
}

/** Parameters of a function that several kernels share: addresses of arrays, and of keys of draws. */
export interface Given {
  readonly arrays: ReadonlyMap<string, Local<"i32">>;
  readonly keys: ReadonlyMap<number, Local<"i32">>;
}

export interface Scope {
  readonly frame: Frame;
  readonly library: Library;
  readonly layout: Layout;
  readonly count: Local<"i32">;
  readonly names: Map<string, Binding>;
  /** Variables and locals that are never negative. */
  readonly natural: Set<string>;
  /** Locals made of arrays that are float64: not to be rounded before they are used. */
  readonly doubles: Set<string>;
  /** Addresses at hand, by the variables and strides they are made of. */
  readonly pointers: ReadonlyMap<string, Local<"i32">>;
  readonly lanes?: Lanes;
  /** How often the code runs in one call, as far as that is known. */
  readonly turns: number;
  /** Where arrays lie, and the keys of draws, that the function is given. */
  readonly given?: Given;
  /** Where threads may share the work. */
  readonly team?: Team;
}

/** A block of its own inside. */
export function inner(scope: Scope, change: Partial<Pick<Scope, "pointers" | "lanes" | "turns">> = {}): Scope {
  return { ...scope, ...change, names: new Map(scope.names), natural: new Set(scope.natural), doubles: new Set(scope.doubles) };
}

/** Whether an expression is made of arrays that are float64. */
export function isDouble(e: KernelExpr, scope: Scope): boolean {
  if (!scope.layout.hasDoubles) return false;
  let found = false;
  eachExpr(e, (x) => {
    if (x.kind === "load" ? scope.layout.elementSize(x.buffer) === 8 : x.kind === "local" && scope.doubles.has(x.name)) found = true;
  });
  return found;
}

export function bindingOf(name: string, scope: Scope): Binding {
  const binding = scope.names.get(name);
  if (binding === undefined) throw new Error(`${name} is not defined`);
  return binding;
}
