/** The static memory of a module: arenas of reals, of doubles where reals are float32, and of integers, and a typed array for each buffer. */
import { lossName } from "../../ir/equation/names.ts";
import type { Buffer } from "../../ir/kernel/types.ts";
import { memory as figures } from "../../ir/machines.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import type { MachineCode, Precision } from "../target.ts";
import type { NameScope } from "./names.ts";

export interface Memory {
  /** The JavaScript name of a buffer. */
  readonly name: (buffer: string) => string;
  /** Code that makes its typed array anew, in the memory of a machine. */
  readonly place: ((buffer: string) => string) | undefined;
  readonly example: (buffer: string) => { readonly size: number; readonly batched: boolean };
  readonly buffer: (buffer: string) => Buffer | undefined;
  /** Whether some buffer has this JavaScript name. */
  readonly isArray: (name: string) => boolean;
  /** Declarations, in the order of the computation, of the arrays that are used. */
  readonly text: (used: (name: string) => boolean) => string;
  /** Bytes of all arenas, or of the memory of the machine they lie in: what is allocated. */
  readonly bytes: number;
  readonly realArray: RealArray;
  /** The typed array of a buffer of reals. */
  readonly realArrayOf: (buffer: string) => RealArray;
  /** That of any buffer. */
  readonly arrayOf: (buffer: string) => RealArray | "Int32Array";
}

export type RealArray = "Float64Array" | "Float32Array";

/** Arrays in arenas of their own, or in the memory of the machine that runs the kernels. */
export function layOut(planned: PlannedKernels, precision: Precision, names: NameScope, machine?: MachineCode): Memory {
  const { buffers } = planned.kernels;
  const chosen = new Map<string, string>();
  const name = (buffer: string): string => {
    const known = chosen.get(buffer) ?? names.fresh(buffer === lossName ? "meanLoss" : buffer);
    chosen.set(buffer, known);
    return known;
  };
  const width = precision === "f64" ? 8 : 4;
  const realArray: RealArray = precision === "f64" ? "Float64Array" : "Float32Array";
  for (const { buffer } of [...planned.reals.placements, ...planned.doubles.placements, ...planned.integers.placements]) name(buffer);
  const arrays = new Set(chosen.values());
  const declare = (arena: PlannedKernels["reals"], variable: string, array: string, bytes: number, start: number | undefined, used: (name: string) => boolean): string => {
    const memory = start === undefined ? `${variable}Memory` : "machine.memory";
    const lines = arena.placements.filter((p) => used(name(p.buffer))).map(({ buffer, offset, size }) => {
      const shape = buffers.get(buffer)?.shape ?? [];
      return `  const ${name(buffer)} = ${variable}(${(start ?? 0) + offset * bytes}, ${size}); // [${shape.join(", ")}]\n`;
    });
    if (lines.length === 0 && !used(variable)) return "";
    const made = start === undefined ? `  const ${memory} = new ArrayBuffer(${arena.size * bytes});\n` : "";
    return `${made}  const ${variable} = (at‹: number›, length‹: number›)‹: ${array}› => new ${array}(${memory}, at, length);\n${lines.join("")}`;
  };
  const places = new Map<string, string>();
  const placeAll = (arena: PlannedKernels["reals"], variable: string, bytes: number, start: number): void => {
    for (const { buffer, offset, size } of arena.placements) places.set(buffer, `${variable}(${start + offset * bytes}, ${size})`);
  };
  if (machine !== undefined) {
    placeAll(planned.reals, "reals", width, machine.realsAt);
    placeAll(planned.doubles, "doubles", 8, machine.doublesAt);
    placeAll(planned.integers, "integers", 4, machine.integersAt);
  }
  const realArrayOf = (b: string): RealArray => (buffers.get(b)?.double === true ? "Float64Array" : realArray);
  return {
    name,
    place: machine === undefined ? undefined : (buffer) => places.get(buffer) ?? name(buffer),
    buffer: (b) => buffers.get(b),
    example(b) {
      const { shape = [], batched = false } = buffers.get(b) ?? {};
      return { size: (batched ? shape.slice(1) : shape).reduce((n, s) => n * s, 1), batched };
    },
    isArray: (n) => arrays.has(n),
    text: (used) => [
      declare(planned.reals, "reals", realArray, width, machine?.realsAt, used),
      declare(planned.doubles, "doubles", "Float64Array", 8, machine?.doublesAt, used),
      declare(planned.integers, "integers", "Int32Array", 4, machine?.integersAt, used),
    ].join(""),
    bytes: machine === undefined ? planned.reals.size * width + planned.doubles.size * 8 + planned.integers.size * 4 : machine.pages * figures.page,
    realArray,
    realArrayOf,
    arrayOf: (b) => (buffers.get(b)?.content === "index" ? "Int32Array" : realArrayOf(b)),
  };
}
