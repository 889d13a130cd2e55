/** The flags of `nnc train --seeds`. */
import type { Arguments } from "../arguments.ts";
import { UsageError } from "../exit.ts";

export const seedFormats = ["pretty", "json"] as const;

/** Flags that speak of one training. */
const ofOne = ["resume", "checkpoint", "log", "tensorboard", "report"] as const;

export function checkSeedFlags(args: Arguments): void {
  if (args.value("seeds") === undefined) {
    if (args.value("format") !== undefined) throw new UsageError("--format is of --seeds: give --seeds N too");
    return;
  }
  const other = ofOne.find((flag) => args.value(flag) !== undefined);
  if (other !== undefined) throw new UsageError(`--${other} is of one training, and --seeds trains several times: give one of them`);
}
