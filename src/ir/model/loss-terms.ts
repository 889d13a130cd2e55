/** The terms of a loss that are reported beside it. */
import { penaltyLossName } from "../equation/names.ts";
import { one } from "../equation/number.ts";
import type { LossTerm, ModelLoss } from "./types.ts";

/** A term as it is reported: its share in the loss is the weight times the array, of rank 0. */
export type ReportedTerm = Pick<LossTerm, "name" | "weight" | "array">;

/**
 * All terms where one is a value or of a layer or block, the regularizer among them; none where the statement says all there is, or the host has the loss.
 */
export function reportedTerms(loss: ModelLoss | undefined): readonly ReportedTerm[] {
  if (loss === undefined || loss.external || loss.terms.every(({ kind }) => kind === "loss")) return [];
  const terms = [...loss.terms, ...(loss.penalty === undefined ? [] : [{ name: "regularize", weight: one, array: penaltyLossName }])];
  return terms.length === 1 ? [] : terms;
}
