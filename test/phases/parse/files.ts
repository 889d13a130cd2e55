import { readdirSync, readFileSync } from "node:fs";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { Report } from "../../../src/diagnostics/report.ts";
import type { File } from "../../../src/ir/ast/types.ts";
import { parse } from "../../../src/phases/parse/parse.ts";
import { positionOf, sourceFile } from "../../../src/source/source.ts";
import { exampleFiles } from "../../../tools/examples.ts";

export interface Parsed {
  readonly file: File;
  readonly diagnostics: readonly Diagnostic[];
}

export function parsed(text: string, name = "test.nn"): Parsed {
  const report = new Report();
  return { file: parse(sourceFile(name, text), report), diagnostics: report.diagnostics };
}

/** Each fault as `code line:column [text at its span]`, in the order of the text. */
export function faults(text: string): readonly string[] {
  return [...parsed(text).diagnostics].sort((a, b) => a.span.start - b.span.start).map(({ code, span }) => {
    const { line, column } = positionOf(span.source, span.start);
    return `${code} ${line}:${column} [${text.slice(span.start, span.end)}]`;
  });
}

/** The text with every fix applied. */
export function fixed(text: string): string {
  const edits = parsed(text).diagnostics.flatMap((d) => d.fixes[0]?.edits ?? []);
  return [...edits].sort((a, b) => b.span.start - a.span.start).reduce((t, { span, text: put }) => t.slice(0, span.start) + put + t.slice(span.end), text);
}

/** All `.nn` files of the standard library and the examples. */
export const valid: readonly { readonly name: string; readonly text: string }[] = [
  ...readdirSync("src/std", { recursive: true, encoding: "utf8" }).map((f) => `src/std/${f}`),
  ...exampleFiles,
].filter((f) => f.endsWith(".nn")).map((name) => ({ name, text: readFileSync(name, "utf8") }));
