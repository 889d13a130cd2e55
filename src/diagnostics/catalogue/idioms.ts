/** What is said of the idioms of other languages that the parser recognizes, before the text to write. */
export const idioms = {
  openedBody: "a body in braces follows directly",
  percent: "shares are written as fractions",
  fatArrow: "a definition has `=` before its expression",
  walrus: "settings are written `name: value`, such as `epochs: 60`, and equations `name = value`",
  colonAfterWord: "what follows this word has no `:` or `=` before it",
  tuple: "lists and shapes are written in square brackets",
  object: "a setting with options is written as a call",
  setAsList: "a list is written in square brackets",
  argumentObject: "arguments are written by name, without braces",
  dashes: "a list is written in square brackets, with commas between its elements",
  quotedKey: "the name of a setting has no quotes",
  quotedName: "the name of a definition has no quotes",
  callBrackets: "arguments are written in parentheses",
  constant: "a number or a side chain is named by `let`",
  loop: "layers are repeated by `repeat`",
  conditional: "a condition is followed by `?` and both values by `:` between them",
  definition: "a definition begins with what it defines, and its expression follows on `=`",
  block: "a part of a chain is defined as a block",
  model: "a network is a model",
  library: "layers, activations, losses and optimizers of the standard library need no import",
  arrow: "steps follow each other with nothing between them; `->` asserts a shape",
  joined: "steps follow each other with nothing between them, no `+`",
  digits: "digits are not grouped",
} as const;

export type IdiomName = keyof typeof idioms;
