import { error, rule, warning } from "../entry.ts";
import { columnText } from "../columns.ts";
import { count, namesOf, listOf, shape } from "./phrases.ts";

/** A column, and how many rows or examples lack a value in it. */
export interface Lacking {
  readonly name: string;
  readonly rows: number;
}

/** Columns with their counts, but where each lacks all of them. */
function lackingText(columns: readonly Lacking[], all: number): string {
  const plain = columns.every(({ rows }) => rows === all);
  return listOf(columns.map(({ name, rows }) => `\`${name}\`${plain ? "" : ` (${rows})`}`));
}

const fewColumns = rule(
  "NN603", "columns do not fill the shape",
  "An array of n components is read from n columns: those numbered after its name (`image0`, `image_1`, …), or the only numbered family of that size that no other value takes (`p00` … `p77`), or all columns that no other value takes, in the order of the file.",
);

const malformedQuotes = rule("NN608", "malformed quotes", "A quoted cell begins and ends with `\"`, and a quote inside of it is doubled.");

const columnCount = rule(
  "NN616", "wrong number of columns",
  "In a file without names (`header: false`) the columns are those of the model's inputs in the order of their declaration, and then those of its outputs; a file to predict from may lack the outputs. `header: [\"kind\", \"size\", \"colour\"]` names every column of the file, in any order, and the model reads those that it needs.",
);

/** A cell that gives no number, and the value of the model that is read from it. */
export interface Cell {
  readonly value: string;
  readonly cell: string;
}

/** Why cells give no numbers: in diagnostics after the line, and in the output of `nnc predict`. */
export const cellReasons = {
  number: ({ value, cell }: Cell): string => `\`${value}\` takes numbers, not ${quoted(cell)}`,
  index: ({ value, cell, below }: Cell & { readonly below: number }): string => `\`${value}\` takes whole numbers from 0 to ${below - 1}, not ${quoted(cell)}`,
  time: ({ value, cell }: Cell): string => `\`${value}\` takes numbers and dates such as 2024-05-01, not ${quoted(cell)}`,
  date: ({ value, cell }: Cell): string => `\`${value}\` takes dates such as 2024-05-01 or 2024-05-01T12:30:00Z, not ${quoted(cell)}`,
  class: ({ value, cell }: Cell): string => `${quoted(cell)} is not a class of \`${value}\``,
};

