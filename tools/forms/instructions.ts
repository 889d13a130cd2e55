/** The instructions of WebAssembly that `src/targets/wasm/encode` writes: name, operands on the stack, and what follows the opcode. */

export type Immediate = "none" | "block" | "label" | "function" | "local" | "memory" | "lane" | "memory lane" | "i32" | "i64" | "f32" | "f64" | "v128" | "shuffle";

export interface Instruction {
  readonly name: string;
  /** How many values it takes from the stack; calls take as many as their function has parameters. */
  readonly operands: number;
  readonly gives: boolean;
  readonly immediate: Immediate;
}

const rows = new Map<string, Instruction>();

/** Consecutive opcodes; `-` is one that nothing writes. */
function define(prefix: number | undefined, first: number, type: string, names: string, operands: number, { gives = true, immediate = "none" }: Partial<Pick<Instruction, "gives" | "immediate">> = {}): void {
  names.split(" ").forEach((name, k) => {
    if (name !== "-") rows.set(keyOf(prefix, first + k), { name: `${type}${type === "" ? "" : "."}${name}`, operands, gives, immediate });
  });
}

function keyOf(prefix: number | undefined, opcode: number): string {
  return `${prefix ?? ""}:${opcode}`;
}

const [saturating, simd, atomic] = [0xfc, 0xfd, 0xfe];
/** First bytes of opcodes of several bytes. */
export const prefixes: ReadonlySet<number> = new Set([saturating, simd, atomic]);

define(undefined, 0x01, "", "nop", 0, { gives: false });
define(undefined, 0x02, "", "block loop", 0, { gives: false, immediate: "block" });
define(undefined, 0x04, "", "if", 1, { gives: false, immediate: "block" });
define(undefined, 0x0c, "", "br", 0, { gives: false, immediate: "label" });
define(undefined, 0x0d, "", "br_if", 1, { gives: false, immediate: "label" });
define(undefined, 0x0f, "", "return", 0, { gives: false });
define(undefined, 0x10, "", "call", 0, { gives: false, immediate: "function" });
define(undefined, 0x1a, "", "drop", 1, { gives: false });
define(undefined, 0x1b, "", "select", 3);
define(undefined, 0x20, "local", "get", 0, { immediate: "local" });
define(undefined, 0x21, "local", "set", 1, { gives: false, immediate: "local" });
define(undefined, 0x22, "local", "tee", 1, { immediate: "local" });
for (const [k, type] of ["i32", "-", "f32", "f64"].entries()) {
  if (type === "-") continue;
  define(undefined, 0x28 + k, type, "load", 1, { immediate: "memory" });
  define(undefined, 0x36 + k, type, "store", 2, { gives: false, immediate: "memory" });
}
define(undefined, 0x41, "i32", "const", 0, { immediate: "i32" });
define(undefined, 0x42, "i64", "const", 0, { immediate: "i64" });
define(undefined, 0x43, "f32", "const", 0, { immediate: "f32" });
define(undefined, 0x44, "f64", "const", 0, { immediate: "f64" });
define(undefined, 0x45, "i32", "eqz", 1);
define(undefined, 0x46, "i32", "eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u", 2);
define(undefined, 0x5b, "f32", "eq ne lt gt le ge", 2);
define(undefined, 0x61, "f64", "eq ne lt gt le ge", 2);
define(undefined, 0x67, "i32", "clz", 1);
define(undefined, 0x6a, "i32", "add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u", 2);
for (const [first, type] of [[0x8b, "f32"], [0x99, "f64"]] as const) {
  define(undefined, first, type, "abs neg ceil floor trunc nearest sqrt", 1);
  define(undefined, first + 7, type, "add sub mul div min max copysign", 2);
}
define(undefined, 0xb2, "f32", "convert_i32_s - - - demote_f64", 1);
define(undefined, 0xb7, "f64", "convert_i32_s convert_i32_u - - promote_f32", 1);
define(undefined, 0xbc, "i32", "reinterpret_f32", 1);
define(undefined, 0xbe, "f32", "reinterpret_i32", 1);
define(saturating, 0, "i32", "trunc_sat_f32_s - trunc_sat_f64_s", 1);

