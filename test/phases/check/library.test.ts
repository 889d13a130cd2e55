/** Which definitions a file sees: its own, those it imports, those of the standard library. */
import { describe, expect, test } from "vitest";
import { Report } from "../../../src/diagnostics/report.ts";
import { type Definition, keywordOf, link, type Sources } from "../../../src/phases/check/library.ts";
import { parsed } from "../parse/files.ts";
import { said } from "./model.ts";

const definitionsOf = (text: string): readonly Definition[] => parsed(text).file.declarations.flatMap((d) => (d.kind === "import" ? [] : [d]));

/** Links `main.nn` with files beside it and a standard library of one text. */
function linked(main: string, files: Readonly<Record<string, string>> = {}, standard = "") {
  const trees = new Map(Object.entries(files).map(([name, text]) => [name, parsed(text, name).file]));
  const own = definitionsOf(standard);
  const sources: Sources = {
    main: parsed(main, "main.nn").file,
    imported: ({ path }) => trees.get(path.value),
    standard: {
      find: (keyword, name) => own.flatMap((declaration) => (keywordOf(declaration) === keyword && declaration.name.text === name ? [{ declaration }] : []))[0],
      names: (keyword) => own.filter((d) => keywordOf(d) === keyword).map((d) => d.name.text),
    },
  };
  const report = new Report();
  return { ...link(sources, report), report, messages: report.diagnostics.map(({ message }) => message), fixes: report.diagnostics.flatMap((d) => d.fixes.map((f) => f.title)) };
}

const f = (value: string, name = "f"): string => `activation ${name}(x) = ${value}\n`;
const valueOf = (found: { readonly declaration: { readonly span: { readonly source: { readonly text: string }; readonly start: number; readonly end: number } } } | undefined): string | undefined =>
  found && found.declaration.span.source.text.slice(found.declaration.span.start, found.declaration.span.end).split(" = ")[1];

describe("a name", () => {
  test("is the file's own before it is the standard library's", () => {
    const { library, messages } = linked(f("1"), {}, f("2") + f("3", "g"));
    expect([valueOf(library.function("activation", "f")), valueOf(library.function("activation", "g")), messages]).toEqual(["1", "3", []]);
  });

  test("that is imported hides that of the standard library", () => {
    expect(valueOf(linked('import { f } from "a.nn"', { "a.nn": f("5") }, f("2")).library.function("activation", "f"))).toBe("5");
  });

  test("that a file imports is not passed on to those that import the file", () => {
    const { library, messages } = linked('import { f } from "a.nn"', { "a.nn": 'import { f } from "b.nn"', "b.nn": f("5") });
    expect(library.function("activation", "f")).toBeUndefined();
    expect(messages).toEqual([said("unknownImport", { name: "f", path: "a.nn" })]);
  });

  test("of a definition is seen from its own file", () => {
    const { library } = linked('import { f } from "a.nn"', { "a.nn": f("g(x)") + f("x", "g") });
    expect(library.function("activation", "g")).toBeUndefined();
    expect(library.function("activation", "f")?.library.function("activation", "g")).toBeDefined();
  });

  test("of an optimizer and a loss may be one", () => {
    expect(linked("optimizer a(rate) { w = w - rate * g } loss a(y, target) = y").messages).toEqual([]);
  });
});

describe("imports of files that import each other", () => {
  test("end, and give both their names", () => {
    const { library, messages } = linked('import { f } from "a.nn"', { "a.nn": `import { g } from "b.nn"\n${f("g(x)")}`, "b.nn": `import { f } from "a.nn"\n${f("x", "g")}` });
    expect(messages).toEqual([]);
    expect(library.function("activation", "f")).toBeDefined();
  });
});

describe("a fault", () => {
  test("is a second definition of a name that steps of a chain share", () => {
    expect(linked(`${f("x")} block f() { relu }`).messages).toEqual([said("duplicateDefinition", { keyword: "block", name: "f" })]);
  });

  test("is an import of a name that the file defines, noted at the first", () => {
    const { messages, report } = linked(`import { f } from "a.nn"\n${f("x")}`, { "a.nn": f("5") });
    expect(messages).toEqual([said("duplicateDefinition", { keyword: "activation", name: "f" })]);
    expect(report.diagnostics[0]?.notes.map(({ span }) => span?.source.name)).toEqual(["main.nn"]);
  });

  test("is not the same definition, imported twice", () => {
    expect(linked('import { f } from "a.nn"\nimport { f } from "a.nn"', { "a.nn": f("5") }).messages).toEqual([]);
  });

  test("is a definition named like a function of the language", () => {
    expect(linked("activation exp(x) = x").messages).toEqual([said("definitionNamedLikeFunction", { keyword: "activation", name: "exp" })]);
  });

  test("is a file that is not found, and its names are missing without further faults", () => {
    const { library, messages } = linked('import { f, g } from "none.nn"');
    expect(messages).toEqual([said("fileNotFound", { path: "none.nn" })]);
    expect([library.missing("f"), library.missing("g"), library.missing("h")]).toEqual([true, true, false]);
  });

  test("is a misspelled import, with the name that was meant", () => {
    expect(linked('import { sofmax } from "a.nn"', { "a.nn": f("x", "softmax") }).fixes).toEqual(["write `softmax`"]);
  });
});

test("the models are those of the main file, and names for suggestions are of all files", () => {
  const { models, library } = linked(`import { f } from "a.nn"\nmodel A { relu }\nmodel B { relu }\nblock C() { relu }`, { "a.nn": `${f("x")} model Other { relu }` }, f("x", "g"));
  expect(models.map(({ declaration }) => declaration.name.text)).toEqual(["A", "B"]);
  expect(library.names("activation")).toEqual(["f", "g"]);
});
