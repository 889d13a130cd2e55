/** Words and signs of a text, of one that does not parse too. */

export interface Word {
  readonly kind: "name" | "number" | "string" | "comment" | "sign";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern = /(\/\/[^\n]*)|("(?:[^"\\\n\r]|\\.)*"?)|([A-Za-z_]\w*)|((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|(->|\.\.|[<>=!]=|[^\s])/g;
const kinds = ["comment", "string", "name", "number", "sign"] as const;

export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(pattern)].map((match): Word => {
    const kind = kinds[match.slice(1).findIndex((g) => g !== undefined)] ?? "sign";
    return { kind, text: match[0], start: match.index, end: match.index + match[0].length };
  });
}

export function wordAt(text: string, offset: number): string | undefined {
  const before = /\w*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? "";
  const after = /^\w*/.exec(text.slice(offset, offset + 200))?.[0] ?? "";
  return before + after === "" ? undefined : before + after;
}

/** Reserved words, by what they begin. */
export const keywords = {
  declarations: ["model", "block", "layer", "activation", "loss", "regularizer", "initializer", "schedule", "optimizer", "metric", "import"],
  chain: ["input", "output", "let", "as", "shared", "residual", "frozen", "repeat", "train", "stream", "loss", "regularize", "require", "warn", "fitted"],
  layer: ["input", "output", "weight", "bias", "gain", "state", "fitted", "let", "loss", "require", "warn", "while"],
  optimizer: ["state", "let", "require", "warn"],
  operators: ["and", "or", "not", "else", "from"],
} as const;

export const allKeywords: ReadonlySet<string> = new Set(Object.values(keywords).flat().filter((word) => word !== "from"));
