import { error, warning } from "../entry.ts";

function shape(sizes: readonly number[]): string {
  return `[${sizes.join(", ")}]`;
}

/** What weights do at a share of the rate. */
function learns(rate: string): string {
  if (rate === "0") return "is frozen";
  return rate === "1" ? "learns at the full rate" : `learns at ${rate} of the rate`;
}

/** NN34x–NN39x: the chain of a model, its inputs and outputs. */
export const chain = {
  noInput: error(
    "NN340",
    "no input",
    (found: { model: string }) => `the model \`${found.model}\` has no input`,
    "A model starts with `input name: encoding`.",
  ),
  noOutput: error(
    "NN341",
    "no output",
    (found: { model: string }) => `the model \`${found.model}\` has no output`,
    "A model ends with `output name: encoding`, which says what its last value means.",
  ),
  noCurrentValue: error(
    "NN342",
    "nothing flows here",
    (found: { name: string }) => `\`${found.name}\` has nothing to work on: no value has been made current`,
    "A model of one input starts from it; a model of several inputs starts its chain at the name of one of them.",
  ),
  assertedShapeMismatch: error(
    "NN343",
    "wrong shape",
    (found: { found: readonly number[]; expected: readonly number[] }) => `the shape here is ${shape(found.found)}, not ${shape(found.expected)}`,
    "`-> [shape]` asserts the shape of the value at that point, without the batch.",
  ),
  outputEncodingMismatch: error(
    "NN344",
    "output does not fit its encoding",
    (found: { found: readonly number[]; expected: readonly number[]; encoding: string }) =>
      `the value has the shape ${shape(found.found)}, but ${found.encoding} needs ${shape(found.expected)}`,
    "The last value of the chain must have one number for each class or component that the output's encoding names.",
  ),
  outputWithoutEncoding: error(
    "NN345",
    "output without encoding",
    (found: { name: string }) => `the output \`${found.name}\` does not say what its numbers mean`,
    "A model's output states its encoding: `[shape]`, `{ fields }`, `oneHot(…)`, `binary(…)`.",
  ),
  unknownEncoding: error(
    "NN346",
    "unknown encoding",
    (found: { name: string }) => `there is no encoding \`${found.name}\``,
    "The encodings are `[shape]`, `{ fields }`, `index(n)`, `oneHot(classes)` and `binary(no, yes)`.",
  ),
  wrongClasses: error(
    "NN347",
    "wrong classes",
    (found: { why: string }) => found.why,
    "`oneHot` takes two or more different classes, strings or whole numbers, or a range such as `0..9`; `binary` takes two; `index` a whole number.",
  ),
  valueDiscarded: error(
    "NN348",
    "value thrown away",
    (found: { name: string }) => `going on from \`${found.name}\` throws away the value before it, which nothing reads`,
    "A bare value name makes that value the current one. Name the value before it with `as`, or use it, or remove it.",
  ),
  misplacedInChain: error(
    "NN349",
    "misplaced statement",
    (found: { what: string; where: string }) => `${found.what} cannot stand in ${found.where}`,
    "Inputs, outputs, losses, regularizers and training settings belong to the body of a model.",
  ),
  duplicateStatement: error(
    "NN350",
    "statement given twice",
    (found: { what: string }) => `${found.what} is given twice`,
    "A model has one loss, one regularizer and one block of training settings; several terms are added up in one expression.",
  ),
  residualShapeMismatch: error(
    "NN351",
    "branches of different shape",
    (found: { body: readonly number[]; input: readonly number[] }) => `the body gives ${shape(found.body)}, but its input is ${shape(found.input)}`,
    "`residual` adds the body's result to its input, so both must have one shape.",
  ),
  duplicateField: error(
    "NN353",
    "duplicate field",
    (found: { name: string }) => `the field \`${found.name}\` is named twice`,
    "The fields of a record have different names.",
  ),
  columnName: error(
    "NN360",
    "name of a column",
    (found: { why: string }) => `the name of this column ${found.why}`,
    "`\"fixed acidity\" as fixedAcidity` reads a value from the column `fixed acidity`. The name in quotes is that of the file, letter for letter without the white space around it, and not the name of another value that is declared beside it.",
  ),
  duplicateColumn: error(
    "NN361",
    "column read twice",
    (found: { column: string; first: string; second: string }) => `the column ${JSON.stringify(found.column)} is read for \`${found.first}\` and for \`${found.second}\``,
    "The fields of a record, the inputs of a model, and its outputs are each read from columns of their own. A field without a name in quotes is read from the column of its own name.",
  ),
  requirementNotMet: error(
    "NN354",
    "condition not met",
    (found: { message: string }) => found.message,
    "A `require` states what must hold for a definition to make sense.",
  ),
  unusedValue: warning(
    "NN355",
    "value never used",
    (found: { name: string }) => `nothing reads \`${found.name}\``,
    "A named value that nothing reads can go.",
  ),
  recursiveBlock: error(
    "NN356",
    "a block that contains itself",
    (found: { name: string }) => `\`${found.name}\` contains itself`,
    "Blocks are written out where they are called, so a block cannot call itself.",
  ),
  sharedShapeMismatch: error(
    "NN357",
    "shared weights of another shape",
    (found: { name: string; first: readonly number[]; second: readonly number[] }) => `the first use gave \`${found.name}\` the shape ${shape(found.first)}, and this one needs ${shape(found.second)}`,
    "Every use of a `shared` part has the same weights, so it is used on values of the same shape.",
  ),
  fittedTwice: error(
    "NN358",
    "fitted for two values",
    (found: { name: string }) => `\`${found.name}\` is fitted to the value that it belongs to, so its layer cannot be used a second time`,
    "Values fitted to the data belong to one place in the model: use a layer with them once. State that training changes takes the updates of all uses, in their order.",
  ),
  sharedRateMismatch: error(
    "NN359",
    "shared weights of two rates",
    (found: { name: string; first: string; rate: string }) => `\`${found.name}\` ${learns(found.rate)} here, and ${learns(found.first)} in its first use`,
    "Every use of a `shared` part has the same weights, so all of its uses are inside of `frozen` or none is, and inside of `train` they learn at one share of the rate.",
  ),
} as const;
