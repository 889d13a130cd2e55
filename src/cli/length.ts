/** The length of a training: the epochs of this run, and the end of the whole. */
import { savedNumber } from "../runtime/restore.ts";
import { decodeSafetensors } from "../runtime/safetensors.ts";
import { UsageError } from "./exit.ts";

export interface Length {
  /** Epochs that are behind the network. */
  readonly first: number;
  /** Epochs of this run; none where the training that is resumed is finished. */
  readonly epochs: number;
  /** Epochs of the whole training; absent where they are those behind the network and those of this run. */
  readonly of?: number;
}

/** `asked`: from the flags. `saved`: the weights to resume from. `usual`: the epochs of the model's settings. */
export function trainingLength(asked: { readonly epochs: number | undefined; readonly of: number | undefined }, saved: Uint8Array | undefined, usual: number): Length {
  const { first, whole } = saved === undefined ? { first: 0, whole: 0 } : savedLength(saved);
  const of = asked.of ?? (whole > first && (asked.epochs === undefined || whole >= first + asked.epochs) ? whole : undefined);
  const left = of !== undefined ? Math.max(0, of - first) : whole > 0 && whole <= first ? 0 : usual;
  const epochs = asked.epochs ?? left;
  if (of !== undefined && epochs > 0 && of < first + epochs) {
    const before = first === 0 ? "" : ` after ${first}`;
    throw new UsageError(`--of ${of} is the whole training, and --epochs ${epochs}${before} ${first === 0 ? "is longer" : `make ${first + epochs}`}`);
  }
  return { first, epochs, ...(of !== undefined && { of }) };
}

/** 0 for files of version 0.1, which do not record the length of the whole training. */
function savedLength(bytes: Uint8Array): { readonly first: number; readonly whole: number } {
  const saved = decodeSafetensors(bytes);
  return { first: savedNumber(saved, "epoch", 0, 0), whole: savedNumber(saved, "epochs", 0, 0) };
}

/** The message where nothing is left to train; `path` is that of the weights. */
export function finishedMessage(path: string, { first }: Length): string {
  return `${path} is of a training that is finished, of ${first} ${first === 1 ? "epoch" : "epochs"}: --epochs N trains N more\n`;
}
