/**
 * Random numbers as pure functions of where they are drawn: the same on every target, in any order, as often as asked.
 * Bits come from rounds of `triple32`, the 32-bit integer mixer of Chris Wellons (hash-prospector), which uses nothing but
 * exact integer arithmetic. All integers stay within 32 signed bits, which engines keep off the heap.
 */

function mixBits(value: number): number {
  let x = value;
  x ^= x >>> 17;
  x = Math.imul(x, 0xed5ad4bb);
  x ^= x >>> 11;
  x = Math.imul(x, 0xac4c1b51);
  x ^= x >>> 15;
  x = Math.imul(x, 0x31848bab);
  return x ^ (x >>> 14);
}

/** What all elements of one draw have in common: 32 bits of seed, step and occurrence. */
export function drawKey(seed: number, step: number, occurrence: number): number {
  let h = mixBits((seed | 0) ^ 0x3c6ef372);
  h = mixBits(h ^ (Math.floor(seed / 4294967296) | 0));
  h = mixBits((h + Math.imul(occurrence, 0x27d4eb2f) + 1) | 0);
  h = mixBits(h ^ (step | 0));
  return mixBits((h + (Math.floor(step / 4294967296) | 0)) | 0);
}

/** Element `ordinal` of a draw: uniform in [0, 1), with 53 bits. */
export function uniformAt(key: number, ordinal: number): number {
  const high = mixBits(mixBits(key ^ Math.imul(ordinal, 0x9e3779b1)) ^ key);
  const low = mixBits((high + 0x165667b1) | 0);
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
}

/** Element `ordinal` of a draw: standard normal, by the transform of Box and Muller; never infinite. */
export function gaussianAt(key: number, ordinal: number): number {
  const high = mixBits(mixBits(key ^ Math.imul(ordinal, 0x9e3779b1)) ^ key);
  const low = mixBits((high + 0x165667b1) | 0);
  const turn = mixBits((low ^ 0x2c1b3c6d) | 0);
  const radius = ((high >>> 5) * 67108864 + (low >>> 6) + 1) / 9007199254740992;
  return Math.sqrt(-2 * Math.log(radius)) * Math.cos((Math.PI / 2147483648) * turn);
}

export function uniform(seed: number, step: number, occurrence: number, ordinal: number): number {
  return uniformAt(drawKey(seed, step, occurrence), ordinal);
}

export function gaussian(seed: number, step: number, occurrence: number, ordinal: number): number {
  return gaussianAt(drawKey(seed, step, occurrence), ordinal);
}

/** Shuffles the first `count` entries (Fisher and Yates); the result depends on the order before, on seed and round alone. */
export function shuffleOrder(order: Int32Array, count: number, seed: number, round: number): void {
  const key = drawKey(seed, round, 0x7fffffff);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniformAt(key, i) * (i + 1));
    const moved = order[i]!;
    order[i] = order[j]!;
    order[j] = moved;
  }
}
