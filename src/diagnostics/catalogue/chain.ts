import { error, rule, warning } from "../entry.ts";
import { namesOf, shape } from "./phrases.ts";

const wrongClasses = rule("NN347", "wrong classes", "`oneHot` takes two or more different classes, strings or whole numbers, or a range such as `0..9`; `binary` takes two; `index` a whole number.");

const noInput = rule("NN340", "no input", "A model starts with `input name: encoding`.");

const columnName = rule(
  "NN360", "wrong column name",
  "`\"fixed acidity\" as fixedAcidity` reads a value from the column `fixed acidity`. The name in quotes is that in the file, letter for letter without the white space around it, and not the name of another value that is declared beside it.",
);

/** As much of an output's encoding as its message needs. */
type OutputEncoding =
  | { readonly kind: "real"; readonly shape: readonly number[] }
  | { readonly kind: "index"; readonly below: number }
  | { readonly kind: "oneHot"; readonly classes: readonly (string | number)[] }
  | { readonly kind: "record" | "binary" };

function encodingText(encoding: OutputEncoding): string {
  switch (encoding.kind) {
    case "real": return `the encoding ${shape(encoding.shape)}`;
    case "index": return `\`index(${encoding.below})\``;
    case "oneHot": return `\`oneHot\` of ${encoding.classes.length} classes`;
    case "record": return "a record";
    case "binary": return "`binary`";
  }
}

const misplaced = rule("NN349", "misplaced statement", "Inputs, outputs, losses, regularizers and training settings belong in the body of a model, outputs and a loss in that of a block, too; a chain goes on from the name of a value.");

const discarded = rule("NN348", "discarded value", "The name of a value makes that value the current one, in place of the one before; the outputs of a block are what it gives.");

/** How weights learn at a share of the rate. */
function learns(rate: string): string {
  if (rate === "0") return "is frozen";
  return rate === "1" ? "learns at the full rate" : `learns at ${rate} of the rate`;
}

const missing = rule(
  "NN362", "wrong use of `missing`",
  "A field of a record says what becomes of a missing value: `age: missing(mean)` takes one of `drop`, `mean`, `median`, `mode`, `zero` and `indicator`, a class `sex: oneHot(\"f\", \"m\", missing: mode)` one of `drop`, `mode`, `zero` and `indicator`. `missing(median, indicator)` fills it and tells beside it that it was missing. A target is known, or its example is left out.",
);

const other = rule(
  "NN363", "wrong use of `other`",
  "`kind: oneHot(\"a\", \"b\", other: \"rest\")` of an input, or of a field of one, adds a class behind those listed: every value of the data that is none of them is one of `rest`. It is told apart from a missing value, and learns from training examples that have such values.",
);

const date = rule(
  "NN364", "wrong use of `date`",
  "A field of an input is a date where it names the parts that are read of it: `when: date(days, weekday)` takes one or more of `days` (since 1970), `hour`, `weekday` and `yearday` (sine and cosine of the place in a day, a week and a year), in UTC. A date that may be missing is `date(days, missing: mean)`, with one of `drop`, `mean`, `median`, `mode` and `zero`.",
);

