import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ProjectError } from "../project/project.ts";
import { writeWhole } from "./output.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Writes what training took its time for. Where that fails, though it was possible before training, it writes to the
 * folder for temporary files and says so. Gives whether the weights are where they belong.
 */
export async function saveWeights(path: string, bytes: Uint8Array, terminal: Terminal): Promise<boolean> {
  try {
    await writeWhole(path, bytes);
    return true;
  } catch (cause) {
    if (!(cause instanceof ProjectError)) throw cause;
    const rescue = join(tmpdir(), `${process.pid}-${basename(path)}`);
    await writeWhole(rescue, bytes);
    terminal.err(`${cause.message}; the weights are in ${rescue}\n`);
    return false;
  }
}
