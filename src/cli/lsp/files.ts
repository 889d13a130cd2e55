/** Files of a machine, for the server in a terminal or behind an editor. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fileSource } from "../../data/file.ts";
import { openRecords } from "../../data/open.ts";
import { expand } from "../../project/expand.ts";
import { type Files, noFiles } from "../../lsp/files.ts";

export const machineFiles: Files = {
  read: (uri) => {
    const path = pathOf(uri);
    if (path === undefined || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
  list: async (folders) => folders.flatMap((uri) => {
    const path = pathOf(uri);
    if (path === undefined) return [];
    try {
      return expand([path]).map((file) => pathToFileURL(resolve(file)).href);
    } catch {
      // A folder without such files, or one that is gone.
      return [];
    }
  }),
  columns: async (uri) => {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    try {
      return (await openRecords(await fileSource(path), {})).first;
    } catch {
      return undefined;
    }
  },
  writesLibrary: true,
  libraryUri: (name, text) => {
    // By its text, so that another version of nnc has files of its own.
    const path = join(tmpdir(), `nnc-${userName()}-library`, createHash("sha256").update(text).digest("hex").slice(0, 12), name);
    try {
      if (!existsSync(path)) writeBeside(path, text);
      return pathToFileURL(path).href;
    } catch {
      return noFiles.libraryUri(name, text);
    }
  },
};

/** Users of one machine do not share files. */
function userName(): string {
  return String(process.getuid?.() ?? "user");
}

function writeBeside(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o444 });
  renameSync(draft, path);
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
