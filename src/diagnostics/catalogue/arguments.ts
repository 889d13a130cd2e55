import { error } from "../entry.ts";
import { count, namesOf } from "./phrases.ts";

/** A size, and the expression that it is computed by where that is no number. */
export interface Size {
  readonly value: string;
  readonly expression?: string | undefined;
}

function sizeText({ value, expression }: Size): string {
  return expression === undefined ? value : `\`${expression}\` = ${value}`;
}

/** NN23x–NN24x: compile-time values and arguments. */
export const args = {
  notCompileTime: error(
    "NN230",
    "not known at compile time",
    (found: { text: string }) => `\`${found.text}\` is not known when the model is compiled`,
    "Sizes, ranges, arguments and settings are computed at compile time, from numbers, parameters and `let`; they cannot read arrays or indices.",
  ),
  wrongValueKind: error(
    "NN231",
    "wrong kind of value",
    (found: { expected: "number" | "truth"; found: string }) => `expected ${found.expected === "number" ? "a number" : "true or false"}, found ${found.found}`,
    "Arithmetic takes numbers, conditions take true or false; a parameter that takes an initializer or a schedule takes its name.",
    { blames: "use" },
  ),
  fractionalSize: error(
    "NN232",
    "size that is not a whole number",
    (found: Size) => `the size ${sizeText(found)} is not a whole number`,
    "Sizes are whole numbers. Where a division leaves a remainder, `floor(a / b)` rounds it down.",
    { blames: "use" },
  ),
  negativeSize: error(
    "NN233",
    "negative size",
    (found: Size) => `the size ${sizeText(found)} is negative`,
    "A size is 0 or more. A usual cause is a kernel larger than the array that it slides over.",
    { blames: "use" },
  ),
  tooManyArguments: error(
    "NN234",
    "too many arguments",
    (found: { name: string; takes: number; given: number }) =>
      `\`${found.name}\` takes ${found.takes === 0 ? "no arguments" : count(found.takes, "argument")}, not ${found.given}`,
    "In a chain the current value is the first input by itself; positional arguments come after it.",
  ),
  unknownArgument: error(
    "NN235",
    "unknown argument",
    (found: { name: string; definition: string; parameters: readonly string[] }) =>
      `\`${found.definition}\` has no parameter \`${found.name}\`${found.parameters.length === 0 ? "" : `; it has ${namesOf(found.parameters)}`}`,
    "A named argument names one of the definition's parameters.",
  ),
  duplicateArgument: error(
    "NN236",
    "argument given twice",
    (found: { name: string }) => `the argument \`${found.name}\` is given twice`,
    "Each parameter is given once, by its position or by its name.",
  ),
  missingArgument: error(
    "NN237",
    "missing argument",
    (found: { name: string; definition: string }) => `the argument \`${found.name}\` of \`${found.definition}\` is missing`,
    "A parameter without a default must be given.",
  ),
  divisionByZero: error(
    "NN238",
    "division by zero",
    (found: { value: string }) => `${found.value} is divided by zero`,
    "A divisor that is known at compile time must not be 0.",
    { blames: "use" },
  ),
  positionalAfterNamed: error(
    "NN239",
    "positional argument after a named one",
    (found: { definition: string }) => `a positional argument of \`${found.definition}\` follows a named one: write it first, or name it`,
    "Positional arguments come first, then named ones.",
  ),
  questionOfNoOperand: error(
    "NN240",
    "question about no operand",
    (found: { question: string; operands: readonly string[] }) => `\`${found.question}\` asks about one operand of the definition by its name${found.operands.length === 0 ? ", and this one has none" : `: ${found.operands.map((o) => `\`${found.question}(${o})\``).join(" or ")}`}`,
    "In a `require` or `warn`, `kind(x)` and `init(x)` tell what is known of the operand `x`: an input of the layer, or a parameter of an activation or loss that takes a value.",
  ),
} as const;
