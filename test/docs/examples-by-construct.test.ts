/** The programs of docs/examples-by-construct.md compile, and its table names each of them. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check, render } from "../../src/index.ts";

const folder = "test/examples-missing";
const files = readdirSync(folder).filter((name) => name.endsWith(".nn")).sort();
const page = readFileSync("docs/examples-by-construct.md", "utf8");

test.each(files)("%s has neither error nor warning", (name) => {
  const { models, diagnostics } = check(readFileSync(`${folder}/${name}`, "utf8"), { fileName: name });
  expect(render(diagnostics, "pretty")).toBe("");
  expect(models.length).toBeGreaterThan(0);
});

describe("the table", () => {
  const rows = page.split("\n").filter((line) => /^\| [^|]+ \| [^|]+ \| (written|workaround|not) \|/.test(line));

  test("names each program, and none that is missing", () => {
    const named = [...page.matchAll(/examples-missing\/([\w-]+\.nn)\)/g)].map(([, name = ""]) => name);
    expect([...new Set(named)].sort()).toEqual(files);
  });

  test("counts its rows as the sentence above it does", () => {
    const count = (verdict: string): number => rows.filter((row) => row.includes(`| ${verdict} |`)).length;
    expect(page).toContain(`Of the ${rows.length} rows, ${count("written")} are written now, ${count("workaround")} by a workaround, ${count("not")} not at all.`);
  });
});
