import { error } from "../entry.ts";

/** NN1xx: the text is not of the grammar. */
export const syntax = {
  NN101: error(
    "unexpected character",
    (found: { character: string }) => `the character ${found.character} has no meaning here`,
    "The language knows names, numbers, strings in double quotes and its punctuation; any other character belongs in a string or a comment.",
  ),
  NN102: error(
    "something is missing",
    (found: { missing: string; before: string }) => `${found.missing} is missing before ${found.before}`,
    "The statement or expression ends before it is whole.",
  ),
  NN103: error(
    "unexpected word or sign",
    (found: { found: string; expected: string }) => `${found.found} cannot stand here: ${found.expected}`,
    "Statements follow each other without separators; each begins with a word or a name.",
  ),
  NN104: error(
    "bracket left open",
    (found: { open: string; close: string }) => `this \`${found.open}\` is never closed: its \`${found.close}\` is missing`,
    "Every opening bracket has a closing one.",
  ),
  NN105: error(
    "sign of another language",
    (found: { found: string; write: string }) => `\`${found.found}\` is not of this language: ${found.write === "" ? "leave it out" : `write \`${found.write}\``}`,
    "Conditions are joined by `and`, `or` and `not`, powers are written `^`, strings stand in double quotes, and nothing ends a statement.",
  ),
  NN106: error(
    "string without an end",
    () => "this string has no closing quote on its line",
    "A string ends on the line it begins on; `\\n` stands for a line end in it.",
  ),
  NN107: error(
    "unknown declaration",
    (found: { word: string }) => `\`${found.word}\` declares nothing`,
    "A file holds declarations: import, model, block, layer, activation, loss, regularizer, initializer, schedule and optimizer.",
  ),
  NN108: error(
    "`=` or `:` in place of the other",
    (found: { found: string; write: string }) => `a \`${found.write}\` stands here, not a \`${found.found}\``,
    "Settings, arguments by name, encodings and shapes are written `name: value`; equations, defaults and values `name = value`.",
  ),
  NN109: error(
    "stray comma",
    () => "nothing separates statements: leave the comma out",
    "Statements and settings follow each other without commas; commas stand in lists.",
  ),
  NN110: error(
    "reserved word as a name",
    (found: { word: string }) => `\`${found.word}\` is a word of the language and cannot be a name`,
    "Reserved words may be labels, fields and members, but not names of values, parameters or definitions.",
  ),
  NN111: error(
    "too deep",
    () => "this is nested too deep",
    "Brackets nest to 100 levels, and an expression has at most 500 operands in a row.",
  ),
  NN112: error(
    "unknown statement",
    (found: { word: string }) => `\`${found.word}\` begins no statement`,
    "In a layer or optimizer a statement begins with a word such as `weight`, `bias`, `state`, `output`, `let`, or is an equation.",
  ),
} as const;