/** NN34x–NN39x: the chain of a model, its inputs and outputs. */
export const chain = {
  noInput: noInput((found: { model: string }) => `the model \`${found.model}\` has no input: write \`input name: encoding\``),
  inputInStep: noInput((found: { model: string; shape: string }) => `the model \`${found.model}\` has no input: write \`input name: ${found.shape}\` before the first step`),
  noOutput: error(
    "NN341",
    "no output",
    (found: { model: string }) => `the model \`${found.model}\` has no output: write \`output name: encoding\``,
    "A model ends with `output name: encoding`, which gives the meaning of its last value.",
  ),
  noCurrentValue: error(
    "NN342",
    "no current value",
    (found: { name: string }) => `there is no value that \`${found.name}\` could be applied to: write the name of an input before it`,
    "The chain of a model with one input begins with it; of several inputs, write the name of the one to begin with.",
  ),
  assertedShapeMismatch: error(
    "NN343",
    "wrong shape",
    (found: { found: readonly number[]; expected: readonly number[] }) => `expected the shape ${shape(found.expected)}, found ${shape(found.found)}`,
    "`-> [shape]` asserts the shape of the value at that point, without the batch.",
  ),
  outputEncodingMismatch: error(
    "NN344",
    "output does not fit its encoding",
    (found: { found: readonly number[]; expected: readonly number[]; encoding: OutputEncoding }) =>
      `${encodingText(found.encoding)} takes the shape ${shape(found.expected)}, and the value has the shape ${shape(found.found)}`,
    "The last value of the chain has one number for each class or component of the output's encoding.",
  ),
  outputWithoutEncoding: error(
    "NN345",
    "output without encoding",
    (found: { name: string }) => `the output \`${found.name}\` has no encoding: write \`output ${found.name}: encoding\``,
    "The encoding gives the meaning of an output's numbers: `[shape]`, `{ fields }`, `oneHot(…)`, `binary(…)`.",
  ),
  unknownEncoding: error(
    "NN346",
    "unknown encoding",
    (found: { name: string }) => `there is no encoding \`${found.name}\``,
    "The encodings are `[shape]`, `{ fields }`, `index(n)`, `oneHot(classes)` and `binary(no, yes)`; a field of a record is `date(days)`, too, or `missing(mean)` where it may lack its value.",
  ),
  indexWithoutSize: wrongClasses(() => "`index` takes how many numbers there are, such as `index(64)`"),
  binaryClasses: wrongClasses((found: { given: number }) => `\`binary\` takes two classes, not ${found.given}: write \`oneHot\` for more`),
  emptyRange: wrongClasses((found: { from: number; to: number }) => `the range ${found.from}..${found.to} is empty: write the smaller number first`),
  tooManyClasses: wrongClasses((found: { from: number; to: number; limit: number }) => `the range ${found.from}..${found.to} has more than ${found.limit} classes, the limit`),
  classOfAnotherKind: wrongClasses((found: { found: string }) => `a class is a string or a whole number, not ${found.found}`),
  classesExpected: wrongClasses(() => "classes are strings, whole numbers, or a range such as `0..9`"),
  tooFewClasses: wrongClasses((found: { encoding: string; given: number }) => `\`${found.encoding}\` takes two classes or more, not ${found.given}`),
  duplicateClass: wrongClasses((found: { label: string | number }) => `the class ${JSON.stringify(found.label)} is written twice`),
  fractionalClass: wrongClasses((found: { label: string | number }) => `a class is a string or a whole number, not ${found.label}`),
  unknownClassArgument: other((found: { key: string | undefined; encoding: string }) => `\`${found.encoding}\` has no argument${found.key === undefined ? " of that name" : ` \`${found.key}\``}${found.encoding === "oneHot" ? ": a class for all values that are not listed is `other: \"rest\"`" : ""}`),
  otherOfEncoding: other((found: { encoding: string }) => `\`${found.encoding}\` has no class for other values: write \`oneHot("a", "b", other: "rest")\``),
  otherTwice: other(() => "`other` names one class for all values that are not listed, and is written twice"),
  otherWithoutName: other((found: { found: string }) => `\`other\` names a class, a string or a whole number, as \`other: "rest"\`, not ${found.found}`),
  otherIsListed: other((found: { label: string | number }) => `\`other\` adds a class behind those listed, and ${JSON.stringify(found.label)} is one of them: leave it out of the list, or give the class another name`),
  otherOfTarget: other((found: { name: string }) => `\`other\` belongs to inputs: the classes of the output \`${found.name}\` are listed, so that each prediction has a name in the data`),
  dateOutsideRecord: date(() => "`date` belongs to a field of a record: write `input name: { when: date(days) }`"),
  dateArray: date(() => "`date` is one date, not an array of dates: write a field for each"),
  dateWithoutParts: date(() => "`date` takes the parts that are read of a date, one or more of `days`, `hour`, `weekday` and `yearday`: write `date(days)`"),
  unknownDatePart: date((found: { found: string | undefined }) => `the parts of a date are one or more of \`days\`, \`hour\`, \`weekday\` and \`yearday\`${found.found === undefined ? "" : `, not by \`${found.found}\``}`),
  datePartTwice: date((found: { part: string }) => `\`${found.part}\` is written twice`),
  dateOfTarget: date((found: { name: string }) => `\`date\` belongs to inputs: write a number for each that the output \`${found.name}\` predicts, as days from another date`),
  missingOutsideRecord: missing(() => "`missing` belongs to a field of a record: write `input name: { age: missing(mean) }`"),
  missingOfClassArray: missing(() => "`missing` belongs to a number, an array of numbers, or one class, not to an array of classes"),
  missingWithoutFill: missing(() => "`missing` takes what becomes of a missing value: write `missing(mean)`, or `missing(mean, indicator)`"),
  unknownFill: missing((found: { found: string | undefined; of: "number" | "class" | "date" | "second"; known: readonly string[] }) => {
    const list = found.known.map((word) => `\`${word}\``).join(", ");
    if (found.of === "second") return "beside what takes the place of a missing value, `missing` takes `indicator` alone";
    return `expected what becomes of a missing ${found.of}, one of ${list}${found.found === undefined ? "" : `, found \`${found.found}\``}`;
  }),
  indicatorOfDropped: missing((found: { fill: "drop" | "indicator" }) => (found.fill === "drop" ? "an example that is dropped needs no indicator: write `missing(drop)`" : "`missing(indicator)` fills with the mean and has the indicator: write it alone")),
  filledTarget: missing((found: { name: string }) => `a target is not filled: fields of the output \`${found.name}\` take \`missing(drop)\` alone`),
  valueDiscarded: discarded((found: { name: string }) => `the value before \`${found.name}\` is discarded, and nothing reads it: name it with \`as\`, or remove it`),
  resultDiscarded: discarded((found: { block: string }) => `the value after the outputs of \`${found.block}\` is discarded, and nothing reads it: write an \`output\` behind it, or remove it`),
  notAValueName: misplaced((found: { text: string }) => `expected the name of a value, found \`${found.text}\``),
  statementOfModel: misplaced((found: { statement: "input" | "output" | "loss" | "loss external" | "regularize" | "train" | "stream"; place: "block" | "nested chain" }) => `a ${found.place} has no \`${found.statement}\`: write it in the body of the model`),
  encodedResult: misplaced((found: { name: string }) => `\`${found.name}\` is a result of a block, which has no encoding and no column: write \`output ${found.name}\``),
  lossWithAxes: error(
    "NN365",
    "loss with axes",
    (found: { name: string; shape: readonly number[] }) => {
      const indices = found.shape.map((_, i) => "ijklmnpq"[i] ?? `i${i}`).join(", ");
      const total = found.shape.length === 1 && found.shape[0] === 1 ? `${found.name}[0]` : `sum(${indices}: ${found.name}[${indices}])`;
      return found.shape.length === 0 ? `\`${found.name}\` is a whole number, and a loss is real` : `\`${found.name}\` has the shape ${shape(found.shape)}, and a loss is one number for each example: write \`total = ${total}\`, and \`loss total\``;
    },
    "A value of the model is a loss where it has no axes: one number for each example, of which the mean counts, or one of all examples together.",
  ),
  lossNeverTaken: warning(
    "NN366",
    "loss of a model without one",
    (found: { instances: readonly string[] }) => `${namesOf(found.instances)} ${found.instances.length === 1 ? "has a loss" : "have losses"} of ${found.instances.length === 1 ? "its" : "their"} own, and the model has no \`loss\` to add ${found.instances.length === 1 ? "it" : "them"} to: nothing is trained`,
    "The loss of a layer or block is added to that of the model, which states one: `loss crossEntropy`, or, for what layers add alone, `loss` of a value that they give. A model without a loss only predicts.",
  ),
  emptyResult: error(
    "NN367",
    "step without a result",
    (found: { call: string; shape: readonly number[] }) => `\`${found.call}\` gives nothing: its result has the shape ${shape(found.shape)}; every size must be 1 or more`,
    "A layer of 0 units, or a part of an array without elements, leaves nothing for the steps after it.",
  ),
  targetInChain: misplaced((found: { text: string }) => `\`${found.text}\` is the data of an output: only a loss or a \`fitted\` value can read it`),
  packInShape: misplaced((found: { name: string }) => `the pack \`..${found.name}\` has no sizes here: write them`),
  duplicateStatement: error(
    "NN350",
    "statement written twice",
    (found: { statement: "loss" | "regularize" | "train" | "stream"; place: "model" | "block" | "layer" }) => `the ${found.place} has a second \`${found.statement}\``,
    "A model has one loss, one regularizer, one block of training settings and one `stream`, a layer or block one loss; several terms are added in one expression, and `stream` takes several inputs.",
  ),
  residualShapeMismatch: error(
    "NN351",
    "branches of different shapes",
    (found: { body: readonly number[]; input: readonly number[] }) => `the body of \`residual\` has the shape ${shape(found.body)}, and its input has the shape ${shape(found.input)}`,
    "`residual` adds the body's result to its input, so both must have one shape.",
  ),
  duplicateField: error(
    "NN353",
    "duplicate field",
    (found: { name: string }) => `the field \`${found.name}\` is declared twice`,
    "The fields of a record have different names.",
  ),
  emptyColumnName: columnName(() => "the name of a column cannot be empty"),
  columnOfRecord: columnName(() => "a record has no column: it is read from the columns of its fields, name those"),
  columnNamedLikeValue: columnName((found: { column: string; write: string }) => `the column ${JSON.stringify(found.column)} has the name of a value that is read from another column: rename that value, such as \`${found.write}\``),
  duplicateColumn: error(
    "NN361",
    "column read twice",
    (found: { column: string; first: string; second: string }) => `the column ${JSON.stringify(found.column)} is read by \`${found.first}\` and by \`${found.second}\``,
    "Each field of a record, input and output of a model has a column of its own: the one in quotes, else the one of its own name.",
  ),
  requirementNotMet: error(
    "NN354",
    "condition not met",
    (found: { message: string | undefined; name: string | undefined; condition: string }) =>
      found.message ?? `${found.name === undefined ? "the model" : `\`${found.name}\``} requires ${found.condition}`,
    "A `require` states a condition on the parameters and shapes of a definition.",
  ),
  unusedValue: warning(
    "NN355",
    "unused value",
    (found: { name: string }) => `the value \`${found.name}\` is never used`,
    "A named value that nothing reads can be removed.",
  ),
  recursiveBlock: error(
    "NN356",
    "recursive block",
    (found: { name: string }) => `the block \`${found.name}\` contains itself`,
    "Blocks are expanded where they are called, so a block cannot call itself.",
  ),
  sharedShapeMismatch: error(
    "NN357",
    "shared weights of two shapes",
    (found: { name: string; first: readonly number[]; second: readonly number[] }) => `\`${found.name}\` has the shape ${shape(found.first)} in the first use, and ${shape(found.second)} in this one`,
    "Every use of a `shared` part has the same weights, so it is applied to values of the same shape.",
  ),
  fittedTwice: error(
    "NN358",
    "fitted for two values",
    (found: { name: string }) => `\`${found.name}\` is fitted to one value, so its layer cannot be applied to a second one`,
    "A fitted value belongs to one place in the model: apply a layer with fitted values once. State is updated by every use, in their order.",
  ),
  sharedRateMismatch: error(
    "NN359",
    "shared weights of two rates",
    (found: { name: string; first: string; rate: string }) => `\`${found.name}\` ${learns(found.rate)} here, and ${learns(found.first)} in its first use`,
    "Every use of a `shared` part has the same weights, so all of its uses are inside of `frozen` or none is, and inside of `train` they learn at one share of the rate.",
  ),
} as const;