define(simd, 0x00, "v128", "load", 1, { immediate: "memory" });
define(simd, 0x09, "v128", "load32_splat load64_splat", 1, { immediate: "memory" });
define(simd, 0x0b, "v128", "store", 2, { gives: false, immediate: "memory" });
define(simd, 0x0c, "v128", "const", 0, { immediate: "v128" });
define(simd, 0x0d, "i8x16", "shuffle", 2, { immediate: "shuffle" });
define(simd, 0x11, "i32x4", "splat", 1);
define(simd, 0x13, "f32x4", "splat", 1);
define(simd, 0x14, "f64x2", "splat", 1);
define(simd, 0x1b, "i32x4", "extract_lane", 1, { immediate: "lane" });
define(simd, 0x1f, "f32x4", "extract_lane", 1, { immediate: "lane" });
define(simd, 0x20, "f32x4", "replace_lane", 2, { immediate: "lane" });
define(simd, 0x21, "f64x2", "extract_lane", 1, { immediate: "lane" });
define(simd, 0x22, "f64x2", "replace_lane", 2, { immediate: "lane" });
define(simd, 0x37, "i32x4", "eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u", 2);
define(simd, 0x41, "f32x4", "eq ne lt gt le ge", 2);
define(simd, 0x47, "f64x2", "eq ne lt gt le ge", 2);
define(simd, 0x4d, "v128", "not", 1);
define(simd, 0x4e, "v128", "and andnot or xor", 2);
define(simd, 0x52, "v128", "bitselect", 3);
define(simd, 0x53, "v128", "any_true", 1);
define(simd, 0x56, "v128", "load32_lane", 2, { immediate: "memory lane" });
define(simd, 0x5a, "v128", "store32_lane store64_lane", 2, { gives: false, immediate: "memory lane" });
define(simd, 0x5c, "v128", "load32_zero load64_zero", 1, { immediate: "memory" });
define(simd, 0x5e, "f32x4", "demote_f64x2_zero", 1);
define(simd, 0x5f, "f64x2", "promote_low_f32x4", 1);
define(simd, 0x68, "f32x4", "floor - nearest", 1);
define(simd, 0x75, "f64x2", "floor", 1);
define(simd, 0xab, "i32x4", "shl shr_s shr_u add - - sub", 2);
define(simd, 0xb5, "i32x4", "mul", 2);
for (const [first, type] of [[0xe0, "f32x4"], [0xec, "f64x2"]] as const) {
  define(simd, first, type, "abs neg - sqrt", 1);
  define(simd, first + 4, type, "add sub mul div min max pmin pmax", 2);
}
define(simd, 0xf8, "i32x4", "trunc_sat_f32x4_s", 1);
define(simd, 0xfa, "f32x4", "convert_i32x4_s", 1);
define(simd, 0xfe, "f64x2", "convert_low_i32x4_s", 1);
define(simd, 0x105, "f32x4", "relaxed_madd", 3);
define(atomic, 0x00, "memory", "atomic.notify", 2, { immediate: "memory" });
define(atomic, 0x01, "memory", "atomic.wait32", 3, { immediate: "memory" });
define(atomic, 0x10, "i32", "atomic.load", 1, { immediate: "memory" });
define(atomic, 0x17, "i32", "atomic.store", 2, { gives: false, immediate: "memory" });
define(atomic, 0x1e, "i32", "atomic.rmw.add", 2, { immediate: "memory" });

/** Throws for an opcode that is missing above. */
export function instructionOf(prefix: number | undefined, opcode: number): Instruction {
  const row = rows.get(keyOf(prefix, opcode));
  if (row === undefined) throw new Error(`no name for the opcode ${prefix === undefined ? "" : `0x${prefix.toString(16)} `}0x${opcode.toString(16)}: add it to tools/forms/instructions.ts`);
  return row;
}
