/** What a network saves. */
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";

/** The numbers of each tensor, by name. */
export function savedTensors(bytes: Uint8Array): ReadonlyMap<string, readonly number[]> {
  return new Map([...decodeSafetensors(bytes).tensors].map(([name, { values }]) => [name, [...values]]));
}
