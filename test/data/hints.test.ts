/** What is said of files that are not as the model says: mistakes of who reads one for the first time. */
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { oneHot, read, real, record } from "./model.ts";

async function first(text: string, values: Parameters<typeof read>[1], header?: Parameters<typeof read>[4]): Promise<Diagnostic> {
  const { diagnostics } = await read(text, values, "csv", [], header);
  const [diagnostic] = diagnostics;
  if (diagnostic === undefined) throw new Error("no diagnostic");
  return diagnostic;
}

const notesOf = ({ notes }: Diagnostic): string => notes.map(({ message }) => message).join("\n");
const car = { car: record({ mpg: real(), weight: real() }) };

describe("hints of data files", () => {
  test("a decimal comma, of which a delimiter has been said", async () => {
    expect((await first("mpg;weight\n18,5;3504,0\n", car)).message).toContain('numbers with a decimal comma are read with `decimal: ","`');
    expect((await first("mpg;weight\n1,5,6;3\n", car)).message).not.toContain("decimal comma are");
  });

  test("a file whose cells are separated by blanks", async () => {
    const diagnostic = await first("mpg  weight\n18.0  3504\n15.0  3693\n", car, undefined);
    expect(notesOf(diagnostic)).toContain('`delimiter: "blanks"`');
  });

  test("a first row of data that has a word, reported once", async () => {
    const { diagnostics } = await read(`18.0,3504,"buick"\n15.0,3693,"ford"\n`, car);
    expect(diagnostics.length).toBe(1);
    expect(diagnostics.map(notesOf).join()).toContain("the first row looks like data");
  });

  test("names for another number of columns", async () => {
    expect(notesOf(await first('18.0  3504\t"buick skylark"\n', car, ["mpg", "weight", "name"]))).toContain('it has 3 if its cells are separated otherwise: `delimiter: "blanks"`');
  });

  test("a word for a missing value", async () => {
    expect(notesOf(await first("mpg,weight\nunknown,3\n", car))).toContain('`missing: ["unknown"]`');
    expect(notesOf(await first("kind\nunknown\n", { kind: oneHot("a", "b") }))).toContain('`missing: ["unknown"]`');
    expect(notesOf(await first("kind\nc\n", { kind: oneHot("a", "b") }))).not.toContain("missing");
  });

  test("a column that is missing beside others has no such note", async () => {
    expect(notesOf(await first("mpg,wait\n1,2\n", car))).not.toContain("delimiter");
  });
});
