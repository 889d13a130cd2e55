/** The cells of separated values are those that papaparse finds, wherever the bytes are cut into pieces. */
import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import type { ByteSource } from "../../../src/data/bytes.ts";
import { separatedValues } from "../../../src/data/csv/records.ts";
import type { DialectOptions } from "../../../src/data/csv/dialect.ts";

/** A file whose bytes come in pieces. */
function pieces(text: string, size: number): ByteSource {
  const bytes = new TextEncoder().encode(text);
  return {
    name: "d.csv", size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
    },
  };
}

interface Read {
  readonly first: readonly string[];
  /** Cells of the rows: numbers, or text in angle brackets where there is none. */
  readonly rows: readonly (readonly (number | string)[])[];
  readonly lines: readonly number[];
  readonly texts: readonly string[];
  readonly ragged: readonly number[];
  readonly malformed: string | undefined;
}

async function read(text: string, options: DialectOptions = {}, { piece = 7, room = 64, afterFirst = true } = {}): Promise<Read> {
  const records = await separatedValues(pieces(text, piece), options, room);
  const reads = records.first.map((_, column) => ({ column, kind: { kind: "number" } as const }));
  const rows: (number | string)[][] = [];
  const [lines, texts, ragged]: [number[], string[], number[]] = [[], [], []];
  let malformed: string | undefined;
  for await (const batch of records.batches(reads, afterFirst)) {
    for (let row = 0; row < batch.rows; row++) {
      const lacks = new Map(batch.lacks.filter((lack) => lack.row === row).map(({ read: k, cell }) => [k, `<${cell}>`]));
      rows.push(reads.map((_, k) => lacks.get(k) ?? batch.numbers[k]?.[row] ?? NaN));
      lines.push(batch.lineOf(row));
      texts.push(batch.recordOf(row).text);
    }
    ragged.push(...batch.ragged.map(({ row }) => batch.lineOf(row)));
    malformed = batch.malformed?.word;
  }
  return { first: records.first, rows, lines, texts, ragged, malformed };
}

const plain = fc.constantFrom("1", "-2.5", "x", "é💧", "", " 7 ", "1e3", "0.1234567890123456");
const inQuotes = fc.array(fc.constantFrom("a", '""', ",", ";", "\n", "\r\n", " ", "3"), { maxLength: 4 }).map((parts) => `"${parts.join("")}"`);

test("random cells, quoted or not, in pieces of any size", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 4 }).chain((columns) => fc.array(fc.array(fc.oneof({ weight: 3, arbitrary: plain }, inQuotes), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 })),
      fc.constantFrom("\n", "\r\n", "\r"), fc.boolean(), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 8, max: 80 }),
      async (cells, end, ends, piece, room) => {
        const head = cells[0]?.map((_, k) => `c${k}`) ?? [];
        const text = [head, ...cells].map((row) => row.join(",")).join(end) + (ends ? end : "");
        const lines = text.replace(/\r\n?/g, "\n");
        const expected = Papa.parse<string[]>(lines, { delimiter: ",", newline: "\n" }).data.filter((row) => row.length > 1).slice(1);
        const found = await read(text, { delimiter: "," }, { piece, room });
        const asCell = (cell: string): number | string => (/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e\d+)?\s*$/.test(cell) ? Number(cell) : `<${cell}>`);
        expect(found.rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell.replace(/\r\n?/g, "\n") : cell)))).toEqual(expected.map((row) => row.map(asCell)));
        expect(found.malformed).toBeUndefined();
        found.lines.forEach((line, row) => expect(lines.split("\n").slice(line - 1).join("\n").startsWith((found.texts[row] ?? "").replace(/\r\n?/g, "\n"))).toBe(true));
      },
    ),
    { numRuns: 600 },
  );
});

test("lines are counted through blank lines, comments and line ends in quotes", async () => {
  const { rows, lines } = await read('# made by hand\n\na,b\n1,2\n\n# more\n3,"4\n\n"\r\n5,6', { comment: "#" });
  expect(rows).toEqual([[1, 2], [3, 4], [5, 6]]);
  expect(lines).toEqual([4, 7, 10]);
});

test("any number of blanks separates cells", async () => {
  const { first, rows } = await read("  a\tb   c \n 1  2\t 3\n\n  \n4 5 6  \n", { delimiter: "blanks" });
  expect(first).toEqual(["a", "b", "c"]);
  expect(rows).toEqual([[1, 2, 3], [4, 5, 6]]);
});

test("a comma before the decimals, and groups of three digits", async () => {
  expect((await read("a;b\n1,5;1.234,25\n-0,5;12\n", { delimiter: ";", decimal: ",", thousands: "." })).rows).toEqual([[1.5, 1234.25], [-0.5, 12]]);
  expect((await read('a,b\n"1,234.5",7\n', { thousands: "," })).rows).toEqual([[1234.5, 7]]);
});

test("rows of another length are listed, and so are quotes that do not fit", async () => {
  const { ragged, rows } = await read("a,b\n1,2\n3\n4,5,6\n7,8\n");
  expect(ragged).toEqual([3, 4]);
  expect(rows[3]).toEqual([7, 8]);
  expect((await read('a,b\n1,2\n3,"4\n5,6\n')).malformed).toBe("unclosedQuotes");
  expect((await read('a,b\n1,2\n"3"4,5\n')).malformed).toBe("textAfterQuotes");
});

test("in a file of one column a blank line between others is a row", async () => {
  expect((await read("a\n1\n\n2\n\n\n")).rows).toEqual([[1], ["<>"], [2]]);
  expect((await read("\n\na\n\n1\n")).rows).toEqual([["<>"], [1]]);
});

test("a record longer than what is read at a time", async () => {
  const long = "9".repeat(500);
  expect((await read(`a,b\n1,"${long}"\n2,3\n`, {}, { piece: 50, room: 32 })).rows).toEqual([[1, `<${long}>`], [2, 3]]);
});
