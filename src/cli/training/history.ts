/** The epochs of a training in its checkpoint, for the report of a training that is resumed. */
import type { EpochRecord } from "../../report/record.ts";
import { decodeSafetensors, encodeSafetensors } from "../../runtime/safetensors.ts";
import { epochRecord } from "../report/earlier.ts";

/** Epochs that a checkpoint keeps, at most: some 200 bytes each. */
const most = 1024;

/** A checkpoint with the epochs so far; of more than `most`, every second, fourth, … and the last. */
export function withHistory(bytes: Uint8Array, epochs: readonly EpochRecord[]): Uint8Array {
  const last = epochs.at(-1);
  if (last === undefined) return bytes;
  let step = 1;
  while (last.epoch / step > most) step *= 2;
  const kept = epochs.filter((one) => one.epoch % step === 0 || one === last);
  const { metadata, tensors } = decodeSafetensors(bytes);
  return encodeSafetensors([...tensors.values()], { ...metadata, history: JSON.stringify(kept) });
}

/** The epochs in a checkpoint; none of one that has no history, or a damaged one. */
export function savedHistory(bytes: Uint8Array): readonly EpochRecord[] {
  const text = decodeSafetensors(bytes).metadata["history"];
  if (text === undefined) return [];
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.map(epochRecord).filter((record) => record !== undefined) : [];
  } catch {
    return [];
  }
}
