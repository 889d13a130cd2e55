/** Which nnc serves a file: the one that the settings name, else the project's own, else the one in the extension. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

export interface Nnc {
  /** The program: a file that Node runs. */
  readonly main: string;
  /** Where it comes from, for the status of the server. */
  readonly from: "settings" | "project" | "extension";
}

export interface Choice {
  /** The setting `nnc.path`; empty where it is not set. */
  readonly path: string;
  /** The folder that is open, else that of the file. */
  readonly root: string;
  /** The folder of the file. */
  readonly folder: string;
  /** The nnc in the extension. */
  readonly packed: string;
  /** Programs of a folder that its user does not trust are not run. */
  readonly isTrusted: boolean;
}

/** A path of the settings that leads nowhere is taken as it is: to start it says so. */
export function chooseNnc({ path, root, folder, packed, isTrusted }: Choice): Nnc {
  if (isTrusted) {
    if (path !== "") return { main: resolve(root, path), from: "settings" };
    const own = installedAbove(folder);
    if (own !== undefined) return { main: own, from: "project" };
  }
  return { main: packed, from: "extension" };
}

/** The program of the package in `node_modules` of a folder, or of the next one above it that has one. */
function installedAbove(folder: string): string | undefined {
  const found = join(folder, "node_modules", "nnc");
  const main = programOf(found);
  if (main !== undefined) return main;
  const above = dirname(folder);
  return above === folder ? undefined : installedAbove(above);
}

function programOf(folder: string): string | undefined {
  try {
    const { bin }: { readonly bin?: { readonly nnc?: string } } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const main = join(folder, bin?.nnc ?? "");
    return bin?.nnc !== undefined && existsSync(main) ? main : undefined;
  } catch {
    return undefined;
  }
}
