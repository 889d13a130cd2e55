/**
 * What the command writes of a training: the file that `save` gives, with the state of early stopping in its metadata. The best weights,
 * where they are no longer those of the network, have a file of their own beside it (docs/decisions/0047): the checkpoint
 * is loaded by every module of the model, as any other.
 */
import { basename, dirname, join } from "node:path";
import type { Stopping } from "../../ir/model/stopping.ts";
import { savedNumber } from "../../runtime/restore.ts";
import { decodeSafetensors, encodeSafetensors } from "../../runtime/safetensors.ts";
import { InputError } from "../exit.ts";
import { readBytes } from "../files.ts";
import type { Network } from "../network.ts";
import { type Best, noBest } from "./early-stopping.ts";

/** A file of weights, and what must be beside it. */
export interface SavedState {
  readonly bytes: Uint8Array;
  /** The best weights of a training that goes on, where `bytes` has others. */
  readonly best?: { readonly epoch: number; readonly weights: Uint8Array };
}

/** The state of a training that can go on. `current`: whether the weights are those of the end of the last epoch. */
export function unfinishedState(bytes: Uint8Array, path: string, best: Best | undefined, current: boolean): SavedState {
  if (best === undefined) return { bytes };
  const { metadata, tensors } = decodeSafetensors(bytes);
  const { epoch, score, of, weights } = best;
  const apart = weights !== undefined && !(current && metadata["epoch"] === String(epoch));
  const state = { bestEpoch: String(epoch), bestLoss: String(score), ...(of !== undefined && { bestOf: of }), ...(apart && { bestWeights: basename(bestPath(path, epoch)) }) };
  return { bytes: encodeSafetensors([...tensors.values()], { ...metadata, ...state }), ...(apart && { best: { epoch, weights } }) };
}

/** The state of a training that has ended: the best weights with the optimizer's state, and no epochs left to resume. */
export function finishedState(bytes: Uint8Array, best: Best | undefined): SavedState {
  if (best?.weights === undefined) return { bytes };
  const { metadata, tensors } = decodeSafetensors(bytes);
  const restored = decodeSafetensors(best.weights).tensors;
  return { bytes: encodeSafetensors([...tensors.values()].map((t) => restored.get(t.name) ?? t), { ...metadata, epochs: metadata["epoch"] ?? "0" }) };
}

/** The file of the best weights beside that of the checkpoint: `iris.best-37.safetensors`. */
export function bestPath(path: string, epoch: number): string {
  const { stem, extension } = parts(path);
  return join(dirname(path), `${stem}.best-${epoch}${extension}`);
}

/** Whether a name is that of a file of best weights of a checkpoint, of any epoch. */
export function isBestName(name: string, path: string): boolean {
  const { stem, extension } = parts(path);
  return name.startsWith(`${stem}.best-`) && name.endsWith(extension) && /^\d+$/.test(name.slice(`${stem}.best-`.length, name.length - extension.length));
}

function parts(path: string): { readonly stem: string; readonly extension: string } {
  const [, stem = "", extension = ""] = /^(.*?)(\.safetensors)?$/s.exec(basename(path)) ?? [];
  return { stem, extension };
}

/** The seed that a training began with; `otherwise` in files that do not say it. */
export function savedSeed(bytes: Uint8Array, otherwise: number): number {
  return savedNumber(decodeSafetensors(bytes), "seed", otherwise);
}

/** A file with the share of the examples that is held out for validation in place of the model's. */
export function withShare(bytes: Uint8Array, share: number | undefined): Uint8Array {
  if (share === undefined) return bytes;
  const { metadata, tensors } = decodeSafetensors(bytes);
  return encodeSafetensors([...tensors.values()], { ...metadata, validation: String(share) });
}

/** The share that `withShare` put there; `undefined` where it is that of the model. */
export function savedShare(bytes: Uint8Array): number | undefined {
  const text = decodeSafetensors(bytes).metadata["validation"];
  if (text === undefined) return undefined;
  const share = Number(text);
  if (text.trim() === "" || !(share >= 0 && share < 1)) throw new InputError(`the checkpoint is damaged: its validation is ${JSON.stringify(text)}, not a share`);
  return share;
}

/**
 * The state of early stopping in a checkpoint that the network has loaded; at the epoch of the network where there is none, or where the
 * model stopped by something else then.
 */
export async function resumedBest(stop: Stopping, network: Network, path: string, bytes: Uint8Array): Promise<Best> {
  const saved = decodeSafetensors(bytes);
  const at = saved.metadata["bestEpoch"];
  const none = noBest(stop, savedNumber(saved, "epoch", 0, 0));
  if (at === undefined || saved.metadata["bestOf"] !== none.of) return none;
  const epoch = Number(at);
  if (!/^\d+$/.test(at) || !Number.isSafeInteger(epoch)) throw new InputError(`${path} is damaged: its bestEpoch is ${JSON.stringify(at)}, not a whole number`);
  const score = Number(saved.metadata["bestLoss"]);
  if (Number.isNaN(score)) throw new InputError(`${path} is damaged: its bestLoss is ${JSON.stringify(saved.metadata["bestLoss"])}, not a number`);
  if (score === Infinity) return { ...none, epoch };
  const file = saved.metadata["bestWeights"];
  if (file === undefined) return { ...none, epoch, score, weights: network.save({ only: "weights" }) };
  const beside = join(dirname(path), basename(file));
  try {
    const weights = await readBytes(beside);
    const found = decodeSafetensors(weights).tensors;
    const fits = [...decodeSafetensors(network.save({ only: "weights" })).tensors].every(([name, { shape }]) => String(found.get(name)?.shape) === String(shape));
    if (!fits) throw new InputError(`${beside} does not fit the model`);
    return { ...none, epoch, score, weights };
  } catch (cause) {
    throw new InputError(`${path} needs the best weights so far, of epoch ${epoch}, beside it: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
