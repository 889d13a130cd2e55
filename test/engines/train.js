/** Runs in every engine and scope, some of which lack TextEncoder, timers and `console`: creates networks, trains, saves and loads them. */

/** Numbers in [0, 1) by a linear congruential generator. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const count = 60;

function dataOf(output, classes) {
  const next = numbers(7);
  const x = Float64Array.from({ length: 6 * count }, () => 4 * next() - 2);
  const y = Array.isArray(classes) ? Array.from({ length: count }, () => classes[Math.floor(classes.length * next())]) : Float64Array.from({ length: classes * count }, () => next());
  return { x, [output]: y };
}

/** FNV-1a of bytes. */
function hashOf(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/** Two networks of a model each, or why there is none. */
export function createAll(models) {
  return models.map(([name, create, output, classes]) => {
    const made = () => create({ seed: 42, ...(/ (?:wasm|both)$/.test(name) && { fused: false }) });
    try {
      return { name, output, classes, network: made(), other: made() };
    } catch (cause) {
      return { name, error: String(cause) };
    }
  });
}

/** What training gives, by name: an error, or numbers and a hash that are the same everywhere. */
export async function trainAll(networks) {
  const found = {};
  for (const { name, output, classes, network, other, error } of networks) {
    try {
      if (error !== undefined) throw error;
      const data = dataOf(output, classes);
      const options = { epochs: 2, validation: 0.2 };
      const fitted = network.fit(data, options).epochs;
      const later = (await network.fitAsync(data, { ...options, threads: 2 })).epochs;
      const saved = network.save();
      other.load(saved);
      found[name] = { losses: [...fitted, ...later].map((e) => [e.loss, e.validation.loss]), predicted: other.predict([1, -1, 0.5, 0, 2, -2]), saved: hashOf(saved), again: hashOf(other.save()) };
    } catch (cause) {
      found[name] = { error: String(cause) };
    }
  }
  return found;
}
