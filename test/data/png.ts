/** Writes PNG files of 8 bits, for tests. */
import { deflateSync } from "node:zlib";
import { crc32 } from "../../src/data/images/crc32.ts";

/** A grey PNG file of a declared size, whose data are lines that begin with the number of a filter. */
export function png(width: number, height: number, lines: Uint8Array): Uint8Array {
  const part = (type: string, content: Uint8Array): Buffer => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), part("IHDR", header), part("IDAT", deflateSync(lines)), part("IEND", new Uint8Array())]);
}

/** A grey picture of some rows. */
export function greyPng(rows: readonly (readonly number[])[]): Uint8Array {
  return png(rows[0]?.length ?? 0, rows.length, Uint8Array.from(rows.flatMap((row) => [0, ...row])));
}
