import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ProjectError } from "../project/project.ts";
import { writeWhole } from "./output.ts";
import type { Terminal } from "./terminal.ts";
import { bestPath, type SavedState } from "./training/saved-state.ts";

/**
 * Writes the results of training. Where that fails, though it was possible before training, writes to the folder for temporary
 * files and says so. Gives whether the weights are at `path`.
 */
export async function saveState(path: string, state: SavedState, write: (state: SavedState) => Promise<void>, terminal: Terminal): Promise<boolean> {
  try {
    await write(state);
    return true;
  } catch (cause) {
    if (!(cause instanceof ProjectError)) throw cause;
    const rescue = join(tmpdir(), `${process.pid}-${basename(path)}`);
    // The checkpoint names the file of the best weights, which is beside it.
    if (state.best !== undefined) await writeWhole(join(tmpdir(), basename(bestPath(path, state.best.epoch))), state.best.weights);
    await writeWhole(rescue, state.bytes);
    terminal.err(`${cause.message}; the weights are in ${rescue}\n`);
    return false;
  }
}
