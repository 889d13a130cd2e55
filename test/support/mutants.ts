/** Random mutations of models: of the examples, of definitions and of the page of the language. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { uniformAt } from "../../src/runtime/random.ts";
import { exampleNames } from "../../tools/examples.ts";

const root = resolve(import.meta.dirname, "../..");

const texts = [
  ...exampleNames.map((name) => readFileSync(join(root, `examples/${name}/${name}.nn`), "utf8")),
  readFileSync(join(root, "test/examples/own/definitions.nn"), "utf8") + "\nmodel M { input x: [4] dense(3) softmax output y: oneHot(0..2) loss crossEntropy }\n",
  ...[...readFileSync(join(root, "docs/language/README.md"), "utf8").matchAll(/```nn\n([\s\S]*?)```/g)].map(([, text = ""]) => text),
];

const words = [
  "0", "1", "-1", "1e9", "1e400", "0.5", "{", "}", "[", "]", "(", ")", ",", ":", "=", "->", "..", "..s", "?", "^", "%", "/", "\"", "'", "//", "///", "&&", ";",
  "input", "output", "weight", "bias", "state", "let", "repeat", "residual", "shared", "frozen", "train", "loss", "model", "layer", "block", "as", "else", "and", "not",
  "sum(i: ", "max(", "batch", "data", "training", "infinity", "random()", "relu", "dense(", "softmax", "i", "j", "x", "w", "g", "t", "é", "\u0000", "\r", "\t", "🧠",
];

/** A stream of random whole numbers. */
function stream(seed: number): (below: number) => number {
  let n = 0;
  return (below) => Math.floor(uniformAt(seed, n++) * below);
}

function mutate(text: string, below: (n: number) => number): string {
  let out = text;
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const at = below(out.length + 1);
    const length = below(12);
    const tokens = [...out.matchAll(/[A-Za-z_]\w*|\d+(?:\.\d+)?|\S/g)];
    const token = tokens[below(tokens.length)];
    const other = tokens[below(tokens.length)];
    const word = words[below(words.length)] ?? "";
    switch (below(6)) {
      case 0: out = out.slice(0, at) + out.slice(at + length); break;
      case 1: out = `${out.slice(0, at)} ${word} ${out.slice(at)}`; break;
      case 2: out = out.slice(0, at) + out.slice(at, at + length) + out.slice(at); break;
      case 3: if (token !== undefined) out = out.slice(0, token.index) + word + out.slice(token.index + token[0].length); break;
      case 4: if (token !== undefined && other !== undefined) out = out.slice(0, token.index) + other[0] + out.slice(token.index + token[0].length); break;
      default: if (token !== undefined) out = out.slice(0, token.index) + out.slice(token.index + token[0].length); break;
    }
  }
  return out;
}

/** The mutant of a seed, the same at each call. */
export function mutant(seed: number): string {
  const below = stream(seed);
  return mutate(texts[below(texts.length)] ?? "", below);
}
