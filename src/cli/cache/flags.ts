import type { Flags } from "../arguments.ts";

export const cacheFlags: Flags = {
  "no-cache": { type: "boolean", help: "neither reads nor writes FILE.csv.nnc-cache, which keeps the numbers of a CSV of 128 MiB or more for the next run" },
};
