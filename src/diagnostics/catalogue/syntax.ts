import { error } from "../entry.ts";

/** NN1xx: the text is not of the grammar. */
export const syntax = {
  unexpectedCharacter: error(
    "NN101",
    "unexpected character",
    (found: { characters: string; many: boolean }) => `the ${found.many ? "characters" : "character"} ${found.characters} ${found.many ? "have" : "has"} no meaning here`,
    "The language knows names, numbers, strings in double quotes and its punctuation; any other character belongs in a string or a comment.",
    { readAsMeant: true },
  ),
  missingPart: error(
    "NN102",
    "something is missing",
    (found: { missing: string; place: string }) => `${found.missing} is missing ${found.place}`,
    "The statement or expression ends before it is whole.",
  ),
  unexpectedToken: error(
    "NN103",
    "unexpected word or sign",
    (found: { found: string; expected: string }) => `${found.found} cannot stand here: ${found.expected}`,
    "Statements follow each other without separators; each begins with a word or a name.",
  ),
  unclosedBracket: error(
    "NN104",
    "bracket left open",
    (found: { open: string; close: string }) => `this \`${found.open}\` is never closed: its \`${found.close}\` is missing`,
    "Every opening bracket has a closing one.",
  ),
  foreignSyntax: error(
    "NN105",
    "sign of another language",
    (found: { found: string; write: string }) => `\`${found.found}\` is not of this language: ${found.write === "" ? "leave it out" : `write \`${found.write}\``}`,
    "Conditions are joined by `and`, `or` and `not`, powers are written `^`, strings stand in double quotes, a comment begins with `//`, a new value is given by `w = w - …`, and nothing ends a statement.",
  ),
  unterminatedString: error(
    "NN106",
    "string without an end",
    () => "this string has no closing quote on its line",
    "A string ends on the line it begins on; `\\n` stands for a line end in it.",
  ),
  unknownDeclaration: error(
    "NN107",
    "unknown declaration",
    (found: { word: string }) => `\`${found.word}\` declares nothing`,
    "A file holds declarations: import, model, block, layer, activation, loss, regularizer, initializer, schedule and optimizer.",
    { readAsMeant: true },
  ),
  colonOrEqual: error(
    "NN108",
    "`=` or `:` in place of the other",
    (found: { found: string; write: string }) => `a \`${found.write}\` stands here, not a \`${found.found}\``,
    "Settings, arguments by name, encodings and shapes are written `name: value`; equations, defaults and values `name = value`.",
    { readAsMeant: true },
  ),
  strayComma: error(
    "NN109",
    "stray comma",
    (found: { list: boolean }) => (found.list ? "there is one comma too many" : "nothing separates statements: leave the comma out"),
    "Statements and settings follow each other without commas; commas stand in lists.",
    { readAsMeant: true },
  ),
  reservedName: error(
    "NN110",
    "reserved word as a name",
    (found: { word: string }) => `\`${found.word}\` is a word of the language and cannot be a name`,
    "Reserved words may be labels, fields and members, but not names of values, parameters or definitions.",
  ),
  tooDeep: error(
    "NN111",
    "too deep",
    () => "this is nested too deep",
    "Brackets nest to 100 levels, and expressions to 600, where `a + b + c` counts as three. Name a part of it by an equation of its own.",
  ),
  unnamedColumn: error(
    "NN115",
    "column without a name in the model",
    (found: { column: string; write: string }) => `${found.column} names a column, and what is read from it has no name: write \`${found.write}\``,
    "A column whose name is not one of the language stands in quotes, and the name by which the model and its module know the value follows after `as`.",
  ),
  unknownStatement: error(
    "NN112",
    "unknown statement",
    (found: { word: string }) => `\`${found.word}\` begins no statement`,
    "A statement begins with a word of the language, or is an equation, or, in models and blocks, a call. Settings stand in `train { … }`.",
  ),
  numberTooLarge: error(
    "NN113",
    "number out of range",
    (found: { number: string }) => `the number ${found.number} is greater than any number of the machine`,
    "Numbers are 64-bit floating point: up to 1.8e308. `infinity` is a word of the language.",
  ),
  unknownEscape: error(
    "NN114",
    "unknown escape",
    (found: { escape: string }) => `\`${found.escape}\` has no meaning in a string`,
    "A string knows JSON's escapes: `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four hexadecimal digits. A backslash itself is written twice.",
  ),
} as const;
