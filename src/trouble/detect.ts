/** Troubles of a training, from evidence: pure functions, each silent where the evidence is not clear. */
import { gradientTroubles } from "./gradients.ts";
import { dataTroubles } from "./of-data.ts";
import { lossTroubles } from "./losses.ts";
import type { Evidence, Finding } from "./evidence.ts";

/** All troubles, causes before what follows from them. */
export function troublesIn(evidence: Evidence): readonly Finding[] {
  return [...dataTroubles(evidence), ...gradientTroubles(evidence), ...lossTroubles(evidence)];
}
