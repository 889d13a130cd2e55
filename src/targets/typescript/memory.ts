/** The static memory of a module: one arena of reals, one of integers, and a typed array for each buffer. */
import type { Buffer } from "../../ir/kernel/types.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import type { NameScope } from "./names.ts";

export interface Memory {
  /** The JavaScript name of a buffer. */
  readonly name: (buffer: string) => string;
  readonly example: (buffer: string) => { readonly size: number; readonly batched: boolean };
  readonly buffer: (buffer: string) => Buffer | undefined;
  /** Declarations, in the order of the computation. */
  readonly text: string;
  /** Bytes of both arenas: what is allocated. */
  readonly bytes: number;
  readonly realArray: "Float64Array" | "Float32Array";
}

export function layOut(planned: PlannedKernels, precision: "f64" | "f32", names: NameScope): Memory {
  const { buffers } = planned.kernels;
  const chosen = new Map<string, string>();
  const name = (buffer: string): string => {
    const known = chosen.get(buffer) ?? names.fresh(buffer);
    chosen.set(buffer, known);
    return known;
  };
  const width = precision === "f64" ? 8 : 4;
  const realArray = precision === "f64" ? "Float64Array" : "Float32Array";
  const declare = (arena: PlannedKernels["reals"], variable: string, array: string, bytes: number): readonly string[] => arena.placements.map(({ buffer, offset, size }) => {
    const shape = buffers.get(buffer)?.shape ?? [];
    return `  const ${name(buffer)} = new ${array}(${variable}, ${offset * bytes}, ${size}); // [${shape.join(", ")}]\n`;
  });
  const reals = declare(planned.reals, "reals", realArray, width);
  const integers = declare(planned.integers, "integers", "Int32Array", 4);
  const text = [
    `  const reals = new ArrayBuffer(${planned.reals.size * width});\n`,
    ...reals,
    ...(integers.length === 0 ? [] : [`  const integers = new ArrayBuffer(${planned.integers.size * 4});\n`, ...integers]),
  ].join("");
  return {
    name,
    buffer: (b) => buffers.get(b),
    example(b) {
      const { shape = [], batched = false } = buffers.get(b) ?? {};
      return { size: (batched ? shape.slice(1) : shape).reduce((n, s) => n * s, 1), batched };
    },
    text,
    bytes: planned.reals.size * width + planned.integers.size * 4,
    realArray,
  };
}
