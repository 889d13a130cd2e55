import type { Accumulation } from "../types.ts";
import { between, type Interval, real } from "./interval.ts";

/** What an accumulation may hold: nothing arrives at some places, which keep the neutral element. A state that keeps what it had may hold any number. */
export function accumulated({ operator, keeps }: Accumulation, body: Interval): Interval {
  if (keeps === true) return body.certainty === "finite" ? real : between(-Infinity, Infinity, "unknown");
  switch (operator) {
    case "sum": return between(body.lower >= 0 ? 0 : -Infinity, body.upper <= 0 ? 0 : Infinity, body.certainty);
    case "max": return between(-Infinity, body.upper, body.certainty === "unknown" ? "unknown" : "masked");
    case "min": return between(body.lower, Infinity, "unknown");
  }
}
