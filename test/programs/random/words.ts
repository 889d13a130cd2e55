/** Names that mean something to the compiler: a program says the same whatever its author calls things. */
import type { Choices } from "./choices.ts";

/** Words of the equations, the kernels, the emitted module and the platform. None is reserved in the language, a function of it, or a definition of `std`. */
const words = [
  "training", "t", "step", "steps", "epoch", "epochs", "gradient", "gradients", "target", "targets", "inputs", "outputs", "parameters", "update", "updates",
  "next", "before", "after", "clip", "clipped", "counted", "batch", "seed", "drawn", "data", "value", "values", "position", "position_1", "index_1", "sum_1",
  "kernel", "memory", "reals", "integers", "machine", "fit", "predict", "save", "options", "examples", "row", "order", "isFitted", "totalSteps",
  "Math", "NaN", "Infinity", "undefined", "Float64Array", "Number", "Object", "constructor", "prototype", "toString", "hasOwnProperty", "arguments", "eval", "await", "async",
  "var", "const", "function", "class", "return", "new", "this", "null", "default", "export", "void", "delete", "of", "get", "set", "static", "yield", "enum", "package",
  "d", "g", "w", "i1", "k", "n", "m", "v", "pi", "e", "drawKey", "createNet", "_", "__", "_1", "A", "run", "core", "limit", "norm", "scale", "penalty", "initialize", "evaluation", "inference", "fitting",
] as const;

/** What programs of `writeProgram` call things: inputs, outputs, named values, weights, indices, definitions. */
const written = /\b(?:x|y|z|all|other|beside|last|[uvwh]\d*|(?:custom|side|part|held|moving|named|local|guarded)\d+|[ijlpqr])\b/g;

/** Whether a word stands in a text as a whole. */
function holds(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w$])${word.replaceAll("$", "\\$")}(?![\\w$])`).test(text);
}

/** The text with some of its names replaced by words of the compiler. */
export function rename(text: string, c: Choices): string {
  const names = [...new Set(text.match(written) ?? [])];
  const map = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    if (c.below(3) === 0) continue;
    const word = words[c.below(words.length)] ?? "t";
    if (taken.has(word) || holds(text, word)) continue;
    taken.add(word);
    map.set(name, word);
  }
  return text.replaceAll(written, (name) => map.get(name) ?? name);
}
