/** What equations call and read that no text declares: functions, reductions, draws and words of the language. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver";
import { type EquationFunction, equationFunctions, equationWords } from "../index.ts";

function reduction(name: string, doc: string): EquationFunction {
  return { name, signature: `${name}(i: …)`, insert: `${name}(\${1:i}: \${2:x[i]})`, doc: `${doc} \`${name}(i, j < 3: …)\` is over several indices, \`${name}(batch: …)\` over the examples at hand.` };
}

/** Functions with the reductions that have a name of their own, and what draws or counts. */
const functions: readonly EquationFunction[] = [
  ...equationFunctions,
  reduction("sum", "The sum of what is behind the colon, for all values of the indices."), reduction("mean", "The mean of what is behind the colon."), reduction("product", "The product of what is behind the colon."),
  reduction("argmax", "The value of the index at which what is behind the colon is greatest, the first of several."), reduction("argmin", "The value of the index at which what is behind the colon is least, the first of several."),
  { name: "count", signature: "count(..s, k)", insert: "count(${1:..s})", doc: "How many points packs and indices have; with `batch` also how many examples there are." },
  { name: "random", signature: "random(..s)", insert: "random(${1:..s})", doc: "Uniform random numbers from 0 to 1, one for each example and each point of the indices." },
  { name: "orthonormal", signature: "orthonormal()", insert: "orthonormal()", doc: "In an initializer: an element of one orthonormal matrix with the shape of the variable." },
  { name: "reshape", signature: "reshape(v, [m, n])", insert: "reshape(${1:v}, [${2:m}])", doc: "The numbers of the value v in their order, under other axes: alone on the right of an equation." },
  { name: "gaussian", signature: "gaussian(..s)", insert: "gaussian(${1:..s})", doc: "Normal random numbers of mean 0 and variance 1, one for each example and each point of the indices." },
];

/** The documentation of a name of equations; `undefined` where it is none. */
export function aboutInEquations(name: string): string | undefined {
  const called = functions.find((f) => f.name === name);
  const { doc } = called ?? equationWords.find((w) => w.name === name) ?? {};
  return doc && `\`\`\`nn\n${called?.signature ?? name}\n\`\`\`\n\n${doc}`;
}

/** The function of a name, for the call that is being written. */
export function equationFunction(name: string): EquationFunction | undefined {
  return functions.find((f) => f.name === name);
}

export function equationItems(): readonly CompletionItem[] {
  return [
    ...functions.map(({ name, signature, insert, doc }): CompletionItem => ({
      label: name, kind: CompletionItemKind.Function, detail: signature, documentation: { kind: "markdown", value: doc }, insertText: insert, insertTextFormat: InsertTextFormat.Snippet, sortText: `1${name}`,
    })),
    ...equationWords.map(({ name, doc }): CompletionItem => ({ label: name, kind: CompletionItemKind.Keyword, documentation: { kind: "markdown", value: doc }, sortText: `2${name}` })),
  ];
}
