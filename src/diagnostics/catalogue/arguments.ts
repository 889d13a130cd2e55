import { error } from "../entry.ts";

/** NN23x–NN24x: compile-time values and arguments. */
export const args = {
  notCompileTime: error(
    "NN230",
    "not known at compile time",
    (found: { what: string }) => `${found.what} is not known when the model is compiled`,
    "Sizes, ranges, arguments and settings are computed at compile time from numbers, parameters and `let`s; they cannot read arrays or indices.",
  ),
  wrongValueKind: error(
    "NN231",
    "wrong kind of value",
    (found: { expected: string; found: string }) => `${found.expected} is needed here, not ${found.found}`,
    "Arithmetic takes numbers; conditions take true or false; names of initializers and schedules stand where those are used.",
    { blames: "use" },
  ),
  fractionalSize: error(
    "NN232",
    "size is no whole number",
    (found: { value: string }) => `a size must be a whole number, and this is ${found.value}`,
    "Where a size is needed a division that leaves a remainder is an error; `floor(a / b)` asks for the floor.",
    { blames: "use" },
  ),
  negativeSize: error(
    "NN233",
    "negative size",
    (found: { value: string }) => `a size cannot be negative, and this is ${found.value}`,
    "A size is 0 or more. A kernel larger than what it slides over is a usual cause.",
    { blames: "use" },
  ),
  tooManyArguments: error(
    "NN234",
    "too many arguments",
    (found: { name: string; takes: number; given: number }) =>
      `\`${found.name}\` takes ${found.takes === 0 ? "no arguments" : found.takes === 1 ? "one argument" : `${found.takes} arguments`}, not ${found.given}`,
    "In a chain the value flowing down is supplied by itself, and positional arguments start after it.",
  ),
  unknownArgument: error(
    "NN235",
    "unknown argument",
    (found: { name: string; definition: string; parameters: readonly string[] }) =>
      `\`${found.definition}\` has no parameter \`${found.name}\`${found.parameters.length === 0 ? "" : `; it has ${found.parameters.join(", ")}`}`,
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
    "argument missing",
    (found: { name: string; definition: string }) => `\`${found.definition}\` needs its argument \`${found.name}\``,
    "A parameter without a default must be given.",
  ),
  divisionByZero: error(
    "NN238",
    "division by zero",
    (found: { value: string }) => `${found.value} is divided by zero`,
    "A value that is computed at compile time must be finite where it is divided.",
    { blames: "use" },
  ),
  positionalAfterNamed: error(
    "NN239",
    "positional argument after named ones",
    (found: { definition: string }) => `a positional argument of \`${found.definition}\` follows a named one`,
    "Positional arguments come first, then named ones.",
  ),
} as const;
