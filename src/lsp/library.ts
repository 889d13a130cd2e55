/** The standard library with its documentation, which the compiler for pages is bundled without; the lines of both are the same. */
import { library } from "../std/library.ts";
import type { Definition } from "../index.ts";
import type { SourceFile } from "../source/source.ts";

/** The file as people read it. */
export function documentedText({ name, text }: SourceFile): string {
  return library.find(({ file }) => file === name)?.text ?? text;
}

/** The `///` comment of a definition, without the slashes. */
export function documentationOf({ doc, name: { text: name }, span: { source } }: Definition): string | undefined {
  if (doc !== undefined || source.library !== true) return doc;
  const lines = documentedText(source).split("\n");
  const at = lines.findIndex((line) => new RegExp(`^\\w+ +${name}\\b`).test(line));
  let first = at;
  while (first > 0 && lines[first - 1]?.startsWith("///") === true) first--;
  return first >= at ? undefined : lines.slice(first, at).map((line) => line.replace(/^\/\/\/ ?/, "")).join("\n");
}
