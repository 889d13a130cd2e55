/** The pictures of a folder. */
import { readdir, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { FormatError } from "../fault.ts";

export interface PictureFile {
  readonly path: string;
  /** The name of the folder of its class; absent where there are no such folders. */
  readonly label?: string;
}

/** Names of pictures, those of formats too that have no decoder, so that none is left out in silence. */
const isPicture = /\.(?:png|jpe?g|jpe|jfif|gif|bmp|webp|tiff?|avif|heic)$/i;

/**
 * All pictures below a folder, sorted by class and name, in the order of code units; each folder in it has those of a class. Or
 * one picture, where the path is a file. Names that begin with a dot, and files that no name says to be pictures, are left out.
 */
export async function pictureFiles(path: string): Promise<readonly PictureFile[]> {
  if ((await stat(path)).isFile()) return [{ path }];
  const names = (await readdir(path, { recursive: true })).filter((name) => isPicture.test(name) && !name.split(sep).some((part) => part.startsWith(".")));
  const found = names.sort().map((name): PictureFile => {
    const [label, ...rest] = name.split(sep);
    return { path: join(path, name), ...(rest.length > 0 && label !== undefined && { label }) };
  });
  const loose = found.find(({ label }) => label === undefined);
  if (found.length === 0) throw new FormatError("it is a folder without pictures (PNG or JPEG)");
  if (loose !== undefined && found.some(({ label }) => label !== undefined)) throw new FormatError(`${loose.path} is in no folder of a class, and other pictures are`);
  return found;
}
