/** Whether Node and TypeScript read a module as one. */
import { dirname, join, resolve } from "node:path";
import { readIfThere } from "./files.ts";
import type { Terminal } from "./terminal.ts";

/** Warns where the nearest package.json says CommonJS, as that of `npm init` does: an `import` of the module would fail. */
export async function warnOfCommonJs(path: string, terminal: Terminal): Promise<void> {
  if (!/\.[jt]s$/.test(path)) return;
  const found = await nearestPackage(dirname(resolve(path)));
  if (found === undefined || typeOf(found.text) !== "commonjs") return;
  terminal.err(`warning: ${found.path} has "type": "commonjs", so ${path} is not read as the ES module that it is: write "type": "module" there, or -o ${path.replace(/\.([jt]s)$/, ".m$1")}\n`);
}

async function nearestPackage(folder: string): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const path = join(folder, "package.json");
  // A package.json that this user cannot read decides nothing that could be warned of.
  const text = await readIfThere(path).catch(() => undefined);
  if (text !== undefined) return { path, text };
  return dirname(folder) === folder ? undefined : nearestPackage(dirname(folder));
}

function typeOf(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && "type" in parsed ? parsed.type : undefined;
  } catch {
    return undefined;
  }
}
