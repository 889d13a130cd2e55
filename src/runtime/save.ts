/** What `save` writes: everything, or weights in an element type of their own. */
import { inWords } from "./checks.ts";
import { decodeHalves, encodeHalves } from "./half.ts";
import type { Kept } from "./restore.ts";
import type { Tensor } from "./safetensors.ts";

/**
 * Options of `save`. `only: "weights"`: what predictions need, without optimizer state and progress. `as`: the element type of weights,
 * biases and gains (and of optimizer state); by default the module's. Running statistics and fitted values keep theirs.
 */
export type SaveOptions =
  | { readonly only?: undefined; readonly as?: "f64" | "f32" }
  | { readonly only: "weights"; readonly as?: "f64" | "f32" | "f16" | "bf16" };

/** The tensors that `save` writes. Throws for wrong options, and if a value overflows the element type. */
export function chooseTensors(kept: readonly Kept[], { only, as, ...others }: SaveOptions): readonly Tensor[] {
  const [other] = Object.keys(others);
  if (other !== undefined) throw new TypeError(`save has no option ${other}; its options are only, as`);
  if (only !== undefined && only !== "weights") throw new TypeError(`only is ${inWords(only)}, not "weights"`);
  const chosen = kept.filter((k) => only === undefined || !k.optional);
  if (as === undefined) return chosen;
  const types = only === undefined ? ["f64", "f32"] : ["f64", "f32", "f16", "bf16"];
  if (!types.includes(as)) throw new TypeError(`as is ${inWords(as)}, not one of ${types.join(", ")}${only === undefined ? "; without `only` there is optimizer state" : ""}`);
  return chosen.map((k) => (k.exact ? k : roundTensor(k, as)));
}

function roundTensor({ name, shape, values }: Kept, as: "f64" | "f32" | "f16" | "bf16"): Tensor {
  const type = as === "f16" ? "F16" : as === "bf16" ? "BF16" : undefined;
  const rounded = type !== undefined ? encodeHalves(values, type) : as === "f64" ? Float64Array.from(values) : Float32Array.from(values);
  const found = type === undefined ? rounded : decodeHalves(Uint16Array.from(rounded), type);
  const over = found.findIndex((value, i) => !Number.isFinite(value) && Number.isFinite(values[i]));
  if (over >= 0) throw new RangeError(`${name} has the value ${values[over]}, which overflows ${as}`);
  return { name, shape, values: rounded, ...(type && { type }) };
}
