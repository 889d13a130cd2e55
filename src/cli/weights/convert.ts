/** A file of weights in another element type. */
import { InputError } from "../exit.ts";
import { bytesOfTensor, type WeightsFile } from "./file.ts";
import { decodeValues, isReal, type RealType } from "./element-types.ts";
import { encodeFile, type EncodedTensor, roundTensor } from "./encode.ts";

/** Bytes of weights that are converted, since they are in memory at once. */
const largest = 2 ** 30;

/** All tensors of real numbers rounded to `type`; integers stay as they are. */
export async function convertFile(file: WeightsFile, type: RealType): Promise<Uint8Array> {
  checkSize(file);
  const tensors: EncodedTensor[] = [];
  for (const entry of file.entries) {
    const bytes = await bytesOfTensor(file, entry);
    tensors.push(isReal(entry.type) && entry.type !== type ? roundTensor(entry.name, entry.shape, decodeValues(bytes, entry.type), type) : { ...entry, bytes });
  }
  return encodeFile(tensors, file.metadata);
}

export function checkSize({ path, size }: WeightsFile): void {
  if (size > largest) throw new InputError(`${path} has more than 1 GiB, which is more than is converted in memory`);
}