/** NN6xx: a data file does not fit the model. */
export const data = {
  unreadableDataFile: error(
    "NN601",
    "data file cannot be read",
    (found: { path: string; reason: string }) => `\`${found.path}\` cannot be read: ${found.reason}`,
    "The path in `csv(\"…\")` is relative to the model's file; `--data` names other files, relative to where the command runs. A path with `*`, `?`, `[…]` or `{…}` means all files that match it.",
  ),
  missingDataFile: warning(
    "NN618",
    "data file missing",
    (found: { path: string; pattern: boolean; folder: boolean }) =>
      found.pattern ? `no file matches \`${found.path}\` beside the model: \`nnc train\` will not find its data` : `there is no file \`${found.path}\` beside the model${found.folder ? "" : ", nor its folder"}: \`nnc train\` will not find its data`,
    "The path in `csv(\"…\")` is relative to the model's file. `nnc check` warns where there is nothing; `nnc build` does not, since a module needs no data. `--data` of `nnc train` names another file.",
  ),
  missingColumn: error(
    "NN602",
    "column missing",
    (found: { file: string; column: string; near: string | undefined }) =>
      `${found.file} has no column \`${found.column}\`${found.near === undefined ? "" : `; did you mean \`${found.near}\`?`}`,
    "A value of one number or class is read from the column of its name, and the fields of a record from the columns of their names, letter for letter. A column whose name is not an identifier, or differs from the name in the model, is written in quotes: `\"fixed acidity\" as fixedAcidity`.",
  ),
  columnsLeft: fewColumns((found: { file: string; value: string; needed: number; left: number }) => `\`${found.value}\` takes ${count(found.needed, "column")} of ${found.file}, and ${found.left} are left that no other value takes`),
  columnsNumbered: fewColumns((found: { file: string; value: string; needed: number; numbered: number }) => `\`${found.value}\` takes ${count(found.needed, "column")} of ${found.file}, and ${found.numbered} are numbered after its name`),
  unknownClass: error(
    "NN604",
    "unknown class",
    (found: Cell & { line: number; unit: "line" | "row"; classes: readonly (string | number)[]; near: string | undefined; more: number }) =>
      `${found.unit} ${found.line}: ${cellReasons.class(found)}, which has ${listing(found.classes.map((label) => (typeof label === "string" ? quoted(label) : String(label))), 12)}${
        found.near === undefined ? "" : `; did you mean ${quoted(found.near)}?`
      }${also(found.more)}`,
    "Every cell of a class column is one of the classes of the encoding, letter for letter; a class that is a number may be written in any way that gives the same number. In an input, `oneHot(…, other: \"rest\")` takes all other values as a class of their own.",
  ),
  cellNotANumber: error(
    "NN605",
    "not a number",
    (found: Cell & { line: number; unit: "line" | "row"; more: number; comma: boolean }) =>
      `${found.unit} ${found.line}: ${cellReasons.number(found)}${also(found.more)}${found.comma ? "; numbers with a decimal comma are read with `decimal: \",\"`" : ""}`,
    "A real value is read from cells such as `5.1`, `-3` or `1e-4`, with a dot before the decimals, or the sign that `decimal` names. A column of words takes an encoding: `oneHot(…)` or `binary(…)`, a column of dates `date(days)`.",
  ),
  cellOutOfRange: error(
    "NN606",
    "index out of range",
    (found: Cell & { line: number; unit: "line" | "row"; below: number; more: number }) => `${found.unit} ${found.line}: ${cellReasons.index(found)}${also(found.more)}`,
    "The encoding `index(n)` takes the whole numbers from 0 to n - 1.",
  ),
  cellNotATime: error(
    "NN640",
    "not a time",
    (found: Cell & { line: number; unit: "line" | "row"; more: number }) => `${found.unit} ${found.line}: ${cellReasons.time(found)}${also(found.more)}`,
    "A split by time orders the rows by numbers or by dates of ISO 8601: `2024-05-01`, `2024-05-01T12:30:00+02:00`.",
  ),
  cellNotADate: error(
    "NN644",
    "not a date",
    (found: Cell & { line: number; unit: "line" | "row"; more: number }) => `${found.unit} ${found.line}: ${cellReasons.date(found)}${also(found.more)}`,
    "A field `date(…)` is read from dates of ISO 8601: `2024-05`, `2024-05-01`, `2024-05-01T12:30`, `2024-05-01 12:30:00.5+02:00`; without a zone they are in UTC. Files with values of their own have dates, or numbers of milliseconds since 1970. Years, seconds and other forms are to be rewritten, since no form of them is sure.",
  ),
  tooFewToPart: error(
    "NN641",
    "too few examples to part",
    (found: { parts: readonly string[]; examples: number }) => `${namesOf(found.parts)} ${found.parts.length === 1 ? "holds" : "hold"} examples out, and of ${count(found.examples, "example")} none would be left to train with`,
    "Each part has one example at least: those that train, those of `validation` and those of `test`.",
  ),
  nothingToPart: error(
    "NN642",
    "nothing to part",
    (found: { name: string; by: "stratify" | "group" | "time"; column: string; left: boolean }) =>
      `\`${found.column}\` has one value${found.left ? " in the examples that `test` leaves" : ""}: ${found.by === "stratify" ? "no class has two examples" : found.by === "group" ? "all of them are one group" : "none is later than another"}, so \`${found.name}\` has no examples. Take another column, or write the share alone`,
    "A split by `group` has a group at least on each side, and one by `time` a time at least, since rows with equal values stay together. A stratified split leaves an example of each class to train with.",
  ),
  leakedRows: warning(
    "NN643",
    "rows in both parts",
    (found: { name: string; rows: number; of: number; example: string }) =>
      `${found.rows} of the ${count(found.of, "example")} of \`${found.name}\` ${found.rows === 1 ? "is" : "are"} among those that train, value for value, such as ${found.example}: what is measured on them is memory. Remove double rows, or keep those that belong together in one part: \`split(0.2, group: column)\``,
    "A model that has seen an example in training may know it by heart, so that loss and metrics on it say little about new ones. Rows occur twice in data that were joined or resampled before they were split.",
  ),
  rowLengthMismatch: error(
    "NN607",
    "row of the wrong length",
    (found: { line: number; cells: number; columns: number; headed: boolean; more: number }) =>
      `line ${found.line} has ${count(found.cells, "cell")}, and the ${found.headed ? `header names ${count(found.columns, "column")}` : `first row has ${found.columns}`}${also(found.more)}`,
    "Every row of a data file has as many cells as the first, which names the columns or, with `header: false`, is data; a missing value is an empty cell, and a cell that contains the delimiter is written in quotes.",
  ),
  unclosedQuotes: malformedQuotes((found: { line: number }) => `line ${found.line}: a quoted cell is not closed: write \`"\` at its end`),
  textAfterQuotes: malformedQuotes((found: { line: number }) => `line ${found.line}: a quoted cell continues after its closing quote: double the quotes inside of it`),
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
        ? `${found.file} has no examples`
        : `${found.file} has no complete example: each of its ${count(found.dropped, found.what)} lacks a value`,
    "A data file has a first line that names the columns and at least one complete row below it.",
  ),
  incompleteRowsDropped: warning(
    "NN611",
    "incomplete rows dropped",
    (found: { file: string; dropped: number; of: number; what: "row" | "example"; columns: readonly Lacking[] }) =>
      `${found.dropped} of ${count(found.of, found.what)} of ${found.file} dropped: a value is missing in ${lackingText(found.columns, found.dropped)}`,
    "Training leaves out a row without a value in a column that the model reads (an empty cell, `NA`, `N/A`, `NaN`, `null`, `?` or `.`), and in a series every example that takes such a row. A field `age: missing(mean)` keeps the rows that lack it.",
  ),
  rowsWithoutPrediction: warning(
    "NN614",
    "rows without a prediction",
    (found: { file: string; rows: number; of: number; columns: readonly Lacking[] }) =>
      `${found.rows} of ${count(found.of, "row")} of ${found.file} without a prediction: a value is missing in ${lackingText(found.columns, found.rows)}`,
    "`nnc predict` writes a line for each row. Where a value is missing (an empty cell, `NA`, `N/A`, `NaN`, `null`, `?` or `.`), the line is `null` with the row, its line in the file and the reason. In a series that is each row whose example takes a row without a value.",
  ),
  firstRowLooksLikeData: error(
    "NN615",
    "first row looks like data",
    (found: { file: string; cells: readonly string[] }) =>
      `expected names of columns in the first row of ${found.file}, found what looks like data (${found.cells.slice(0, 6).map((cell) => `\`${cell}\``).join(", ")}${found.cells.length > 6 ? ", …" : ""}): write \`header: false\` (or \`--header false\`) if it is data, \`header: true\` (or \`--header true\`) if these are names`,
    "The first row of a data file names the columns. Where each of its cells is a number or a class of the model, and none is a name that the model looks for, it may be an example. `csv(\"file.csv\", header: false)` reads it as one, and takes the columns in the order of the model's inputs and then outputs; `header: [\"kind\", \"size\"]` names the columns of such a file.",
  ),
  columnsByOrder: columnCount((found: { file: string; columns: number; needed: number; parts: readonly { readonly name: string; readonly columns: number }[] }) =>
    `${found.file} has ${count(found.columns, "column")} without names, and ${found.needed} are expected: ${found.parts.map(({ name, columns }) => `${columns} of \`${name}\``).join(", ")}`),
  columnsByHeader: columnCount((found: { file: string; columns: number; named: number }) => `${found.file} has ${count(found.columns, "column")}, and \`header\` names ${found.named}`),
  otherColumns: error(
    "NN619",
    "files with different columns",
    (found: { file: string; first: string; columns: number; firstColumns: number; lacks?: string | undefined; has?: string | undefined }) =>
      `${found.file} has other columns than ${found.first}: ${[
        ...(found.columns === found.firstColumns ? [] : [`${found.columns} in place of ${found.firstColumns}`]),
        ...(found.lacks === undefined ? [] : [`\`${columnText(found.lacks)}\` is missing`]),
        ...(found.has === undefined ? [] : [`\`${columnText(found.has)}\` is in this file alone`]),
      ].join(", ") || "one of them occurs twice"}`,
    "Several files are one table: `csv(\"2023.csv\", \"2024.csv\")`, or `csv(\"20*.csv\")`. Each has the same names of columns in its first row, in any order, or, without names, as many columns.",
  ),
  noPictureInput: error(
    "NN620",
    "no input for pictures",
    (found: { inputs: readonly { readonly name: string; readonly shape: readonly number[] | undefined }[]; fitting: readonly string[] }) =>
      found.fitting.length > 1
        ? `pictures go to one input, and ${namesOf(found.fitting)} have their shape: name the one that takes them \`image\`, or write \`"image" as\` before its name`
        : `pictures need an input such as \`image: [28, 28, 3]\`, and the model has ${namesOf(found.inputs.map((input) => (input.shape === undefined ? `${input.name}: {…}` : `${input.name}: ${shape(input.shape)}`)))}`,
    "`images(\"folder\")` gives an array [height, width] or [height, width, channels], with 1 channel (grey), 2 (grey and opacity), 3 (red, green, blue) or 4 (these and opacity). It goes to the model's input of such a shape; of several, to the one that is named `image` or read from `\"image\"`.",
  ),
  seriesTooShort: error(
    "NN612",
    "series too short",
    (found: { file: string; unit: "row" | "character"; rows: number; needed: number }) =>
      `${found.file} has ${count(found.rows, found.unit)}, and one example of the ${found.unit === "row" ? "series" : "text"} takes ${found.needed}`,
    "In `series(\"…\")` an input of n numbers is read from the n rows before the present, and an output of n numbers from the n rows that follow, or with `horizon: h` from the h-th on: the file needs at least as many rows as one example.",
  ),
  unknownKnown: error(
    "NN621",
    "no such input",
    (found: { name: string; near: string | undefined; inputs: readonly string[] }) =>
      `\`known\` lists \`${found.name}\`, and no input or field has that name${found.near === undefined ? `: they are ${namesOf(found.inputs)}` : `; did you mean \`${found.near}\`?`}`,
    "`series(\"days.csv\", known: [weekday])` lists inputs whose values are known in advance: they are read of the rows to come, the first of which is the one after the last row of the other inputs. A field of an input in a record is an input of that name.",
  ),
  arrayInSeries: error(
    "NN613",
    "series of arrays",
    (found: { value: string; shape: readonly number[] }) => `\`${found.value}\` has the shape ${shape(found.shape)}, and a value of a series has one number for each row`,
    "In `series(\"…\")` a value of shape [n] is the column of its name over n rows. Several columns are a record of such values, `{ rain: [14], wind: [14] }`, or several inputs; an equation in the model brings them into the shape that a layer takes.",
  ),
  columnRounded: warning(
    "NN617",
    "column rounded by float32",
    (found: { file: string; column: string; value: string; role: "input" | "output"; least: number; greatest: number; step: number | undefined }) =>
      `column \`${columnText(found.column)}\` of ${found.file} has values from ${found.least} to ${found.greatest}, where float32 ${
        found.step === undefined ? "ends at ±3.4e38" : `has only multiples of ${found.step}`
      }: ${
        found.role === "input"
          ? `apply \`standardize\` to \`${found.value}\` before any other layer`
          : `write the output as \`center[j] + spread[j] * z[j]\`, with both \`fitted\` to \`${found.value}.target\``
      }, or train with \`--precision f64\``,
    "`nnc train` computes in float32, with 24 significant bits, unless `--precision f64` is given. A column with an offset much larger than its variation, such as timestamps, loses its variation when it is rounded. `fitted` values read float64 and are subtracted before rounding, so `standardize` keeps the variation.",
  ),
} as const;

function also(more: number): string {
  return more === 0 ? "" : `, and ${more} more like it`;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** The first of some texts, and how many more there are. */
function listing(texts: readonly string[], most: number): string {
  return texts.length > most ? `${texts.slice(0, most).join(", ")} and ${texts.length - most} more` : texts.join(", ");
}
