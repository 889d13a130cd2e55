import { error } from "../entry.ts";

/** NN9xx: faults of the compiler. */
export const faults = {
  compilerFault: error(
    "NN901",
    "fault of the compiler",
    (found: { during: string; reason: string }) => `this is a fault of nnc, not of the model: ${found.during} failed with ${found.reason}`,
    "The compiler met a case that it should not have met. Nothing was written. Please report it with the model; a statement written in another way may go around it.",
  ),
} as const;
