import { error, warning } from "../entry.ts";

/** NN6xx: a data file does not hold what the model asks for. */
export const data = {
  unreadableDataFile: error(
    "NN601",
    "data file cannot be read",
    (found: { path: string; reason: string }) => `\`${found.path}\` cannot be read: ${found.reason}`,
    "The path in `csv(\"…\")` is relative to the model's file; `--data` names another file, relative to where the command runs.",
  ),
  missingColumn: error(
    "NN602",
    "column missing",
    (found: { file: string; column: string; near: string | undefined }) =>
      `${found.file} has no column \`${found.column}\`${found.near === undefined ? "" : `; did you mean \`${found.near}\`?`}`,
    "A value of one number or class is read from the column of its name, and a record's fields from the columns of their names. Names must agree letter for letter; a column whose name is not one of the language, or other than the model's, is named in quotes: `\"fixed acidity\" as fixedAcidity`.",
  ),
  columnsDoNotFillShape: error(
    "NN603",
    "columns do not fill the shape",
    (found: { file: string; value: string; needed: number; reason: string }) =>
      `\`${found.value}\` takes ${found.needed} columns of ${found.file}, but ${found.reason}`,
    "An array of n components is read from n columns: those called after it and numbered (`image0`, `image_1`, …), or the only numbered family of that size that no other value claims (`p00` … `p77`), or all columns no other value claims, in the order of the file.",
  ),
  unknownClass: error(
    "NN604",
    "unknown class",
    (found: { line: number; cell: string; value: string; classes: string; near: string | undefined; more: number }) =>
      `line ${found.line}: ${found.cell} is not a class of \`${found.value}\`, which has ${found.classes}${
        found.near === undefined ? "" : `; did you mean ${found.near}?`
      }${also(found.more)}`,
    "Every cell of a class column must be one of the classes the encoding lists, letter for letter; a class that is a number may be written in any way that gives the same number.",
  ),
  cellNotANumber: error(
    "NN605",
    "not a number",
    (found: { line: number; cell: string; value: string; more: number }) =>
      `line ${found.line}: \`${found.value}\` takes numbers, and ${found.cell} is none${also(found.more)}`,
    "A real value is read from cells such as `5.1`, `-3` or `1e-4`, with a dot before the decimals. A column of words takes an encoding: `oneHot(…)` or `binary(…)`.",
  ),
  cellOutOfRange: error(
    "NN606",
    "index out of range",
    (found: { line: number; cell: string; value: string; below: number; more: number }) =>
      `line ${found.line}: \`${found.value}\` takes whole numbers from 0 to ${found.below - 1}, not ${found.cell}${also(found.more)}`,
    "The encoding `index(n)` takes the whole numbers from 0 to n - 1.",
  ),
  rowLengthMismatch: error(
    "NN607",
    "row of another length",
    (found: { line: number; cells: number; columns: number; headed: boolean; more: number }) =>
      `line ${found.line} has ${count(found.cells, "cell")}, and the ${found.headed ? `header names ${count(found.columns, "column")}` : `first row has ${found.columns}`}${also(found.more)}`,
    "Every row of a data file has as many cells as the first, which names the columns or, with `header: false`, is data; a missing value is an empty cell, and a cell that holds the delimiter stands in quotes.",
  ),
  malformedQuotes: error(
    "NN608",
    "malformed quotes",
    (found: { line: number; reason: string }) => `line ${found.line}: ${found.reason}`,
    "A quoted cell begins and ends with `\"`, and a quote inside of it is doubled.",
  ),
  duplicateColumnName: error(
    "NN609",
    "column named twice",
    (found: { file: string; column: string }) => `${found.file} has two columns named \`${found.column}\``,
    "Values are matched to columns by name, so a column that is read must have a name of its own.",
  ),
  noRows: error(
    "NN610",
    "no rows",
    (found: { file: string; dropped: number; what: "row" | "example" }) =>
      found.dropped === 0
        ? `${found.file} holds no examples`
        : `${found.file} holds no complete example: each of its ${count(found.dropped, found.what)} lacks a value`,
    "A data file has a first line that names the columns and at least one complete row below it.",
  ),
  incompleteRowsDropped: warning(
    "NN611",
    "incomplete rows dropped",
    (found: { file: string; dropped: number; of: number; what: "row" | "example"; columns: string }) =>
      `${found.dropped} of ${count(found.of, found.what)} of ${found.file} dropped, for they lack a value in ${found.columns}`,
    "A row that lacks a value in a column the model reads (an empty cell, `NA`, `N/A`, `NaN`, `null`, `?` or `.`) is left out of training and counted here. In a series that is every example one of whose rows lacks one.",
  ),
  rowsWithoutPrediction: warning(
    "NN614",
    "rows without a prediction",
    (found: { file: string; rows: number; of: number; columns: string }) =>
      `${found.rows} of ${count(found.of, "row")} of ${found.file} without a prediction, for a value is missing in ${found.columns}`,
    "`nnc predict` writes a line for each row. Where a value is missing (an empty cell, `NA`, `N/A`, `NaN`, `null`, `?` or `.`), the line is `null` with the row, its line in the file and the reason. In a series that is each row whose example takes a row that lacks a value.",
  ),
  firstRowLooksLikeData: error(
    "NN615",
    "first row looks like data",
    (found: { file: string; cells: string }) =>
      `the first row of ${found.file} looks like data (${found.cells}), where names of columns are expected: write \`header: false\` (or \`--header false\`) if it is data, \`header: true\` (or \`--header true\`) if these are names`,
    "The first row of a data file names the columns. Where each of its cells is a number or a class of the model, and none is a name that the model looks for, it may be an example that would be lost. `csv(\"file.csv\", header: false)` reads it as one, and takes the columns in the order of the model's inputs and then outputs; `header: [\"kind\", \"size\"]` names the columns of such a file.",
  ),
  wrongColumnCount: error(
    "NN616",
    "columns of another number",
    (found: { file: string; columns: number; needed: number; parts: string }) =>
      `${found.file} has ${count(found.columns, "column")} without names, and ${found.needed} are expected: ${found.parts}`,
    "In a file without names (`header: false`) the columns are those of the model's inputs in the order of their declaration, and then those of its outputs; a file to predict from may lack the outputs. `header: [\"kind\", \"size\", \"colour\"]` names every column of the file, in any order, and the model reads those that it looks for.",
  ),
  seriesTooShort: error(
    "NN612",
    "series too short",
    (found: { file: string; rows: number; needed: number }) =>
      `${found.file} holds ${count(found.rows, "row")}, and one example of the series takes ${found.needed}`,
    "In `series(\"…\")` an input of n numbers is read from the n rows before the present, and an output of n numbers from the n rows that follow: the file must hold at least one such stretch of rows.",
  ),
  arrayInSeries: error(
    "NN613",
    "series of arrays",
    (found: { value: string; shape: string }) => `\`${found.value}\` is of shape [${found.shape}], and in a series a value has one number for each row`,
    "In `series(\"…\")` a value of shape [n] is the column of its name over n rows. Several columns are a record of such values, `{ rain: [14], wind: [14] }`, or several inputs; an equation in the model brings them into the shape that a layer takes.",
  ),
  columnRounded: warning(
    "NN617",
    "column rounded by float32",
    (found: { file: string; column: string; value: string; role: "input" | "output"; least: number; greatest: number; step: number | undefined }) =>
      `column \`${found.column}\` of ${found.file} goes from ${found.least} to ${found.greatest}, where float32 ${
        found.step === undefined ? "ends at ±3.4e38" : `keeps multiples of ${found.step}`
      }: ${
        found.role === "input"
          ? `let \`standardize\` be the first to read \`${found.value}\``
          : `write the output as \`center[j] + spread[j] * z[j]\`, with both \`fitted\` to \`${found.value}.target\``
      }, or train with \`--precision f64\``,
    "WebAssembly, in which `nnc train` computes by itself, and `--precision f32` have float32 numbers of 24 bits. Of a column whose offset is far greater than what it varies by, such as timestamps, little is left when it is rounded. What `fitted` values read stays float64 until they are subtracted, so `standardize` keeps such a column whole.",
  ),
} as const;

function also(more: number): string {
  return more === 0 ? "" : `, and ${more} more alike`;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}
