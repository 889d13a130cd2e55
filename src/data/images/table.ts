/** Pictures as a table: a row for each, with the numbers of its pixels and the name of its folder. */
import { readFile } from "node:fs/promises";
import { FormatError } from "../fault.ts";
import { binaryFormat } from "../format.ts";
import { rowsAtATime, type ValueTable } from "../values.ts";
import { pictureFiles, type PictureFile } from "./folder.ts";
import { decodeJpeg, jpegFrame } from "./jpeg.ts";
import { mostPixels, numbersOf, type Picture, type PictureSize } from "./picture.ts";
import { decodePng } from "./png.ts";
import { pngHeader } from "./png-chunks.ts";
import { resized } from "./resize.ts";

/** What a model takes of pictures. */
export interface PictureUse extends PictureSize {
  /** The input that they go to, and the names of its columns before their numbers. */
  readonly input: string;
  readonly column: string;
  readonly channels: number;
  /** The column of the names of folders. */
  readonly label: string;
  /** Whether pictures of another size are resized. */
  readonly resize: boolean;
}

/** Pictures that are decoded before their numbers are handed on, at most. */
const mostAtATime = 256;

/** Pictures that are read at once. */
const atOnce = 8;

export async function pictureTable(path: string, use: PictureUse): Promise<ValueTable> {
  const files = await pictureFiles(path);
  const width = use.width * use.height * use.channels;
  const names = Array.from({ length: width }, (_, k) => (width === 1 ? use.column : `${use.column}[${k}]`));
  return {
    names: files[0]?.label === undefined ? names : [...names, use.label],
    async *read(wanted) {
      const step = wanted.some((column) => column < width) ? Math.min(mostAtATime, rowsAtATime(width)) : files.length;
      for (let from = 0; from < files.length; from += step) {
        const part = files.slice(from, from + step);
        const numbers = wanted.some((column) => column < width) ? await decodeAll(part, use, width) : new Float32Array(0);
        const labels = part.map(({ label }) => label);
        yield {
          rows: part.length, share: (from + part.length) / files.length, texts: part.map((file) => file.path),
          columns: wanted.map((column) => (column < width ? { numbers, first: column, stride: width } : { values: labels })),
        };
      }
    },
  };
}

async function decodeAll(files: readonly PictureFile[], use: PictureUse, width: number): Promise<Float32Array> {
  const all = new Float32Array(files.length * width);
  for (let from = 0; from < files.length; from += atOnce) {
    const decoded = await Promise.all(files.slice(from, from + atOnce).map(async ({ path }) => pictureNumbers(await readFile(path), path, use)));
    decoded.forEach((numbers, k) => all.set(numbers, (from + k) * width));
  }
  return all;
}

/** The numbers of one picture in the size that the model takes. Throws a `FormatError` that names the file. */
export async function pictureNumbers(bytes: Uint8Array, path: string, use: PictureUse): Promise<Float32Array> {
  try {
    const format = formatOf(bytes);
    const size = format === "png" ? pngHeader(bytes) : jpegFrame(bytes);
    checkSize(size, use);
    const picture: Picture = format === "png" ? decodePng(bytes) : await decodeJpeg(bytes);
    const numbers = numbersOf(picture, use.channels);
    return size.width === use.width && size.height === use.height ? numbers : resized(numbers, size, use.channels, use);
  } catch (cause) {
    throw cause instanceof FormatError ? new FormatError(`${path}: ${cause.message}`) : cause;
  }
}

function formatOf(bytes: Uint8Array): "png" | "jpeg" {
  const format = binaryFormat(bytes.subarray(0, 64));
  if (format === "png" || format === "jpeg") return format;
  throw new FormatError(typeof format === "object" ? `it is ${format.called}, and nnc reads pictures of PNG and JPEG` : "it is no PNG or JPEG image");
}

function checkSize({ width, height }: PictureSize, use: PictureUse): void {
  if (width * height > mostPixels) throw new FormatError(`it says that it has ${width} × ${height} pixels, and nnc reads pictures of at most ${mostPixels / 1e6} million`);
  if (use.resize || (width === use.width && height === use.height)) return;
  throw new FormatError(`it has ${width} × ${height} pixels (width × height), and \`${use.input}\` takes ${use.width} × ${use.height}: write \`images("…", resize: true)\` to resize pictures`);
}
