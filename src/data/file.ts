/**
 * Files and streams that a user names as input.
 *
 * A device without an end (`/dev/zero`) would be read forever, so devices are refused; standard input, pipes and FIFOs
 * are read to their end, up to a limit.
 */
import { createReadStream, readFileSync, type Stats, statSync } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
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
  if (!found.isFile()) return readStream(createReadStream(path));
  return opened(path, stampOf(found), (file) => file.readFile());
}

/** A file to be read in pieces, as often as asked; pipes are read whole. Throws as `readWhole` does. */
export async function fileSource(path: string): Promise<ByteSource> {
  const found = await stat(path);
  if (!isStandardInput(path)) refuseEndless(found);
  if (!found.isFile()) return bytesOf(path, await readWhole(path));
  const stamp = stampOf(found);
  return {
    name: path, size: found.size,
    open: () => piecesOf(path, stamp),
    slice: (start, end) => opened(path, stamp, (file) => readSlice(file, start, end)),
    path,
    beside: (other) => fileSource(other).catch(() => undefined),
  };
}

/** What tells one state of a file from another: the file, its size, and when it was written last. */
export type Stamp = string;

export function stampOf({ dev, ino, size, mtimeMs }: Stats): Stamp {
  return [dev, ino, size, mtimeMs].join(" ");
}

/**
 * Works on an open file that has to be the one of a stamp, before and after: what is read in several passes, or in pieces, would else be
 * that of two files. Throws `UnreadableError`.
 */
async function opened<T>(path: string, stamp: Stamp, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    await refuseChanged(file, stamp);
    const done = await work(file);
    await refuseChanged(file, stamp);
    return done;
  } finally {
    await file.close();
  }
}

async function* piecesOf(path: string, stamp: Stamp): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    await refuseChanged(file, stamp);
    for (;;) {
      const { bytesRead, buffer } = await file.read({ buffer: new Uint8Array(piece) });
      if (bytesRead === 0) break;
      yield buffer.subarray(0, bytesRead);
    }
    await refuseChanged(file, stamp);
  } finally {
    await file.close();
  }
}

async function refuseChanged(file: FileHandle, stamp: Stamp): Promise<void> {
  if (stampOf(await file.stat()) !== stamp) throw changedError();
}

export function changedError(): UnreadableError {
  return new UnreadableError("it was changed while it was read: run the command again when nothing writes to it");
}

/** Some bytes of a file, or fewer where it ends before. */
async function readSlice(file: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, start + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
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
