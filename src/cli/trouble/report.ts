import type { Trouble } from "./evidence.ts";

/** Two lines: what was found, and what people do about it. */
export function troubleText({ kind, place, found, advice }: Trouble): string {
  return `trouble: ${kind}${place === undefined ? "" : ` (${place})`}: ${found}\n         ${advice}\n`;
}
