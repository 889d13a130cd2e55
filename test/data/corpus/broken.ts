/** The files of broken/, and what a model takes them for. */
import type { Entry } from "./read.ts";

type Columns = Entry["columns"];

const xy: Columns = { x: "number", y: "number" };
const comments: Columns = { id: "number", stars: "number" };
const sizes: Columns = { "sepal.length": "number", "petal.length": "number" };
const iris: Columns = { ...sizes, species: ["setosa", "versicolor", "virginica"] };
const flowers: Columns = { "sepal.length": "number", "Petal Width": "number" };
const digits: Columns = { label: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] };
const idx: Columns = { image: { size: 16 }, ...digits };
const pictures: Columns = { image: { shape: [4, 4, 1] }, label: ["ink", "blank"] };
const characters: Columns = { text: { steps: 4, below: 96 }, next: { steps: 1, below: 96 } };

function all(folder: string, columns: Columns, names: readonly string[], more: Pick<Entry, "kind" | "options"> = {}): readonly Entry[] {
  return names.map((name) => ({ file: `${folder}/${name}`, columns, ...more }));
}

export const broken: readonly Entry[] = [
  ...all("csv", { a: "number", b: "number" }, ["brokenbar.txt"], { options: { delimiter: "¦" } }),
  ...all("csv", iris, ["truncated-row.csv", "extra-cell.csv", "missing-cell.csv", "concatenated.csv", "wrong-header.csv", "other-names.csv", "no-header.csv", "class-case.csv", "class-typo.csv"]),
  ...all("csv", comments, ["truncated-in-quotes.csv", "unclosed-quote.csv", "text-after-quotes.csv", "mysql-escapes.csv", "single-quotes.csv", "lone-line-feeds.csv", "carriage-return-inside.csv"]),
  ...all("csv", { mpg: "number", cyl: [4, 6, 8] }, ["r-row-names.csv"]),
  ...all("csv", { a: "number", c: "number" }, ["header-trailing.csv", "rows-trailing.csv"]),
  ...all("csv", { "Country Code": ["ABW", "TCD"], 2020: "number" }, ["preamble.csv"]),
  ...all("csv", { sales: "number" }, ["footer-note.csv", "footer-total.csv"]),
  ...all("csv", { value: "number", kind: ["a", "b"] }, ["duplicate-names.csv"]),
  ...all("csv", { Größe: "number", Gewicht: "number" }, ["german-decimals.csv"]),
  ...all("csv", { population: "number" }, ["thousands.csv"]),
  ...all("csv", { share: "number" }, ["percent.csv"]),
  ...all("csv", { price: "number" }, ["currency.csv"]),
  ...all("csv", { weight: "number" }, ["units.csv"]),
  ...all("csv", xy, [
    "infinity.csv", "too-large.csv", "hex.csv", "excel-errors.csv", "nan-everywhere.csv", "dash-for-missing.csv", "full-width.csv", "letter-o.csv", "two-points.csv", "spaces-in-number.csv", "empty.csv", "only-header.csv", "only-blank-lines.csv",
    "only-bom.csv", "line-ends-swallowed.csv", "not-found.csv", "lfs-pointer.csv", "libsvm.txt", "data.xml", "data.yaml",
  ]),
  ...all("csv", xy, ["only-comments.csv"], { options: { comment: "#" } }),
  ...all("csv", xy, ["wrong-delimiter.csv"], { options: { delimiter: "," } }),
  ...all("csv", { ...xy, z: "number", label: [0, 1] }, ["fewer-columns.csv"], { options: { header: false } }),
  ...all("csv", { age: "number" }, ["none-as-text.csv"]),
  ...all("csv", { x: "number", label: [0, 1] }, ["nan-label.csv"]),
  ...all("csv", { t: "number", v: "number" }, ["unicode-minus.csv"]),
  ...all("csv", { rate: "number" }, ["footnotes.csv"]),
  ...all("csv", digits, ["label-ten.csv"]),
  ...all("csv", { ...digits, image: { size: 16 } }, ["pixels-short.csv"]),
  ...all("csv", { x: "number", kind: { index: 3 } }, ["labels-from-one.csv", "negative-index.csv", "fractional-index.csv"]),
  ...all("csv", { day: { date: "days" }, x: "number" }, ["european-dates.csv", "no-such-day.csv", "two-digit-years.csv"]),
  ...all("csv", { größe: "number" }, ["latin1.csv", "utf16-without-mark.csv"]),
  ...all("csv", { id: "number", farbe: { other: ["blau", "andere"] } }, ["latin1-late.csv.gz"]),
  ...all("csv", { a: "number", b: "number" }, ["utf16-odd.csv", "zeros.csv", "zeros-late.csv.gz"]),
  ...all("csv", { flow: "number" }, ["usgs.rdb"], { options: { comment: "#" } }),
  ...all("csv", { sepallength: "number", class: ["setosa", "virginica"] }, ["iris.arff"]),
  ...all("other", xy, [
    "report.pdf", "book.xls", "data.csv.bz2", "data.csv.xz", "data.csv.zst", "data.7z", "data.h5", "data.avro", "data.orc", "data.pkl", "data.mat", "data.rds", "weights.safetensors", "old.feather", "clip.gif", "empty.zip",
  ]),
  ...all("json", xy, [
    "truncated-array.json", "truncated-line.jsonl", "trailing-comma.json", "single-quotes.jsonl", "nan-literal.jsonl", "comments.json", "scalars.json", "number-line.jsonl", "array-line.jsonl", "two-arrays.json", "points.geojson",
    "wrapped.json", "uneven-columns.json", "empty-array.json", "empty-object.json", "text-in-number.jsonl", "object-in-number.jsonl", "true-in-number.jsonl", "deep.json.gz", "deep-lines.jsonl.gz", "missing-member.jsonl",
  ]),
  ...all("json", { x: "number", stadt: { other: ["Bonn", "andere"] } }, ["latin1.jsonl"]),
  ...all("json", { x: "number", kind: ["blue", "red"] }, ["unknown-class.jsonl"]),
  ...all("gz", iris, ["truncated.csv.gz", "header-only.csv.gz", "three-bytes.csv.gz", "wrong-checksum.csv.gz", "damaged.csv.gz", "garbage-behind.csv.gz"]),
  ...all("gz", xy, ["pdf.gz", "empty.gz", "zeros.gz", "one-long-line.csv.gz", "one-long-cell.csv.gz"]),
  ...all("npy", { x: { size: 4 } }, ["truncated.npy", "truncated-header.npy", "mark-only.npy", "wrong-mark.npy", "objects.npy", "records.npy", "complex.npy", "dates.npy", "long-doubles.npy", "one-number.npy", "huge.npy", "many-columns.npy", "no-bytes.npy", "no-rows.npy", "no-order.npy", "other-width.npy"]),
  ...all("npy", { "label-fractions": [0, 1] }, ["label-fractions.npy"]),
  ...all("npy", { "label-outside": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }, ["label-outside.npy"]),
  ...all("npy", { infinite: "number" }, ["infinite.npy"]),
  ...all("npy", { words: "number" }, ["words.npy"]),
  ...all("npz", { x_train: { size: 9 }, y_train: [0, 1, 2] }, ["truncated.npz", "half.npz", "says-4-gb.npz", "says-less.npz", "damaged.npz"]),
  ...all("npz", { x: { size: 2 }, y: [0, 1] }, ["other-rows.npz", "truncated-member.npz", "wrong-checksum.npz", "encrypted.npz"]),
  ...all("npz", xy, ["workbook.xlsx", "csv-inside.zip"]),
  ...all("idx", { image: { size: 16 } }, ["truncated-images-idx3-ubyte", "truncated-header.idx3", "longer.idx3", "huge.idx3", "unknown-type.idx3", "no-dimensions.idx0", "no-width.idx3"]),
  ...all("idx", idx, ["fewer-images-idx3-ubyte", "outside-images-idx3-ubyte", "cut-images-idx3-ubyte"]),
  ...all("parquet", flowers, ["truncated.parquet", "half.parquet", "mark-only.parquet", "footer-beyond.parquet", "footer-zeros.parquet", "damaged-page.parquet", "encrypted.parquet"]),
  ...all("parquet", { "sepal.width": "number" }, ["no-such-column.parquet"]),
  ...all("parquet", { species: ["setosa", "versicolor"] }, ["class-missing.parquet"]),
  ...all("parquet", { when: "number" }, ["times.parquet"]),
  ...all("arrow", flowers, ["truncated.feather", "half.feather", "footer-beyond.feather", "negative-footer.feather", "damaged-list.feather", "damaged-values.feather"]),
  ...all("arrow", { trip_distance: "number" }, ["truncated.arrows", "long-message.arrows"]),
  ...all("arrow", { tip: "number" }, ["no-such-column.arrows"]),
  ...all("sqlite", { depth: "number" }, ["truncated.db", "header-only.db", "page-size.db", "damaged-page.db", "packed.db.gz"]),
  ...all("sqlite", { age: "number" }, ["several.sqlite3"]),
  ...all("sqlite", { age: "number" }, ["no-such-table.sqlite3"], { options: { table: "people" } }),
  ...all("sqlite", { site: "number" }, ["text-in-number.db"]),
  ...all("sqlite", xy, ["no-tables.db", "no-rows.db"]),
  ...all("images", pictures, [
    "other-size", "text", "gif", "webp", "truncated", "truncated-header", "wrong-checksum", "says-60000", "fewer-lines", "more-lines", "unknown-filter", "no-palette", "no-width", "empty-file", "jpeg-start", "csv-named-png", "unknown-class", "mixed", "none",
  ], { kind: "images" }),
  ...all("images", { image: { shape: [8, 8, 3] }, label: ["ink", "blank"] }, ["truncated-jpeg"], { kind: "images" }),
  ...all("text", characters, ["unknown-character.txt", "latin1.txt", "empty.txt", "too-short.txt", "binary.txt", "truncated.txt.gz"], { kind: "text" }),
];
