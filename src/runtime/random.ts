/**
 * Random numbers as pure functions of where they are drawn: the same on every target, in any order, as often as asked.
 * Bits come from chained rounds of `triple32`, the 32-bit integer mixer of Chris Wellons (hash-prospector), which uses
 * nothing but exact integer arithmetic.
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

/** 32 random bits of the draw `occurrence` at `step`, element `ordinal`; `lane` tells apart several words of one draw. */
export function randomBits(seed: number, step: number, occurrence: number, ordinal: number, lane: number): number {
  let h = mixBits((seed | 0) + Math.imul(lane, 0x9e3779b9));
  h = mixBits(h ^ Math.floor(seed / 4294967296) ^ 0x85ebca6b);
  h = mixBits(h + Math.imul(occurrence, 0x27d4eb2f) + 1);
  h = mixBits(h ^ (step | 0));
  h = mixBits(h + Math.floor(step / 4294967296));
  h = mixBits(h ^ Math.imul(ordinal | 0, 0xc2b2ae35));
  return mixBits(h + Math.floor(ordinal / 4294967296) + Math.imul(lane, 0x165667b1)) >>> 0;
}

/** Uniform in [0, 1), with 53 bits. */
export function uniform(seed: number, step: number, occurrence: number, ordinal: number): number {
  const high = randomBits(seed, step, occurrence, ordinal, 0) >>> 5;
  const low = randomBits(seed, step, occurrence, ordinal, 1) >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/** Standard normal, by the transform of Box and Muller; never infinite. */
export function gaussian(seed: number, step: number, occurrence: number, ordinal: number): number {
  const high = randomBits(seed, step, occurrence, ordinal, 2) >>> 5;
  const low = randomBits(seed, step, occurrence, ordinal, 3) >>> 6;
  const radius = (high * 67108864 + low + 1) / 9007199254740992;
  const angle = randomBits(seed, step, occurrence, ordinal, 4) / 4294967296;
  return Math.sqrt(-2 * Math.log(radius)) * Math.cos(2 * Math.PI * angle);
}

/** Shuffles the first `count` entries (Fisher and Yates); the result depends on the order before, on seed and round alone. */
export function shuffleOrder(order: Int32Array, count: number, seed: number, round: number): void {
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform(seed, round, 0x7fffffff, i) * (i + 1));
    const moved = order[i]!;
    order[i] = order[j]!;
    order[j] = moved;
  }
}
