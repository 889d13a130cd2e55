/** JPEG, baseline and progressive, by the package jpeg-js. */
import { FormatError } from "../fault.ts";
import type * as JpegJs from "jpeg-js";
import { notInstalled } from "../columnar/package.ts";
import type { Picture, PictureSize } from "./picture.ts";

/** Megabytes that one picture may take while it is decoded. */
const mostMemory = 1024;

interface Frame extends PictureSize {
  readonly components: number;
}

/** Sizes and components from the header of the frame, without decoding. Format: ITU-T T.81, annex B. */
export function jpegFrame(bytes: Uint8Array): Frame {
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) throw new FormatError("it is a damaged JPEG image: a part of it has no marker");
    // Any number of bytes 0xff may precede a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return frameAt(bytes, at + 4, marker);
    at += 2 + wordAt(bytes, at + 2);
  }
  throw new FormatError("it is a JPEG image that is cut off");
}

function frameAt(bytes: Uint8Array, at: number, marker: number): Frame {
  if (marker > 0xc2) throw new FormatError("it is a JPEG image whose coding nnc does not read: write it as baseline or progressive JPEG");
  if (bytes[at] !== 8) throw new FormatError(`it is a JPEG image with ${bytes[at] ?? 0} bits for each sample, and nnc reads those with 8`);
  const found = { height: wordAt(bytes, at + 1), width: wordAt(bytes, at + 3), components: bytes[at + 5] ?? 0 };
  if (found.width === 0 || found.height === 0) throw new FormatError("it is a JPEG image that does not say its size");
  return found;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

export async function decodeJpeg(bytes: Uint8Array): Promise<Picture> {
  const { width, height, components } = jpegFrame(bytes);
  const { decode } = await jpegJs();
  try {
    const { data, ...size } = decode(bytes, { useTArray: true, tolerantDecoding: false, maxResolutionInMP: 1000, maxMemoryUsageInMB: mostMemory });
    if (size.width !== width || size.height !== height) throw new FormatError("it is a damaged JPEG image: it has two sizes");
    if (components !== 1) return { width, height, channels: 4, samples: data };
    return { width, height, channels: 1, samples: Uint8Array.from({ length: width * height }, (_, pixel) => data[4 * pixel] ?? 0) };
  } catch (cause) {
    throw cause instanceof FormatError ? cause : new FormatError(`it is a damaged JPEG image, or one that jpeg-js does not read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

async function jpegJs(): Promise<typeof JpegJs> {
  try {
    return await import("jpeg-js");
  } catch (cause) {
    throw notInstalled("jpeg-js", "it is a JPEG image", cause);
  }
}
