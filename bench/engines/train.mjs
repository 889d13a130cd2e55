/** Runs in every engine: trains networks over data made from a seed, and gives a hash of what each saves. */

/** Deterministic numbers in [0, 1). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** 53 bits of bytes (cyrb53 of bryc). */
function hashOf(bytes) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 2654435761);
    b = Math.imul(b ^ byte, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, "0");
}

const count = 120;

/** One hash of all networks: `[create, input, output, size, whole numbers below in the input, classes]` each. */
export function hashAll(networks, options) {
  const hashes = networks.map(([create, input, output, size, below, classes]) => {
    const next = numbers(7);
    const x = below === 0 ? Float64Array.from({ length: count * size }, () => 4 * next() - 2) : Int32Array.from({ length: count * size }, () => Math.floor(below * next()));
    const y = Array.isArray(classes) ? Array.from({ length: count }, () => classes[Math.floor(classes.length * next())]) : Float64Array.from({ length: count * classes }, () => next());
    const network = create({ seed: 42, ...options });
    network.fit({ [input]: x, [output]: y }, { epochs: 5, validation: 0.2 });
    return hashOf(network.save());
  });
  return hashOf(new TextEncoder().encode(hashes.join()));
}
