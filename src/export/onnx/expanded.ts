/** Arrays with all their dimensions in order, those included along which all entries are equal: for outputs, and for the states of a recurrence. */
import type { Operand } from "./builder.ts";
import type { Emitter, StoredTensor } from "./emitter.ts";
import type { Size } from "./types.ts";

/** `sizes`: of all the dimensions that the array has. */
export function expanded({ operand, dimensions }: StoredTensor, sizes: readonly Size[], { builder, batchOf }: Emitter): Operand {
  const order = dimensions.map((d, k) => ({ d, k })).sort((a, b) => a.d - b.d).map(({ k }) => k);
  const turned = builder.transpose(operand, order);
  const wide = builder.reshape(turned, sizes.map((size, d) => (dimensions.includes(d) ? size : 1)));
  if (sizes.every((size, d) => dimensions.includes(d) || size === 1)) return wide;
  if (sizes[0] !== "batch") return builder.node("Expand", [wide, builder.integers(sizes.map(Number))], operand.type, sizes);
  const count = builder.node("Shape", [batchOf()], "int64", [1], { attributes: { start: { kind: "int", value: 0 }, end: { kind: "int", value: 1 } } });
  const shape = sizes.length === 1 ? count : builder.node("Concat", [count, builder.integers(sizes.slice(1).map(Number))], "int64", [sizes.length], { attributes: { axis: { kind: "int", value: 0 } } });
  return builder.node("Expand", [wide, shape], operand.type, sizes);
}
