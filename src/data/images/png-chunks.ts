/** The chunks of a PNG file. Format: https://www.w3.org/TR/png-3/ */
import { FormatError } from "../fault.ts";
import { crc32 } from "./crc32.ts";
import type { PictureSize } from "./picture.ts";

export interface PngHeader extends PictureSize {
  /** Bits of a sample. */
  readonly depth: number;
  readonly colour: "grey" | "rgb" | "palette" | "greyAlpha" | "rgba";
  readonly interlaced: boolean;
}

export interface PngChunks {
  readonly header: PngHeader;
  /** Red, green, blue of each entry. */
  readonly palette: Uint8Array | undefined;
  readonly transparency: Uint8Array | undefined;
  /** Pieces of the compressed samples. */
  readonly data: readonly Uint8Array[];
}

/** Kinds of samples by their number in the file, and the bits that they may have. */
const kinds: ReadonlyMap<number, { readonly colour: PngHeader["colour"]; readonly depths: readonly number[] }> = new Map([
  [0, { colour: "grey", depths: [1, 2, 4, 8, 16] }],
  [2, { colour: "rgb", depths: [8, 16] }],
  [3, { colour: "palette", depths: [1, 2, 4, 8] }],
  [4, { colour: "greyAlpha", depths: [8, 16] }],
  [6, { colour: "rgba", depths: [8, 16] }],
]);

/** Where the header is: after the signature, and the length and the type of its chunk. */
const headerAt = 16;

/** The header of a file that begins with a PNG signature. */
export function pngHeader(bytes: Uint8Array): PngHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < headerAt + 13) throw cutOff();
  if (typeAt(bytes, 12) !== "IHDR") throw new FormatError("it is a damaged PNG image: it does not begin with its header");
  const [width, height, depth = 0, type = 0, compression, filter, interlace = 0] = [view.getUint32(headerAt), view.getUint32(headerAt + 4), ...bytes.subarray(headerAt + 8, headerAt + 13)];
  const kind = kinds.get(type);
  if (kind?.depths.includes(depth) !== true || compression !== 0 || filter !== 0 || interlace > 1 || width === 0 || height === 0) throw new FormatError("it is a damaged PNG image: there is none with such a header");
  return { width, height, depth, colour: kind.colour, interlaced: interlace === 1 };
}

export function pngChunks(bytes: Uint8Array): PngChunks {
  const header = pngHeader(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const data: Uint8Array[] = [];
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw cutOff();
    const length = view.getUint32(at);
    const type = typeAt(bytes, at + 4);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) throw cutOff();
    const content = bytes.subarray(at + 8, end);
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) throw new FormatError(`it is a damaged PNG image: the checksum of its part ${type} is wrong`);
    switch (type) {
      case "IHDR": break;
      case "PLTE": palette = content; break;
      case "tRNS": transparency = content; break;
      case "IDAT": data.push(content); break;
      case "IEND": return { header, palette, transparency, data };
      default: if (/^[A-Z]/.test(type)) throw new FormatError(`it is a PNG image with a part ${type}, which nnc does not read`);
    }
    at = end + 4;
  }
}

function typeAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4)).replace(/[^A-Za-z]/g, "?");
}

export function cutOff(): FormatError {
  return new FormatError("it is a PNG image that is cut off");
}
