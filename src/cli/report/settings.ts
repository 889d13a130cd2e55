/** The settings of a run as they were resolved: the model's, with what flags override. */
import { toNumber } from "../../ir/equation/number.ts";
import { metricText } from "../../ir/model/metrics.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { Setting } from "../../report/record.ts";

/** What flags decide. */
export interface RunSettings {
  readonly epochs: number;
  readonly validation: number;
  readonly seed: number;
  readonly threads: number | undefined;
  readonly target: string;
  readonly precision: string;
  readonly fused: boolean;
}

export function settingsOf({ train, loss, optimizer, parameters }: CheckedModel, { epochs, validation, seed, threads = 1, target, precision, fused }: RunSettings): readonly Setting[] {
  const { batch, accumulate, metrics, clip, stop, shuffle, data } = train;
  const rows: readonly (readonly [string, string | number | undefined])[] = [
    ...parameters.map(({ name, value }) => [`parameter ${name}`, typeof value === "object" ? toNumber(value) : String(value)] as const),
    ["loss", loss?.text],
    ["optimizer", optimizer?.text],
    ["batch", batch],
    ["accumulate", accumulate === 1 ? undefined : accumulate],
    ["epochs", epochs],
    ["validation", validation === 0 ? "none" : `${validation}${data?.kind === "series" ? ", the last examples" : ""}`],
    ["seed", seed],
    ["shuffle", String(shuffle)],
    ["metrics", metrics.length === 0 ? undefined : metrics.map(metricText).join(", ")],
    ["clip", clip && `${clip.kind}(${clip.limit})`],
    ["stop", stop === undefined ? undefined : `patience(${stop})`],
    ["target", `${target}, ${precision}${target === "wasm" && !fused ? ", unfused" : ""}`],
    ["threads", threads],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: String(value) }]));
}
