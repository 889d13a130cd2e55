/** Weights inside of a module, as base 64. */
import { littleEndian } from "./safetensors.ts";
import { decodeHalves } from "./half.ts";

/** The bytes of base 64 in lines: an AudioWorklet has no `atob`. */
export function decodeBase64(text: string): Uint8Array {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const places = new Map(Array.from(digits, (digit, i) => [digit, i]));
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text) {
    const place = places.get(character);
    if (place === undefined) continue;
    bits = ((bits << 6) | place) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Sets an array to the numbers of an element type that begin at a byte. */
export function takeF64(bytes: Uint8Array, at: number, values: Float64Array | Float32Array): void {
  values.set(new Float64Array(littleEndian(bytes.subarray(at, at + 8 * values.length), 8).buffer));
}

export function takeF32(bytes: Uint8Array, at: number, values: Float64Array | Float32Array): void {
  values.set(new Float32Array(littleEndian(bytes.subarray(at, at + 4 * values.length), 4).buffer));
}

export function takeF16(bytes: Uint8Array, at: number, values: Float64Array | Float32Array): void {
  values.set(decodeHalves(new Uint16Array(littleEndian(bytes.subarray(at, at + 2 * values.length), 2).buffer), "F16"));
}

/**
 * Sets an array to integers of 8 bits times the scale of their channel. The scales come first, as float32. `axes`: of each axis of
 * the channels its size and the distance of its neighbours in the array; the channels are counted row-major over them.
 */
export function takeI8(bytes: Uint8Array, at: number, values: Float64Array | Float32Array, axes: readonly (readonly [size: number, stride: number])[]): void {
  const scales = new Float32Array(axes.reduce((n, [size]) => n * size, 1));
  takeF32(bytes, at, scales);
  for (let i = 0; i < values.length; i++) {
    const channel = axes.reduce((n, [size, stride]) => n * size + (Math.floor(i / stride) % size), 0);
    values[i] = ((bytes[at + 4 * scales.length + i]! << 24) >> 24) * scales[channel]!;
  }
}
