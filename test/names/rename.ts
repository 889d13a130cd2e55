/** Models with every name of the user replaced by other words. */
import { readdirSync, readFileSync } from "node:fs";

/** Words of the language, which are no names of the user where a model uses them. */
const language = new Set([
  "exp", "log", "log1p", "expm1", "sqrt", "abs", "sign", "min", "max", "floor", "sin", "cos", "tanh", "cosh", "erf", "sum", "mean", "product", "argmax", "argmin", "count", "random",
  "gaussian", "orthonormal", "reshape", "batch", "data", "pi", "infinity", "true", "false", "training", "t", "step", "steps", "epoch", "epochs", "w", "g", "fanIn", "fanOut", "target", "external",
  "optimizer", "validation", "seed", "shuffle", "metrics", "stop", "clip", "constraint", "average", "accumulate", "csv", "series", "norm", "value", "patience", "accuracy", "r2", "mae", "oneHot", "index", "binary",
  "distribution", "probability", "from",
  "model", "block", "layer", "activation", "loss", "regularizer", "initializer", "schedule", "metric", "import", "input", "output", "weight", "bias", "gain", "state", "fitted", "let", "require", "warn", "while", "train",
  "regularize", "residual", "repeat", "shared", "frozen", "as", "else", "and", "or", "not",
]);

const std = new URL("../../src/std/", import.meta.url);

/** Definitions of the library and their parameters. */
const library = new Set(readdirSync(std, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".nn")).flatMap((f) =>
  [...readFileSync(new URL(f, std), "utf8").matchAll(/^(?:layer|block|activation|loss|regularizer|initializer|schedule|optimizer) (\w+)(?:\(([^)]*)\))?/gm)]
    .flatMap(([, name = "", parameters = ""]) => [name, ...[...parameters.matchAll(/(\w+)(?: =|,|$|\[)/g)].flatMap(([, p]) => p ?? [])])));

/** What stands in a text: names, and all else. Strings and comments are no names, but `{name}` in a message is one. */
function piecesOf(text: string): readonly string[] {
  return text.split(/("(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|[A-Za-z_]\w*)/);
}

function isName(piece: string): boolean {
  return /^[A-Za-z_]\w*$/.test(piece) && !/^[eE]\d*$/.test(piece);
}

/** The names that a user gave, in order: what stands behind dots alone is a member of the library's. */
export function namesOf(text: string): readonly string[] {
  const pieces = piecesOf(text);
  return [...new Set(pieces.filter((p, i) => isName(p) && !language.has(p) && !library.has(p) && pieces[i - 1]?.endsWith(".") !== true))];
}

export function renamed(text: string, names: ReadonlyMap<string, string>): string {
  return piecesOf(text).map((p) => (isName(p) ? (names.get(p) ?? p) : p.startsWith("\"") ? p.replace(/\{(\w+)\}/g, (whole, name: string) => (names.has(name) ? `{${names.get(name) ?? ""}}` : whole)) : p)).join("");
}

/** Every identifier and every word in a string of the compiler, its targets and its runtime; and names that JavaScript knows. */
export function wordsOfTheCompiler(): readonly string[] {
  const root = new URL("../../src/", import.meta.url);
  const words = new Set(["constructor", "__proto__", "prototype", "toString", "valueOf", "hasOwnProperty", "arguments", "eval", "await", "yield", "enum", "NaN", "Math", "Float64Array", "globalThis", "undefined", "position_9", "_", "_1", "then", "default", "static"]);
  for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    for (const [word] of readFileSync(new URL(file, root), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, " ").matchAll(/[A-Za-z_]\w*/g)) words.add(word);
  }
  return [...words];
}
