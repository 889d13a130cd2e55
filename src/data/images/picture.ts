/** A decoded picture, and its conversion to the numbers that a model takes. */

/** Sizes that a file declares, in pixels, before anything is decoded. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface Picture extends PictureSize {
  /** 1: grey, 2: grey and opacity, 3: red, green, blue, 4: these and opacity. */
  readonly channels: 1 | 2 | 3 | 4;
  /** Row after row from the top, the channels of a pixel beside each other. */
  readonly samples: Uint8Array | Uint16Array;
}

/** Pixels that a picture may have. */
export const mostPixels = 50e6;

/**
 * The numbers of a picture from 0 to 255, `channels` for each pixel. Samples of 16 bits are divided by 257. Colours become
 * grey by the luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, grey becomes three equal colours; opacity is left out where it
 * is not wanted, and 255 where there is none.
 */
export function numbersOf({ width, height, channels: from, samples }: Picture, channels: number): Float32Array {
  const pixels = width * height;
  const unit = samples instanceof Uint16Array ? 257 : 1;
  const isColour = from >= 3;
  const numbers = new Float32Array(pixels * channels);
  const at = (pixel: number, channel: number): number => (samples[pixel * from + channel] ?? 0) / unit;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const first = pixel * channels;
    if (channels <= 2) numbers[first] = isColour ? 0.299 * at(pixel, 0) + 0.587 * at(pixel, 1) + 0.114 * at(pixel, 2) : at(pixel, 0);
    else for (let channel = 0; channel < 3; channel++) numbers[first + channel] = at(pixel, isColour ? channel : 0);
    if (channels % 2 === 0) numbers[first + channels - 1] = from % 2 === 0 ? at(pixel, from - 1) : 255;
  }
  return numbers;
}
