/** Writes the files of a saved training so that at any moment those on the disk belong together. */
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { writeWhole } from "../output.ts";
import { bestPath, isBestName, type SavedState } from "./saved-state.ts";

/** Gives a function that writes a state to `path`; it writes the best weights of an epoch once. */
export function stateWriter(path: string): (state: SavedState) => Promise<void> {
  let written: string | undefined;
  return async ({ bytes, best }) => {
    const beside = best && bestPath(path, best.epoch);
    // The best weights go first and those before them last: the checkpoint in between names one that is there.
    if (best !== undefined && beside !== undefined && beside !== written) await writeWhole(beside, best.weights);
    await writeWhole(path, bytes);
    written = beside;
    await removeBest(path, beside);
  };
}

/** Removes the best weights of earlier checkpoints, also of a run that was killed; those that cannot be removed do no harm. */
async function removeBest(path: string, but: string | undefined): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder).catch(() => [])) {
    if (isBestName(name, path) && (but === undefined || name !== basename(but))) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
