/** SQLite itself: that of Node, or the package better-sqlite3 where this Node has none. */
import type BetterSqlite3 from "better-sqlite3";
import { notInstalled } from "./columnar/package.ts";

export interface Database {
  /** Rows of a query, one at a time; whole numbers are bigints. */
  rows(sql: string, ...values: readonly string[]): Iterator<Row>;
  close(): void;
}

export type Row = Readonly<Record<string, unknown>>;

/** What is used of `node:sqlite`, which the types of the oldest Node that nnc runs on do not have. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string, options: { readonly readOnly: boolean }) => {
    exec(sql: string): void;
    prepare(sql: string): { setReadBigInts(on: boolean): void; iterate(...values: readonly string[]): IterableIterator<Row> };
    close(): void;
  };
}

/** Views call no functions that write, and cells that reach out of their page are found. */
const cautious = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";

/** A function that opens a database, which nothing can be written to. */
export async function sqlite(): Promise<(path: string) => Database> {
  const own = process.getBuiltinModule("node:sqlite") as NodeSqlite | undefined;
  if (own !== undefined) {
    return (path) => {
      const database = new own.DatabaseSync(path, { readOnly: true });
      database.exec(cautious);
      return {
        rows(sql, ...values) {
          const statement = database.prepare(sql);
          statement.setReadBigInts(true);
          return statement.iterate(...values);
        },
        close: () => database.close(),
      };
    };
  }
  const Engine = await betterSqlite3();
  return (path) => {
    const database = new Engine(path, { readonly: true, fileMustExist: true });
    database.exec(cautious);
    return {
      rows: (sql, ...values) => database.prepare<string[], Row>(sql).safeIntegers(true).iterate(...values),
      close: () => database.close(),
    };
  };
}

async function betterSqlite3(): Promise<typeof BetterSqlite3> {
  try {
    return (await import("better-sqlite3")).default;
  } catch (cause) {
    throw notInstalled("better-sqlite3@12", `it is an SQLite database (Node reads it itself from 22.13 on, and this is ${process.versions.node})`, cause);
  }
}
