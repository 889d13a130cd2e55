/** What the grammar expects, as messages name it. */

/** Constructs of the language; a token that has one spelling is a `sign`. */
export type Expected = keyof typeof constructs | { readonly sign: string };

const constructs = {
  name: "a name",
  string: "a string in double quotes",
  number: "a number",
  value: "a value",
  operand: "a number, a name or an expression in parentheses",
  operator: "an operator such as `*`",
  parameter: "a parameter",
  declaration: "a declaration such as `model Name { … }`",
  step: "a step of the chain such as `dense(16)`, or a statement such as `output`",
  callOrChain: "a call such as `dense(16)`, or a chain in braces",
  layerStatement: "a statement such as `weight` or `output`, or an equation `h[i] = …`",
  optimizerStatement: "a statement such as `state m = 0`, or an equation `w = …`",
  equation: "an equation such as `h[i] = …`",
  encoding: "a shape `[28, 28]`, fields `{ a, b }`, or an encoding such as `oneHot(0..9)`",
  setting: "a setting such as `epochs: 20`",
  fieldOrColumn: "the name of a field, or a column `\"column name\" as name`",
  field: "the name of a field",
} as const;

export function expectedText(expected: readonly Expected[]): string {
  return expected.map((one) => (typeof one === "string" ? constructs[one] : `\`${one.sign}\``)).join(" or ");
}

/** A token of the file as messages show it; `undefined` is the end of the file. */
export function tokenText(token: string | undefined): string {
  if (token === undefined) return "the end of the file";
  return `\`${token.length > 24 ? `${token.slice(0, 24)}…` : token}\``;
}
