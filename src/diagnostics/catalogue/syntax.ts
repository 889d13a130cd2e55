import { error } from "../entry.ts";

/** NN1xx: the text is not of the grammar. */
export const syntax = {
  NN101: error(
    "unexpected character",
    (found: { character: string }) => `the character ${found.character} has no meaning here`,
    "The language knows names, numbers, strings in double quotes and its punctuation; any other character belongs in a string or a comment.",
  ),
} as const;
