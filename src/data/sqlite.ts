/** A table of an SQLite database. */
import { beginningOf, type ByteSource } from "./bytes.ts";
import { FormatError } from "./fault.ts";
import { type Database, type Row, sqlite } from "./sqlite-engine.ts";
import { checkHeader } from "./sqlite-header.ts";
import { rowsAtATime, type ValueTable } from "./values.ts";

interface Chosen {
  readonly name: string;
  readonly isView: boolean;
}

/** The table or view that is named, or the only one. */
export async function sqliteTable(source: ByteSource, named: string | undefined): Promise<ValueTable> {
  const { path, size } = source;
  if (path === undefined || size === undefined) throw new FormatError("it is an SQLite database, which nnc reads from a file on a disk alone, uncompressed");
  // Pages may still be in the log of a writer.
  const log = await source.beside?.(`${path}-wal`);
  if (log === undefined || log.size === 0) checkHeader(await beginningOf(source, 100), size);
  const open = await sqlite();
  const { table, names } = orDamaged(() => {
    const database = open(path);
    try {
      const found = chosenTable(database, named);
      return { table: found, names: columnsOf(database, found) };
    } finally {
      database.close();
    }
  });
  return {
    names,
    async *read(wanted) {
      const chosen = wanted.map((column) => names[column] ?? "");
      const step = rowsAtATime(chosen.length);
      const database = orDamaged(() => open(path));
      try {
        const rows = orDamaged(() => database.rows(selection(table, chosen)));
        for (;;) {
          const some = orDamaged(() => taken(rows, step));
          if (some.length > 0) yield await Promise.resolve({ rows: some.length, share: undefined, columns: chosen.map((_, k) => ({ values: some.map((row) => row[`c${k}`]) })) });
          // After its end, the iterator of Node begins anew.
          if (some.length < step) return;
        }
      } finally {
        database.close();
      }
    },
  };
}

function chosenTable(database: Database, named: string | undefined): Chosen {
  const tables = all(database.rows("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"))
    .map(({ name, type }): Chosen => ({ name: String(name), isView: type === "view" }));
  const list = tables.map(({ name }) => `\`${name}\``).join(", ");
  const [only, more] = tables;
  if (only === undefined) throw new FormatError("it is an SQLite database without tables");
  if (named === undefined && more !== undefined) throw new FormatError(`it has several tables, ${list}: name one, as in \`file("…", table: ${JSON.stringify(only.name)})\``);
  // Names of tables are the same in upper and lower case.
  const found = named === undefined ? only : tables.find(({ name }) => name.toLowerCase() === named.toLowerCase());
  if (found === undefined) throw new FormatError(`it has no table \`${named}\`, and has ${list}`);
  return found;
}

/** Columns that `SELECT *` gives, generated ones, too. */
function columnsOf(database: Database, { name }: Chosen): readonly string[] {
  return all(database.rows("SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1", name)).map((row) => String(row["name"]));
}

/** In the order of the table: an index that has all the columns would give them in its own. */
function selection({ name, isView }: Chosen, columns: readonly string[]): string {
  const values = columns.map((column, k) => `${quoted(column)} AS c${k}`);
  return `SELECT ${values.length === 0 ? "1" : values.join(", ")} FROM ${quoted(name)}${isView ? "" : " NOT INDEXED"}`;
}

function all(rows: Iterator<Row>): readonly Row[] {
  return taken(rows, Infinity);
}

function taken(rows: Iterator<Row>, count: number): readonly Row[] {
  const some: Row[] = [];
  while (some.length < count) {
    const { done, value } = rows.next();
    if (done === true) break;
    some.push(value);
  }
  return some;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Any error of SQLite is a fault of the file. */
function orDamaged<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw new FormatError(`SQLite does not read it: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
