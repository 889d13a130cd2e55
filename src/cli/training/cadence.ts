/** How often checkpoints are written: the value of `--checkpoint`. */
import type { Arguments } from "../arguments.ts";
import { UsageError } from "../exit.ts";

export interface Cadence {
  /** The least time from one checkpoint to the next, in milliseconds. */
  readonly least: number;
  /** Whether epochs that are longer than that have checkpoints within; resuming from one repeats its epoch. */
  readonly within: boolean;
}

/** After an epoch, but not so often that short epochs wait for the disk. */
const usual: Cadence = { least: 10_000, within: false };

const units = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** `undefined`: no checkpoints before the end. */
export function cadenceOf(args: Arguments): Cadence | undefined {
  const text = args.value("checkpoint");
  if (text === undefined) return usual;
  if (args.value("out") === undefined) throw new UsageError("--checkpoint is how often --out is written: give --out too");
  if (text === "off") return undefined;
  if (text === "epoch") return { least: 0, within: false };
  const [, count = "", unit = ""] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? [];
  const least = Number(count) * (Object.entries(units).find(([name]) => name === unit)?.[1] ?? 0);
  if (!(least >= 1000 && least <= 24 * units.h)) throw new UsageError(`--checkpoint takes epoch, off, or a time from 1s to 24h, such as 30s or 5m; not \`${text}\``);
  return { least, within: true };
}
