/**
 * Files and streams that a user names as input.
 *
 * A device without an end (`/dev/zero`) would be read forever, so devices are refused; standard input, pipes and FIFOs
 * are read to their end, up to a limit.
 */
import { createReadStream, readFileSync, type Stats, statSync } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { bytesOf, type ByteSource } from "./bytes.ts";
import { UnreadableError } from "./unreadable.ts";

/** Bytes that may be read at once: the longest text of a JavaScript engine is about as long. */
const largestInput = 2 ** 29 - 2 ** 10;

/** Bytes that are read at a time. */
const piece = 2 ** 20;

/** Reads a whole file; throws `UnreadableError`, or the error of the platform. */
export async function readWhole(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  if (!isStandardInput(path)) refuseEndless(found);
  if (found.size > largestInput) throw tooLarge();
  return found.isFile() ? readFile(path) : readStream(createReadStream(path));
}

/** A file to be read in pieces, as often as asked; pipes are read whole. Throws as `readWhole` does. */
export async function fileSource(path: string): Promise<ByteSource> {
  const found = await stat(path);
  if (!isStandardInput(path)) refuseEndless(found);
  if (!found.isFile()) return bytesOf(path, await readWhole(path));
  return {
    name: path, size: found.size,
    open: () => createReadStream(path, { highWaterMark: piece }),
    slice: (start, end) => readSlice(path, start, end),
    path,
    beside: (other) => fileSource(other).catch(() => undefined),
  };
}

/** Some bytes of a file, or fewer where it ends before. */
async function readSlice(path: string, start: number, end: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const bytes = new Uint8Array(end - start);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, start + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** Reads a whole text file at once, for what is imported; throws as `readWhole` does. */
export function readWholeSync(path: string): string {
  const found = statSync(path);
  refuseEndless(found);
  if (found.size > largestInput) throw tooLarge();
  return readFileSync(path, "utf8");
}

/** Reads a stream to its end. */
export async function readStream(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestInput) {
      stream.destroy();
      throw tooLarge();
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

function refuseEndless(found: Stats): void {
  if (found.isCharacterDevice() || found.isBlockDevice()) throw new UnreadableError("it is a device, which has no end: name a file, a pipe, or standard input");
  if (found.isSocket()) throw new UnreadableError("it is a socket");
}

/** A terminal as standard input is a device too, but its user ends it. */
function isStandardInput(path: string): boolean {
  return ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].includes(path);
}

function tooLarge(): UnreadableError {
  return new UnreadableError(`it is larger than ${Math.round(largestInput / 2 ** 20)} MB`);
}
