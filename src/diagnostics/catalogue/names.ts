import { error } from "../entry.ts";

/** NN2xx: a name means nothing, or two things. */
export const names = {
  NN201: error(
    "unknown name",
    (found: { what: string; name: string }) => `there is no ${found.what} named \`${found.name}\``,
    "Every name must be declared in the file, imported, or part of the standard library.",
  ),
} as const;
