/** Numbers of 16 bits, by integers and float32: AudioWorklets and Node 20 have no `Float16Array`. */

/** F16: 5 bits of exponent and 10 of fraction (IEEE 754 binary16). BF16: the upper half of a float32. */
export type HalfType = "F16" | "BF16";

/** The values of numbers of 16 bits, exactly. */
export function decodeHalves(halves: Uint16Array, type: HalfType): Float32Array {
  const values = new Float32Array(halves.length);
  const bits = new Uint32Array(values.buffer);
  halves.forEach((half, i) => {
    bits[i] = half << 16;
    if (type === "BF16") return;
    bits[i] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13);
    // 2^112, the difference of the exponents' biases: subnormal numbers become normal.
    values[i]! *= 5192296858534827628530496329220096;
    if ((half & 0x7c00) === 0x7c00) bits[i] |= 0x7f800000;
  });
  return values;
}

/** Numbers rounded to 16 bits: to nearest, ties to even. */
export function encodeHalves(values: ArrayLike<number>, type: HalfType): Uint16Array {
  const [digits, bias] = type === "F16" ? [10, 15] : [7, 127];
  const view = new DataView(new ArrayBuffer(8));
  return Uint16Array.from(values, (value) => {
    view.setFloat64(0, value);
    const head = view.getUint16(0);
    const exponent = Math.max(((head & 0x7ff0) >> 4) - 1023, 1 - bias);
    // 2^(digits - exponent): in the product, units are units in the last place, to which the addition rounds.
    view.setFloat64(0, 0);
    view.setUint16(0, (1023 + digits - exponent) << 4);
    const units = Math.abs(value) * view.getFloat64(0) + 4503599627370496 - 4503599627370496;
    const infinity = (2 * bias + 1) << digits;
    return (head & 0x8000) | (Number.isNaN(value) ? 0x7fff : Math.min(((exponent + bias - 1) << digits) + units, infinity));
  });
}
