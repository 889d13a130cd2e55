import type { WatchedPlace } from "../ir/model/watched.ts";
import type { Finding, Trouble } from "./evidence.ts";

export function troubleOf(finding: Finding): Trouble {
  const { kind, found, advice } = finding;
  const place = placeText(finding);
  return { ...finding, text: `trouble: ${kind}${place === undefined ? "" : ` (${place})`}: ${found}\n         ${advice}` };
}

/** `iris.nn:5`. */
export function placeText({ file, line }: Partial<WatchedPlace>): string | undefined {
  return file === undefined ? undefined : `${file}:${line}`;
}
