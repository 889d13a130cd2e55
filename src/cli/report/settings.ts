/** The settings of a run as they were resolved: the model's, with what flags override. */
import type { holdingOf } from "../../data/parts.ts";
import type { HeldOut } from "../../ir/model/held-out.ts";
import { toNumber } from "../../ir/equation/number.ts";
import { metricText } from "../../ir/model/metrics.ts";
import { stoppingText } from "../../ir/model/stopping.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { Setting } from "../../report/record.ts";

/** What flags decide. */
export interface RunSettings {
  readonly epochs: number;
  readonly held: ReturnType<typeof holdingOf>;
  readonly seed: number;
  readonly threads: number | undefined;
  readonly target: string;
  readonly precision: string;
  readonly fused: boolean;
}

export function settingsOf({ train, loss, optimizer, parameters }: CheckedModel, { epochs, held, seed, threads = 1, target, precision, fused }: RunSettings): readonly Setting[] {
  const { batch, accumulate, metrics, clip, stop, shuffle, data } = train;
  const rows: readonly (readonly [string, string | number | undefined])[] = [
    ...parameters.map(({ name, value }) => [`parameter ${name}`, typeof value === "object" ? toNumber(value) : String(value)] as const),
    ["loss", loss?.text],
    ["optimizer", optimizer?.text],
    ["batch", accumulate === Infinity ? `all, ${batch} at a time` : batch],
    ["accumulate", accumulate === 1 || accumulate === Infinity ? undefined : accumulate],
    ["epochs", epochs],
    ["validation", partText(held.validation, data?.kind === "series") ?? "none"],
    ["test", partText(held.test, data?.kind === "series")],
    ["seed", seed],
    ["shuffle", String(shuffle)],
    ["metrics", metrics.length === 0 ? undefined : metrics.map(metricText).join(", ")],
    ["clip", clip && `${clip.kind}(${clip.limit})`],
    ["stop", stop && stoppingText(stop)],
    ["target", `${target}, ${precision}${target === "wasm" && !fused ? ", unfused" : ""}`],
    ["threads", threads],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: String(value) }]));
}

/** What is held out; `undefined` of nothing. */
function partText(held: HeldOut, last: boolean): string | undefined {
  if (held.kind !== "share") return `${held.kind}(${held.files.map(({ path }) => JSON.stringify(path)).join(", ")})`;
  if (held.share === 0) return undefined;
  return held.by === undefined ? `${held.share}${last ? ", the last examples" : ""}` : `split(${held.share}, ${held.by.kind}: ${held.by.column})`;
}
