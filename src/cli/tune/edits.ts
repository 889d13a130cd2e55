/** The text of a model's file with the values of a configuration. */
import type { ReplacedSetting, SettingPlace } from "../../index.ts";
import type { Searched } from "./resolve.ts";
import type { Configuration } from "./sample.ts";

/** Another optimizer comes before its parameters. */
const order = ["parameter", "setting", "optimizer"] as const satisfies readonly SettingPlace["kind"][];

export interface Edited {
  readonly text: string;
  /** What is to be written, with the line where it is in the file that was edited. */
  readonly write: readonly { readonly line: number; readonly setting: string }[];
}

type Replace = (text: string, place: SettingPlace, value: string) => ReplacedSetting | undefined;

/** A string says why there is no such text. `only`: which of the settings are edited. */
export function editConfiguration(text: string, searched: readonly Searched[], values: Configuration, replace: Replace, only: (one: Searched) => boolean = () => true): Edited | string {
  let edited = text;
  // A later edit of the same setting has the earlier ones.
  const write = new Map<string, { readonly line: number; readonly setting: string }>();
  for (const kind of order) {
    for (const [d, one] of searched.entries()) {
      if (one.place.kind !== kind || !only(one)) continue;
      const found = replace(edited, one.place, values[d] ?? "");
      if (found === undefined) return `there is no \`${one.place.name}\` to give a value${kind === "optimizer" ? ": the optimizer has no such parameter" : ""}`;
      edited = found.text;
      write.set(/^\w+/.exec(found.setting)?.[0] ?? "", { line: replace(text, one.place, values[d] ?? "")?.line ?? found.line, setting: found.setting });
    }
  }
  return { text: edited, write: [...write.values()] };
}
