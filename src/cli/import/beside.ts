/** Files beside a graph: only those in its own folder, whatever the graph says. */
import { lstat, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { reasonOf } from "../../data/unreadable.ts";
import { InputError } from "../exit.ts";
import { readBytes } from "../files.ts";

/** Bytes that are read beside a graph, in all. */
const mostBytes = 2 ** 32;

/** The files that a graph names, by the names it has for them. Refuses paths that lead out of the graph's folder, also by links. */
export async function readBeside(graph: string, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const folder = await realpath(dirname(graph));
  let total = 0;
  for (const name of names) {
    const path = join(folder, name);
    if (isAbsolute(name) || /^[A-Za-z]:|\\/.test(name) || name.split("/").includes("..") || name.includes("\0")) throw new InputError(`${graph} names the file ${JSON.stringify(name)} for its numbers: only files in its own folder are read`);
    const found = await lstat(path).catch((cause: unknown) => {
      throw new InputError(`${graph} has numbers in ${name}: ${reasonOf(cause)}`);
    });
    const real = await realpath(path);
    if (isOutside(folder, real)) throw new InputError(`${graph} names the file ${name}, which is a link out of its folder: only files in its own folder are read`);
    const { size } = found.isSymbolicLink() ? await stat(real) : found;
    if (!(await stat(real)).isFile()) throw new InputError(`${graph} names ${name} for its numbers, which is no file`);
    total += size;
    if (total > mostBytes) throw new InputError(`the files beside ${graph} have more than ${mostBytes} bytes`);
    files.set(name, await readBytes(real));
  }
  return files;
}

function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}
