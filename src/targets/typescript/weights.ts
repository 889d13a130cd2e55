/** Weights inside of a module: their text, and the statements that fill the arrays with them. */
import type { StoredArray, StoredWeights } from "../target.ts";
import { rule } from "./comments.ts";
import type { Memory } from "./memory.ts";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const four = [18, 12, 6, 0].map((shift) => digits.charAt((three >> shift) & 63)).join("");
    text += four.slice(0, Math.min(3, bytes.length - i) + 1);
  }
  return text;
}

/** The weights as a constant of the module. */
export function weightsText({ bytes }: StoredWeights): string {
  const lines = base64(bytes).replace(/.{160}(?=.)/g, "$&\n");
  return `\n// ${rule("weights")}\n\n/** The values of weights, biases, gains, statistics and fitted values: ${bytes.length} bytes in base 64. */\nconst storedWeights = \`${lines}\`;\n`;
}

/** Statements that set the arrays of the network; arrays that the module does not have are left out. */
export function takeWeights({ arrays }: StoredWeights, memory: Memory): readonly string[] {
  const used = arrays.filter(({ name }) => memory.buffer(name) !== undefined);
  return used.length === 0 ? [] : [`const stored = decodeBase64(storedWeights);`, ...used.map((array) => takeOne(array, memory.name(array.name)))];
}

function takeOne({ type, at, axes = [] }: StoredArray, variable: string): string {
  return `take${type}(stored, ${at}, ${variable}${type === "I8" ? `, [${axes.map(([size, stride]) => `[${size}, ${stride}]`).join(", ")}]` : ""});`;
}
