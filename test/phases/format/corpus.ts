/** Files that parse, and what the formatter must keep of a file. */
import { readdirSync, readFileSync } from "node:fs";
import { Report } from "../../../src/diagnostics/report.ts";
import type { File } from "../../../src/ir/ast/types.ts";
import { format } from "../../../src/phases/format/format.ts";
import { parse } from "../../../src/phases/parse/parse.ts";
import { sourceFile } from "../../../src/source/source.ts";
import { sampled, sampleOf } from "../../errors/samples.ts";

interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

const files: readonly string[] = ["src/std", "examples", "test/phases/format/samples"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((path) => (path.endsWith(".nn") ? [`${folder}/${path}`] : [])),
);

const samples: readonly CorpusFile[] = sampled.flatMap((code) =>
  [...sampleOf(code)].flatMap(([name, text]) => (name.endsWith(".nn") && name !== "wrong.nn" ? [{ name: `${code} ${name}`, text }] : [])),
);

/** Names and texts of the library, the examples, and the fixed samples of the diagnostics. */
export const corpus: readonly CorpusFile[] = [...files.map((path) => ({ name: path, text: textOf(path) })), ...samples];

export function textOf(path: string): string {
  return readFileSync(path, "utf8");
}

/** The tree of a text; `undefined` where it has faults. */
export function read(text: string): File | undefined {
  const report = new Report();
  const file = parse(sourceFile("test.nn", text), report);
  return report.failed ? undefined : file;
}

export function formatted(text: string): string {
  const file = read(text);
  if (file === undefined) throw new Error(`does not parse:\n${text}`);
  return format(file);
}

/** What a file says, without where it says it; comments of inputs, outputs, fields and weights only where they are asked for. */
export function meaning(file: File, fields = true): string {
  const inside = JSON.stringify(file.declarations.map((d) => ({ ...d, doc: undefined })), (key, value: unknown) => (key === "span" || (key === "doc" && !fields) ? undefined : value));
  return JSON.stringify(file.declarations.map(({ doc }) => doc)) + inside;
}

/** The words and signs of a text, spaces and comments left out. */
export function tokensOf(text: string): string[] {
  return text.match(/\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?|\w+|\.\.|->|[<>=!]=|\S/g) ?? [];
}
