/** Names of what draws draw from. */
import type { Distribution } from "./types.ts";

/** As it is called in the language: `random`, `gaussian`, `orthonormal`. */
export function drawText(distribution: Distribution): string {
  if (distribution === "uniform") return "random";
  return distribution === "gaussian" ? "gaussian" : "orthonormal";
}

/** Different for different distributions. */
export function distributionKey(distribution: Distribution): string {
  return typeof distribution === "string" ? distribution : `orthonormal ${distribution.rows} ${distribution.columns}`;
}
