/** Files that are written otherwise, as the model says. */
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { folder } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

const model = (source: string): string => `model Haus {
  input haus: { "Größe" as size, zimmer, lage: oneHot("außen", "innen") }
  standardize
  dense(1)
  output preis: [1]
  loss meanSquaredError
  train { data: ${source} epochs: 1 batch: 2 }
}
`;

const text = "# von Hand\nGröße;zimmer;lage;preis\n45,5;2;außen;100.000,50\n60;-9;innen;120.000\n70,25;3;innen;150.000\n81;4;außen;190.000\n";
const options = 'delimiter: ";", decimal: ",", thousands: ".", comment: "#", missing: ["-9"], encoding: "latin1"';

test.each([
  ["as they are", Buffer.from(text, "latin1")],
  ["compressed by gzip", gzipSync(Buffer.from(text, "latin1"))],
])("semicolons, decimal commas, groups of digits, comments and Latin-1, %s", async (_name, bytes) => {
  const path = files.write("haus.nn", model(`csv("haus.csv", ${options})`));
  writeFileSync(path.replace(/nn$/, "csv"), bytes);
  const { ran, weights } = await files.train("haus.nn");
  expect(ran.code).toBe(0);
  expect(ran.err).toContain("3 examples");
  expect(ran.err).toContain("1 of 4 rows");
  const predicted = await nnc(["predict", path, "--weights", weights, "--data", path.replace(/nn$/, "csv")]);
  const lines = predicted.out.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as { line?: number; reason?: string }).map(({ line, reason }) => [line, reason])).toEqual([[undefined, undefined], [4, "`zimmer` is missing"], [undefined, undefined], [undefined, undefined]]);
});

test("a missing value that is a number is missing however it is written, with a decimal comma, too", async () => {
  const path = files.write("luft.nn", `model Luft {
  input luft: { co: missing(mean), no }
  dense(1)
  output ozon: [1]
  loss meanSquaredError
  train { data: csv("luft.csv", decimal: ",", missing: ["-200", "-9,5"]) epochs: 1 batch: 2 }
}
`);
  writeFileSync(path.replace(/nn$/, "csv"), "co;no;ozon\n1,5;2;3\n-200,0;2;4\n-200;3;5\n2;-9,50;4\n2;4;-2,00e2\n2,5;1;6\n");
  const { ran } = await files.train("luft.nn");
  expect(ran.code).toBe(0);
  expect(ran.err).toContain("2 of 6 rows");
  expect(ran.err).toContain("4 examples");
});

test("without the encoding the file is told to need one", async () => {
  const path = files.write("ohne.nn", model('csv("ohne.csv", delimiter: ";")'));
  writeFileSync(path.replace(/nn$/, "csv"), Buffer.from(text, "latin1"));
  const { code, out, err } = await nnc(["check", path]);
  expect(code).toBe(1);
  expect(out + err).toContain('it is not written in UTF-8: name its encoding, as in `csv("…", encoding: "latin1")`');
});

const databases = fileURLToPath(new URL("../data/files/", import.meta.url));

test.skipIf(process.getBuiltinModule("node:sqlite") === undefined)("a table of an SQLite database", async () => {
  const path = files.write("lager.nn", `model Lager {
  input x: { id, "the kind" as kind: oneHot("low", "high"), gap: missing(mean) }
  standardize
  dense(1)
  output a: [1]
  loss meanSquaredError
  train { data: file("lager.db", table: "measures") epochs: 1 }
}
`);
  copyFileSync(join(databases, "one.db"), path.replace(/nn$/, "db"));
  const { ran } = await files.train("lager.nn");
  expect(ran.err).toContain("300 examples");
  expect(ran.code).toBe(0);
  copyFileSync(join(databases, "several.db"), path.replace(/nn$/, "db"));
  const other = await nnc(["check", path]);
  expect(other.code).toBe(1);
  expect(other.out + other.err).toContain('it has no table `measures`, and has `Flowers`, `a "table"`, `wide`');
});
