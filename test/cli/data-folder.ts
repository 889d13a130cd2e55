/** Models and data files in a folder of their own, for tests that run commands on them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nnc, type Ran } from "./terminal.ts";

export interface Folder {
  /** The path of a file in it. */
  readonly path: (name: string) => string;
  readonly write: (name: string, text: string) => string;
  /** Trains a model in it, for one epoch unless flags say otherwise, and gives the path of its weights. */
  readonly train: (model: string, ...flags: readonly string[]) => Promise<{ readonly weights: string; readonly ran: Ran }>;
  readonly remove: () => void;
}

export function folder(): Folder {
  const at = mkdtempSync(join(tmpdir(), "nnc-data-"));
  const path = (name: string): string => join(at, name);
  return {
    path,
    write: (name, text) => {
      writeFileSync(path(name), text);
      return path(name);
    },
    train: async (model, ...flags) => {
      const weights = path(`${model}.safetensors`);
      const ran = await nnc(["train", path(model), "--epochs", "1", "--out", weights, ...flags]);
      return { weights, ran };
    },
    remove: () => rmSync(at, { recursive: true }),
  };
}

/** The lines of JSON that a command wrote. */
export function linesOf({ out }: Ran): readonly unknown[] {
  return out.split("\n").filter(Boolean).map((line): unknown => JSON.parse(line));
}
