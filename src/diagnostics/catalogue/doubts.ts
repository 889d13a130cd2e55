import { warning } from "../entry.ts";

/** NN72x: what is legal, and surely not meant. */
export const doubts = {
  warningOfDefinition: warning(
    "NN720",
    "warning of a definition",
    (found: { message: string | undefined; name: string | undefined; condition: string }) =>
      found.message ?? `${found.name === undefined ? "the model" : `\`${found.name}\``} warns where ${found.condition}`,
    "A `warn` in a definition states a condition under which a call is allowed, and hardly meant: a learning rate below 0, `softmax` over one number. The message says what to write.",
  ),
} as const;
