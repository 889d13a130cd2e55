/** The weights that a repository has: those of the model, each in its element type, without the state of the optimizer. */
import type { CheckedModel } from "../../ir/model/types.ts";
import { InputError } from "../exit.ts";
import { checkSize } from "../weights/convert.ts";
import { encodeFile, type EncodedTensor } from "../weights/encode.ts";
import { bytesOfTensor, openWeights } from "../weights/file.ts";

/** What predictions, evaluations and new trainings need to know. */
const keptMetadata = ["model", "seed", "fitted", "taken", "validation", "trained"];

export interface PublishedWeights {
  readonly bytes: Uint8Array;
  /** Of the trained numbers. */
  readonly precision: "f64" | "f32" | undefined;
  /** Of the file that they come from. */
  readonly metadata: Readonly<Record<string, string>>;
}

export async function publishedWeights(path: string, { variables }: CheckedModel): Promise<PublishedWeights> {
  const file = await openWeights(path);
  checkSize(file);
  const entries = new Map(file.entries.map((entry) => [entry.name, entry]));
  const tensors: EncodedTensor[] = [];
  for (const { name } of variables) {
    const entry = entries.get(name);
    if (entry === undefined) throw new InputError(`${path} does not fit the model: the tensor ${name} is missing`);
    tensors.push({ ...entry, bytes: await bytesOfTensor(file, entry) });
  }
  const types = new Set(variables.filter(({ role }) => role !== "state" && role !== "fitted").map(({ name }) => entries.get(name)?.type));
  const { epoch } = file.metadata;
  // Without the optimizer's state a training begins anew, so the epochs behind the weights have another name.
  const metadata = Object.fromEntries(Object.entries({ ...file.metadata, ...(epoch !== undefined && { trained: epoch }) }).filter(([key]) => keptMetadata.includes(key)));
  return { bytes: encodeFile(tensors, metadata), metadata: file.metadata, precision: types.has("F64") ? "f64" : types.has("F32") ? "f32" : undefined };
}
