/** Spellings of other languages and tools, as patterns of text with what to write for them. */

export interface Spelling {
  /** Matched anywhere in the file; it concerns a diagnostic on one of its lines. */
  readonly pattern: RegExp;
  /** The texts to write for it, the likeliest first. */
  readonly write: (groups: readonly string[]) => readonly string[];
  /** What the rule is. */
  readonly says: string;
}

function spelling(pattern: RegExp, says: string, ...texts: readonly string[]): Spelling {
  return { pattern, says, write: (groups) => texts.map((text) => text.replaceAll(/\$(\d)/g, (_, n: string) => groups[Number(n) - 1] ?? "")) };
}

export const spellings: readonly Spelling[] = [
  spelling(/\btrain\s*[:=]\s*\{/g, "settings are a block: `train { epochs: 20 }`", "train {"),
  spelling(/\bmodel\s+(\w+)\s*[:=]\s*\{/g, "a model is a block: `model Name { … }`", "model $1 {"),
  spelling(/\bloss\s*[:=]\s*/g, "a loss is a statement: `loss crossEntropy`", "loss "),
  spelling(/\bregularize\s*[:=]\s*/g, "a penalty is a statement: `regularize l2(0.001)`", "regularize "),
  spelling(/\binput\s+(\w+)\s*:\s*\(([^()\n]*?),?\)/g, "a shape is in brackets: `[8, 8, 1]`", "input $1: [$2]"),
  spelling(/\boutput\s+(\w+)\s*:\s*\(([^()\n]*?),?\)/g, "a shape is in brackets: `[8, 8, 1]`", "output $1: [$2]"),
  spelling(/\[\s*(?:None|null|batch|N|B|-1|\?)\s*,\s*/g, "the batch is not written: `[4]` is the shape of one example", "["),
  { pattern: /(\d+(?:\.\d+)?)\s*%/g, says: "a share is a number from 0 to 1: `0.2`", write: ([percent = ""]) => [String(Number(percent) / 100)] },
  { pattern: /\boneHot\(\s*(\d+)\s*\)/g, says: "classes are listed, or counted as a range: `oneHot(0..9)`", write: ([classes = ""]) => [`oneHot(0..${Number(classes) - 1})`] },
  spelling(/\bdata\s*:\s*("[^"\n]*")/g, "the format of a file is named: `csv(\"iris.csv\")`", "data: csv($1)"),
  spelling(/=>/g, "a definition is written with `=`", "="),
  spelling(/:=/g, "a definition is written with `=`", "="),
  spelling(/^[ \t]*(?:function|def|fn|func)\s+(\w+)(\([^()\n]*\))\s*(?::(?=\s*$)|)/gm, "a definition begins with what it defines: `activation`, `layer`, `block`, `loss` or `optimizer`", "block $1$2", "activation $1$2", "layer $1$2", "loss $1$2"),
  spelling(/\b(\w+)\s*:\s*\{\s*type\s*:\s*"?(\w+)"?\s*,?\s*([^{}\n]*?)\s*\}/g, "a setting with arguments is a call: `adam(rate: 0.01)`", "$1: $2($3)", "$1: $2"),
  spelling(/\bstop\s*:\s*\{\s*(\w+)\s*:\s*([^{}\n]*?)\s*\}/g, "a setting with arguments is a call: `stop: patience(5)`", "stop: $1($2)"),
  spelling(/\b(\w+)\(\s*\{([^{}\n]*)\}\s*\)/g, "arguments have no braces: `dense(units: 16)`", "$1($2)"),
  spelling(/^([ \t]*\w+)\[([^[\]\n]*)\](?=\s|$)/gm, "arguments are in parentheses: `dense(16)`", "$1($2)"),
  spelling(/\b(metrics)\s*:\s*\(([^()\n]*?),?\)/g, "a list is in brackets: `[accuracy, f1]`", "$1: [$2]"),
  spelling(/\b(\w+)\s*:\s*\(([^()\n]*,[^()\n]*)\)/g, "a list is in brackets: `[8, 8]`", "$1: [$2]"),
  spelling(/\((\d+)\s*,\s*\1\)/g, "a square kernel is one number: `kernel: 3`", "$1"),
  spelling(/\[(\d+)\s*,\s*\1\]/g, "a square kernel is one number: `kernel: 3`", "$1"),
  {
    pattern: /\b(metrics)\s*:[ \t]*\n((?:[ \t]*-[ \t]*\w+[ \t]*\n)+)/g, says: "a list is in brackets: `metrics: [accuracy]`",
    write: ([key = "", items = ""]) => [`${key}: [${items.split("\n").map((item) => item.replace(/^\s*-\s*/, "").trim()).filter(Boolean).join(", ")}]\n`],
  },
  spelling(/^import\b(?:[^"'\n]|["'](?![^"'\n]*(?:\.nn|^\.|\/))[^"'\n]*["'])*\n+/gm, "the standard library needs no import; `import { name } from \"./file.nn\"` is for other files", ""),
  spelling(/\bif\s+([^\n]+?)\s+then\s+([^\n]+?)\s+else\s+([^\n{}]+)/g, "a choice is an expression: `x > 0 ? x : 0`", "$1 ? $2 : $3"),
  spelling(/\bif\s*\(([^\n(){}]+)\)\s*\{?\s*(?:return\s+)?([^\n{};]+?)\s*;?\s*\}?\s*else\s*\{?\s*(?:return\s+)?([^\n{};]+?)\s*;?(?:\s*\}|$)/gm, "a choice is an expression: `x > 0 ? x : 0`", "$1 ? $2 : $3"),
  spelling(/\b([^\s(){},=][^\n(){},=]*?)\s+if\s+([^\n{},]+?)\s+else\s+([^\n{},]+)/g, "a choice is an expression: `x > 0 ? x : 0`", "$2 ? $1 : $3"),
  spelling(/\b(\w+)\(\[\s*(\d+)\s*,\s*(\d+)\s*\]\)[ \t]*(\w*)/g, "each layer is a step of its own: `dense(64) relu dense(32) relu`", "$1($2) $4 $1($3) $4"),
  spelling(/\b(\w+)[ \t]+(\w+)(?=\s*[,}\])])/g, "items of a list are separated by commas: `{ width, height }`", "$1, $2"),
  spelling(/\breturn\s+/g, "a definition is an equation, without `return`", ""),
  spelling(/\blet\s+(?=\w+\s*=)|\b(?:const|var)\s+(?=\w+\s*=)/g, "a value is named by its equation, without a keyword", ""),
  spelling(/\bTrue\b/g, "truth values are `true` and `false`", "true"),
  spelling(/\bFalse\b/g, "truth values are `true` and `false`", "false"),
  spelling(/\bNone\b/g, "nothing is said by leaving the argument out", ""),
  spelling(/\s*->\s*(?=[a-z]\w*\b)/g, "steps of a chain follow each other without an operator: `dense(16) relu`", " "),
  spelling(/\s*\|>?\s*(?=[a-z]\w*\b)/g, "steps of a chain follow each other without an operator: `dense(16) relu`", " "),
  spelling(/,[ \t]*$/gm, "statements are not separated by commas", ""),
];
