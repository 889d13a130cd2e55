/** The standard library with its documentation, which the compiler for pages is bundled without; the lines of both are the same. */
import type { Definition } from "../index.ts";
import type { SourceFile } from "../source/source.ts";

export class DocumentedLibrary {
  /** By the name of the file. */
  #texts: ReadonlyMap<string, string> = new Map();

  /** Before the first text is asked for: a page loads it with the first answer that shows one. */
  async load(): Promise<void> {
    if (this.#texts.size > 0) return;
    const { default: files } = await import("../std/**/*.nn?documented");
    this.#texts = new Map(files.map(({ path, text }) => [`std/${path}`, text]));
  }

  /** The text of a file by its name, `std/layers/dense.nn`; `undefined` where the library has no such file. */
  text(name: string): string | undefined {
    return this.#texts.get(name);
  }

  /** The file as people read it. */
  documented({ name, text }: SourceFile): string {
    return this.#texts.get(name) ?? text;
  }

  /** The `///` comment of a definition, without the slashes. */
  documentationOf({ doc, name: { text: name }, span: { source } }: Definition): string | undefined {
    if (doc !== undefined || source.library !== true) return doc;
    const lines = this.documented(source).split("\n");
    const at = lines.findIndex((line) => new RegExp(`^\\w+ +${name}\\b`).test(line));
    let first = at;
    while (first > 0 && lines[first - 1]?.startsWith("///") === true) first--;
    return first >= at ? undefined : lines.slice(first, at).map((line) => line.replace(/^\/\/\/ ?/, "")).join("\n");
  }
}
