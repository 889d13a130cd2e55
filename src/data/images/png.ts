/** PNG: every kind and depth of samples, interlaced or not. Format: https://www.w3.org/TR/png-3/ */
import { Unzlib } from "fflate";
import { FormatError } from "../fault.ts";
import type { Picture } from "./picture.ts";
import { cutOff, pngChunks, type PngChunks, type PngHeader } from "./png-chunks.ts";

/** Every `dx`-th pixel of every `dy`-th row, from one on: the passes of an interlaced picture. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

const whole: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
const adam7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 }, { x: 4, y: 0, dx: 8, dy: 8 }, { x: 0, y: 4, dx: 4, dy: 8 }, { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 }, { x: 1, y: 0, dx: 2, dy: 2 }, { x: 0, y: 1, dx: 1, dy: 2 },
];

/** Compressed bytes that are undone at a time: a stream that says more than its header is found out soon. */
const piece = 2 ** 14;

export function decodePng(bytes: Uint8Array): Picture {
  const chunks = pngChunks(bytes);
  const { width, height, depth } = chunks.header;
  const perPixel = samplesOf(chunks.header.colour);
  const passes = (chunks.header.interlaced ? adam7 : whole).map((pass) => ({ ...pass, columns: Math.max(0, Math.ceil((width - pass.x) / pass.dx)), rows: Math.max(0, Math.ceil((height - pass.y) / pass.dy)) }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
    .map((pass) => ({ ...pass, bytes: Math.ceil((pass.columns * perPixel * depth) / 8) }));
  const lines = inflated(chunks.data, passes.reduce((sum, { rows, bytes: line }) => sum + rows * (line + 1), 0));
  const samples = depth === 16 ? new Uint16Array(width * height * perPixel) : new Uint8Array(width * height * perPixel);
  let at = 0;
  for (const { x, y, dx, dy, columns, rows, bytes: line } of passes) {
    unfilter(lines, at, rows, line, Math.max(1, (perPixel * depth) >> 3));
    for (let row = 0; row < rows; row++, at += line + 1) {
      if (depth === 8 && dx === 1) {
        samples.set(lines.subarray(at + 1, at + 1 + line), (y + row * dy) * width * perPixel);
        continue;
      }
      for (let column = 0; column < columns; column++) {
        const to = ((y + row * dy) * width + x + column * dx) * perPixel;
        for (let k = 0; k < perPixel; k++) samples[to + k] = sampleAt(lines, at + 1, column * perPixel + k, depth);
      }
    }
  }
  return pictureOf(samples, chunks);
}

function samplesOf(colour: PngHeader["colour"]): number {
  switch (colour) {
    case "grey": case "palette": return 1;
    case "greyAlpha": return 2;
    case "rgb": return 3;
    case "rgba": return 4;
  }
}

function inflated(data: readonly Uint8Array[], length: number): Uint8Array {
  const result = new Uint8Array(length);
  let filled = 0;
  const stream = new Unzlib((part) => {
    if (filled + part.length > length) throw new FormatError("it is a damaged PNG image: it has more pixels than its header says");
    result.set(part, filled);
    filled += part.length;
  });
  try {
    data.forEach((each, k) => {
      for (let from = 0; from < each.length; from += piece) stream.push(each.subarray(from, from + piece), k === data.length - 1 && from + piece >= each.length);
    });
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw new FormatError(`it is a damaged PNG image: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (filled < length) throw cutOff();
  return result;
}

/** Undoes the filters of lines in place; each begins with the number of its filter. `step`: bytes of a pixel. */
function unfilter(lines: Uint8Array, start: number, rows: number, length: number, step: number): void {
  for (let row = 0; row < rows; row++) {
    const at = start + row * (length + 1) + 1;
    const filter = lines[at - 1] ?? 0;
    if (filter > 4) throw new FormatError("it is a damaged PNG image: there is no such filter");
    // The bytes of the pixel to the left, of the one above, and of the one left of that, where there are such.
    switch (filter) {
      case 0: break;
      case 1: for (let k = step; k < length; k++) lines[at + k] = (lines[at + k] ?? 0) + (lines[at + k - step] ?? 0); break;
      case 2: if (row > 0) for (let k = 0; k < length; k++) lines[at + k] = (lines[at + k] ?? 0) + (lines[at + k - length - 1] ?? 0); break;
      case 3: for (let k = 0; k < length; k++) lines[at + k] = (lines[at + k] ?? 0) + (((k < step ? 0 : (lines[at + k - step] ?? 0)) + (row === 0 ? 0 : (lines[at + k - length - 1] ?? 0))) >> 1); break;
      case 4: for (let k = 0; k < length; k++) lines[at + k] = (lines[at + k] ?? 0) + nearest(k < step ? 0 : (lines[at + k - step] ?? 0), row === 0 ? 0 : (lines[at + k - length - 1] ?? 0), row === 0 || k < step ? 0 : (lines[at + k - length - 1 - step] ?? 0));
    }
  }
}

/** The predictor of Paeth: of left, up and corner the nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const byLeft = Math.abs(up - corner);
  const byUp = Math.abs(left - corner);
  const byCorner = Math.abs(left + up - 2 * corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** A sample of a line that begins at a byte. */
function sampleAt(lines: Uint8Array, start: number, index: number, depth: number): number {
  if (depth === 8) return lines[start + index] ?? 0;
  if (depth === 16) return ((lines[start + 2 * index] ?? 0) << 8) | (lines[start + 2 * index + 1] ?? 0);
  const bit = index * depth;
  return ((lines[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** Samples of 8 bits, or of 16, with the opacity of a palette or of the one transparent colour. */
function pictureOf(samples: Picture["samples"], { header: { width, height, depth, colour }, palette, transparency }: PngChunks): Picture {
  if (colour === "palette") {
    if (palette === undefined) throw new FormatError("it is a damaged PNG image: its palette is missing");
    const channels = transparency === undefined ? 3 : 4;
    const colours = new Uint8Array(samples.length * channels);
    samples.forEach((entry, pixel) => {
      if (3 * entry >= palette.length) throw new FormatError(`it is a damaged PNG image: its palette has no colour ${entry}`);
      for (let k = 0; k < 3; k++) colours[pixel * channels + k] = palette[3 * entry + k] ?? 0;
      if (channels === 4) colours[pixel * channels + 3] = transparency?.[entry] ?? 255;
    });
    return { width, height, channels, samples: colours };
  }
  const own = colour === "grey" ? 1 : colour === "greyAlpha" ? 2 : colour === "rgb" ? 3 : 4;
  const unit = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
  const top = depth === 16 ? 65535 : 255;
  const as = (numbers: Picture["samples"]): Picture["samples"] => (depth >= 8 ? numbers : numbers.map((sample) => sample * unit));
  if (transparency === undefined || (own !== 1 && own !== 3)) return { width, height, channels: own, samples: as(samples) };
  const key = Array.from({ length: own }, (_, k) => ((transparency[2 * k] ?? 0) << 8) | (transparency[2 * k + 1] ?? 0));
  const channels = own === 1 ? 2 : 4;
  const withOpacity = depth === 16 ? new Uint16Array(width * height * channels) : new Uint8Array(width * height * channels);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const isKey = key.every((sample, k) => samples[pixel * own + k] === sample);
    for (let k = 0; k < own; k++) withOpacity[pixel * channels + k] = samples[pixel * own + k] ?? 0;
    withOpacity[pixel * channels + own] = isKey ? 0 : depth < 8 ? top / unit : top;
  }
  return { width, height, channels, samples: as(withOpacity) };
}
