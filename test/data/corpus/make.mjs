/**
 * Writes the SQLite databases and JPEG pictures of good/ (Node 24.21, SQLite 3.53; jpeg-js 0.4.4), which good.py has Debian's SQLite and Pillow judge:
 *
 *     node test/data/corpus/make.mjs
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import jpeg from "jpeg-js";

const good = fileURLToPath(new URL("good/", import.meta.url));

/** The same numbers each time (Lehmer). */
let state = 14;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;

function database(name, ...statements) {
  mkdirSync(`${good}sqlite`, { recursive: true });
  const path = `${good}sqlite/${name}`;
  rmSync(path, { force: true });
  const db = new DatabaseSync(path);
  db.exec("PRAGMA page_size = 512");
  for (const statement of statements) db.exec(statement);
  db.close();
}

const rows = (count, row) => Array.from({ length: count }, (_, k) => `(${row(k)})`).join(", ");
const real = () => (random() * 100 - 50).toPrecision(8);
const pick = (...words) => `'${words[Math.floor(random() * words.length)]}'`;

database("measurements.db", "CREATE TABLE measurements (id INTEGER PRIMARY KEY, site TEXT, depth REAL, count INTEGER)", `INSERT INTO measurements VALUES ${rows(40, (k) => `${k + 1}, ${pick("north", "south")}, ${k % 7 === 3 ? "NULL" : real()}, ${Math.floor(random() * 100)}`)}`);
database("shop.sqlite3", "CREATE TABLE orders (customer INTEGER, total NUMERIC, paid BOOLEAN)", `INSERT INTO orders VALUES ${rows(20, () => `${Math.floor(random() * 5)}, ${real()}, ${random() < 0.5 ? "TRUE" : "FALSE"}`)}`,
  "CREATE TABLE customers (id INTEGER PRIMARY KEY, age INTEGER)", `INSERT INTO customers VALUES ${rows(5, (k) => `${k}, ${20 + 7 * k}`)}`, "CREATE VIEW examples AS SELECT age, total, paid FROM orders JOIN customers ON id = customer ORDER BY orders.rowid");
database("affinities.db", 'CREATE TABLE "mixed types" ("any value", "as text" TEXT, "as number" NUMERIC, "größe" REAL)', `INSERT INTO "mixed types" VALUES ${rows(8, (k) => `${k % 2 === 0 ? k : `'${k}.5'`}, ${k * 2}, '${k}.25', ${real()}`)}`);
database("strict.db", "CREATE TABLE t (x REAL, y INTEGER, kind ANY, PRIMARY KEY (y DESC)) STRICT, WITHOUT ROWID", `INSERT INTO t VALUES ${rows(12, (k) => `${real()}, ${k}, ${pick("a", "b")}`)}`);
database("wide.db", `CREATE TABLE pixels (label INTEGER, ${Array.from({ length: 16 }, (_, k) => `pixel${k} INTEGER`).join(", ")})`, `INSERT INTO pixels VALUES ${rows(10, () => [Math.floor(random() * 3), ...Array.from({ length: 16 }, () => Math.floor(random() * 256))].join(", "))}`);

/** A picture without detail, since decoders may round differently. */
function smooth(width, height, slope) {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) data[4 * (y * width + x) + c] = Math.min(255, slope * (x + y) + 20 * c);
  return jpeg.encode({ data, width, height }, 95).data;
}

for (const [k, label] of ["apple", "pear"].entries()) {
  mkdirSync(`${good}images/fruit/${label}`, { recursive: true });
  for (const n of [0, 1]) writeFileSync(`${good}images/fruit/${label}/${n}.${n === 0 ? "jpg" : "JPEG"}`, smooth(8, 8, 3 + 2 * k + n));
}
