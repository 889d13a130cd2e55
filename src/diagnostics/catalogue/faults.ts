import { error } from "../entry.ts";

/** A part of the compiler: a phase or a printed stage by its name. */
export type Part = "parser" | "check" | "compilation" | "formatter" | "explanation" | { readonly phase: string } | { readonly stage: string };

function partText(part: Part): string {
  if (typeof part === "string") return part;
  return "phase" in part ? `phase \`${part.phase}\`` : `stage \`${part.stage}\``;
}

/** NN9xx: faults of the compiler. */
export const faults = {
  compilerFault: error(
    "NN901",
    "fault of the compiler",
    (found: { part: Part; reason: string }) => `this is a fault of nnc, not of the model: the ${partText(found.part)} failed with ${found.reason}`,
    "The compiler is at fault, and nothing was written. Please report it with the model; a statement written in another way may avoid it.",
  ),
} as const;
