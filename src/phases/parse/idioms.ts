/**
 * Idioms of other languages, as data: what people write who come from Python, JavaScript, JSON or YAML, none of it legal
 * here, and what they meant. `pattern.ts` explains the patterns. The first that matches is taken.
 */
import type { IdiomName } from "../../diagnostics/catalogue/idioms.ts";

/** What the innermost bracket around a token encloses. */
export type Place = "file" | "chain" | "equations" | "train" | "fields" | "list";

export interface Idiom {
  readonly name: IdiomName;
  readonly pattern: string;
  /** What was meant: `$2` is the text of the second part of the pattern, from 1. */
  readonly write: string | ((parts: readonly string[]) => string);
  /** Only there; otherwise everywhere. */
  readonly places?: readonly Place[];
}

const functions = "function|def|fn|func|fun";
const definitions = "activation|loss|regularizer|initializer|schedule|metric";
const unquoted = (text: string): string => text.replace(/^"(.*)"$/, "$1");
const inTrain = { places: ["train"] } as const;
const inChain = { places: ["chain"] } as const;
const inBody = { places: ["chain", "equations"] } as const;
const inFile = { places: ["file"] } as const;

export const idiomTable: readonly Idiom[] = [
  // Definitions
  { name: "definition", pattern: `^ ${functions} Name ( … ) : return …`, write: "activation $2($4) = $8", ...inFile },
  { name: "definition", pattern: `^ ${functions} Name ( … ) { return … }`, write: "activation $2($4) = $8", ...inFile },
  { name: "definition", pattern: `^ ${definitions} Name ( … ) { return … }`, write: "$1 $2($4) = $8", ...inFile },
  { name: "definition", pattern: `^ ${definitions} Name ( … ) : return …`, write: "$1 $2($4) = $8", ...inFile },
  { name: "definition", pattern: `^ ${functions} Name ( … ) = ~ >`, write: "activation $2($4) =", ...inFile },
  { name: "definition", pattern: `^ ${functions} Name ( … ) =`, write: "activation $2($4) =", ...inFile },
  { name: "block", pattern: `^ ${functions} Name ( … ) {`, write: "block $2($4) {", ...inFile },
  { name: "definition", pattern: `^ const|let|var|${definitions} Name = ( … ) = ~ >`, write: ([word = "", name = "", , , parameters = ""]) => `${definitions.split("|").includes(word) ? word : "activation"} ${name}(${parameters}) =`, ...inFile },
  { name: "definition", pattern: `^ const|let|var|${definitions} Name = Name = ~ >`, write: ([word = "", name = "", , parameter = ""]) => `${definitions.split("|").includes(word) ? word : "activation"} ${name}(${parameter}) =`, ...inFile },
  { name: "definition", pattern: "^ Name = lambda … : …", write: "activation $1($4) = $6", ...inFile },
  { name: "definition", pattern: `^ ${definitions} Name = lambda … : …`, write: "$1 $2($5) = $7", ...inFile },
  { name: "model", pattern: "^ class|network|net|def|function Name {", write: "model $2 {", ...inFile },
  { name: "model", pattern: "^ class Name ( … ) {", write: "model $2 {", ...inFile },
  { name: "library", pattern: "^ import Name $", write: "", ...inFile },
  { name: "library", pattern: "^ import Name as|. …", write: "", ...inFile },
  { name: "library", pattern: "^ import Name from Package", write: "", ...inFile },
  { name: "library", pattern: "^ import * as Name from Package", write: "", ...inFile },
  { name: "library", pattern: "^ from Name import|. …", write: "", ...inFile },
  { name: "library", pattern: "^ import { … } from Package", write: "", ...inFile },
  { name: "openedBody", pattern: "^ model|block|layer|optimizer Name :|= {", write: "$1 $2 {", ...inFile },
  { name: "openedBody", pattern: "^ model|block|layer|optimizer Name ( … ) :|= {", write: "$1 $2($4) {", ...inFile },
  { name: "fatArrow", pattern: "= ~ >", write: "=" },
  // Statements
  { name: "openedBody", pattern: "train|residual|frozen :|= {", write: "$1 {", ...inChain },
  { name: "openedBody", pattern: "repeat Number : {", write: "repeat $2 {", ...inChain },
  { name: "colonAfterWord", pattern: "^ loss|regularize :|= Name", write: "$1 $3", ...inChain },
  { name: "constant", pattern: "^ const|var|val|local Name =", write: "let $2 =", ...inBody },
  { name: "loop", pattern: "^ for Name in range ( … ) {", write: "repeat $2 < $6 {", ...inChain },
  { name: "loop", pattern: "^ for ( Name in range ( … ) ) {", write: "repeat $3 < $7 {", ...inChain },
  { name: "loop", pattern: "^ for Name in 0 .. Number {", write: "repeat $2 < $6 {", ...inChain },
  { name: "loop", pattern: "^ for|loop|times Number {", write: "repeat $2 {", ...inChain },
  { name: "loop", pattern: "^ repeat Number times {", write: "repeat $2 {", ...inChain },
  // Steps
  { name: "callBrackets", pattern: "^ Name [ … ] !=|:|==|+|-|*|/|.|]|)", write: "$1($3)", ...inChain },
  { name: "callBrackets", pattern: "Name { Number }", write: "$1($3)", ...inChain },
  { name: "callBrackets", pattern: "^ Name < … >", write: "$1($3)", ...inChain },
  { name: "argumentObject", pattern: "Name ( { …pairs } )", write: "$1($4)", ...inChain },
  { name: "arrow", pattern: "-> Name", write: "$2", ...inChain },
  { name: "joined", pattern: "^ Name ( … ) + Name", write: "$1($3) $6", ...inChain },
  // Settings
  { name: "object", pattern: "Word : { type : Name|String }", write: ([key = "", , , , , value = ""]) => `${key}: ${unquoted(value)}`, ...inTrain },
  { name: "object", pattern: "Word : { type : Name|String , … }", write: ([key = "", , , , , value = "", , rest = ""]) => `${key}: ${unquoted(value)}(${rest})`, ...inTrain },
  { name: "object", pattern: "Word : { Name : …one }", write: "$1: $4($6)", ...inTrain },
  { name: "setAsList", pattern: "Word : { …list }", write: "$1: [$4]", ...inTrain },
  { name: "dashes", pattern: "Word : …dashes", write: ([key = "", , list = ""]) => `${key}: [${list.split(/\n/).map((line) => line.replace(/^\s*-\s*/, "").trim()).join(", ")}]`, ...inTrain },
  { name: "quotedKey", pattern: "^ String :", write: ([key = ""]) => `${unquoted(key)}:`, ...inTrain },
  { name: "quotedName", pattern: "optimizer : String", write: ([key = "", , value = ""]) => `${key}: ${unquoted(value)}`, ...inTrain },
  // Expressions
  { name: "percent", pattern: "Number % $", write: ([number = ""]) => String(Number((Number(number) / 100).toPrecision(12))) },
  { name: "digits", pattern: "Number ~ Digits", write: ([number = "", more = ""]) => number + more.replaceAll("_", "") },
  { name: "walrus", pattern: ": ~ =", write: ":", places: ["train", "list", "fields"] },
  { name: "walrus", pattern: ": ~ =", write: "=" },
  { name: "tuple", pattern: ":|=|, ( …list )", write: "$1 [$3]" },
  { name: "conditional", pattern: "if … then … else …", write: "$2 ? $4 : $6" },
  { name: "conditional", pattern: "if ( … ) … else …", write: "$3 ? $5 : $7" },
  { name: "conditional", pattern: "=|: … if … else …", write: "$1 $4 ? $2 : $6" },
];
