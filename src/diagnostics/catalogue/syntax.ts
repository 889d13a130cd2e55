import { error, rule } from "../entry.ts";
import { type IdiomName, idioms } from "./idioms.ts";
import { type Expected, expectedText, tokenText } from "./constructs.ts";

type Token = string | undefined;

export interface Missing {
  readonly expected: readonly Expected[];
}

const missing = rule("NN102", "something is missing", "The statement or expression ends before it is complete.");

const comma = rule("NN116", "comma that separates nothing", "A comma separates two elements of a list; only the last element, before the closing bracket, may have one after it.");

const unexpected = rule("NN103", "unexpected word or sign", "Statements follow each other without separators; each begins with a word or a name.");

const foreign = rule("NN105", "syntax of another language", "Conditions are joined by `and` and `or` and negated by `not`, powers are written `^`, strings in double quotes, comments after `//`, updates `w = w - …`; statements have no terminator.");

/** The first line of a text, and a sign that it goes on. */
function shortened(text: string): string {
  const [line = "", ...more] = text.split("\n");
  return more.length === 0 ? line : `${line} …`;
}

/** NN1xx: the text is not of the grammar. */
export const syntax = {
  unexpectedCharacter: error(
    "NN101",
    "unexpected character",
    (found: { characters: string; many: boolean }) => `unexpected ${found.many ? "characters" : "character"} ${found.characters}: remove ${found.many ? "them" : "it"}`,
    "The language has names, numbers, strings in double quotes and punctuation; any other character belongs in a string or a comment.",
    { readAsMeant: true },
  ),
  missingAfter: missing((found: Missing & { after: Token }) => `expected ${expectedText(found.expected)} after ${tokenText(found.after)}`),
  missingBefore: missing((found: Missing & { before: Token }) => `expected ${expectedText(found.expected)} before ${tokenText(found.before)}`),
  missingBetween: missing((found: Missing & { left: Token; right: Token }) => `expected ${expectedText(found.expected)} between ${tokenText(found.left)} and ${tokenText(found.right)}`),
  unexpectedToken: unexpected((found: Missing & { found: Token }) => `unexpected ${tokenText(found.found)}: expected ${expectedText(found.expected)}`),
  unexpectedAfterEnd: unexpected((found: { found: Token }) => `unexpected ${tokenText(found.found)} after the end of the declaration`),
  elseOutsideParentheses: unexpected(() => "unexpected `else`: write it in parentheses with the read before it, `(x[i] else 0)`"),
  argumentOutsideParentheses: unexpected((found: { found: Token; write: string }) => `unexpected ${tokenText(found.found)}: write arguments in parentheses, \`${found.write}\``),
  unopenedBracket: unexpected((found: { found: Token }) => `unexpected ${tokenText(found.found)}: there is no open bracket for it to close`),
  repeated: unexpected((found: { found: Token }) => `unexpected ${tokenText(found.found)}: there is one before it`),
  equalInExpression: unexpected(() => "unexpected `=`: a comparison is written `==`, and an equation has one `=`"),
  chainedComparison: unexpected((found: { found: Token }) => `unexpected ${tokenText(found.found)}: comparisons cannot be chained, join two of them by \`and\``),
  unclosedBracket: error(
    "NN104",
    "unclosed bracket",
    (found: { open: string; close: string; line: number }) => `expected \`${found.close}\`: the \`${found.open}\` of line ${found.line} is not closed`,
    "Every opening bracket has a closing bracket.",
  ),
  foreignSyntax: foreign((found: { found: string; write: string }) => `\`${found.found}\` is not part of this language: ${found.write === "" ? "remove it" : `write \`${found.write}\``}`),
  foreignIdiom: foreign((found: { idiom: IdiomName; write: string }) => `${idioms[found.idiom]}: ${found.write === "" ? "remove it" : `write \`${shortened(found.write)}\``}`),
  unterminatedString: error(
    "NN106",
    "unclosed string",
    () => "this string is not closed on its line: write `\"`",
    "A string ends on the line on which it begins; write `\\n` for a line break.",
  ),
  unknownDeclaration: error(
    "NN107",
    "unknown declaration",
    (found: { word: string }) => `expected a declaration such as \`model\` or \`layer\`, found \`${found.word}\``,
    "A file consists of declarations: import, model, block, layer, activation, loss, regularizer, initializer, schedule, optimizer and metric.",
    { readAsMeant: true },
  ),
  colonOrEqual: error(
    "NN108",
    "`=` or `:` in place of the other",
    (found: { found: string; write: string; example: string }) => `expected \`${found.write}\`, found \`${found.found}\`: write \`${found.example}\``,
    "Settings, arguments by name, encodings and shapes are written `name: value`; equations, defaults and values `name = value`.",
    { readAsMeant: true },
  ),
  strayComma: error(
    "NN109",
    "stray comma",
    () => "statements are not separated by commas: remove the comma",
    "Statements and settings follow each other without commas; commas separate the elements of lists.",
    { readAsMeant: true },
  ),
  repeatedComma: comma(() => "there is nothing before this comma: remove it, or write what is missing"),
  trailingComma: comma(() => "a statement follows this comma: remove the comma"),
  reservedName: error(
    "NN110",
    "reserved word as a name",
    (found: { word: string }) => `\`${found.word}\` is a reserved word and cannot be a name: take another`,
    "Reserved words can name labels, fields and members, but not values, parameters or definitions.",
  ),
  tooDeep: error(
    "NN111",
    "nesting too deep",
    () => "the nesting is too deep: define a part of it by an equation of its own",
    "Brackets nest to 100 levels and expressions to 600, where `a + b + c` counts as three.",
  ),
  unnamedColumn: error(
    "NN115",
    "column without a name",
    (found: { column: string; write: string }) => `the column ${found.column} has no name in the model: write \`${found.write}\``,
    "A column whose name is not an identifier is written in quotes, and `as` gives it the name that the model and its module use.",
  ),
  unknownStatement: error(
    "NN112",
    "unknown statement",
    (found: { word: string }) => `no statement begins with \`${found.word}\``,
    "A statement begins with a word of the language, or is an equation or, in models and blocks, a call. Settings are written in `train { … }`.",
  ),
  numberTooLarge: error(
    "NN113",
    "number too large",
    (found: { number: string }) => `the number ${found.number} is greater than 1.8e308, the largest: write \`infinity\``,
    "Numbers are float64: up to 1.8e308.",
  ),
  unknownEscape: error(
    "NN114",
    "unknown escape",
    (found: { escape: string }) => `unknown escape \`${found.escape}\`: a backslash is written \`\\\\\``,
    "Strings have the escapes of JSON: `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four hexadecimal digits. A backslash itself is written twice.",
  ),
} as const;
