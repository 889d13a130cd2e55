/** The documents of an editor with their analyses, each made once for a version of the texts that it depends on. */
import { type Analysis, analyze } from "../index.ts";
import type { SourceFile, Span } from "../source/source.ts";
import type { Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Files, libraryNameOf } from "./files.ts";
import { DocumentedLibrary } from "./library.ts";

/** A document with what is known of it. */
export interface Seen {
  readonly uri: string;
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly library: DocumentedLibrary;
}

interface Kept extends Seen {
  /** The texts of what it imports, by URI. */
  readonly others: ReadonlyMap<string, string | undefined>;
}

export class Workspace {
  readonly library = new DocumentedLibrary();
  readonly #files: Files;
  readonly #open: { get(uri: string): TextDocument | undefined };
  readonly #seen = new Map<string, Kept>();
  readonly #documents = new WeakMap<SourceFile, TextDocument>();
  #latest: Analysis | undefined;

  constructor(files: Files, open: { get(uri: string): TextDocument | undefined }) {
    this.#files = files;
    this.#open = open;
  }

  /** The text of a file, as the editor that holds it has it. */
  text(uri: string): string | undefined {
    return this.#open.get(uri)?.getText() ?? this.#kept(uri);
  }

  /** Gives the compiler the files that others import. */
  readonly resolve = (path: string, importer: string): { readonly name: string; readonly text: string } | undefined => {
    const name = besideOf(path, importer);
    const text = name === undefined ? undefined : this.text(name);
    return name === undefined || text === undefined ? undefined : { name, text };
  };

  /** `undefined` where there is no such file. */
  see(uri: string): Seen | undefined {
    const document = this.#open.get(uri) ?? this.#unopened(uri);
    if (document === undefined) return undefined;
    const kept = this.#seen.get(uri);
    if (kept !== undefined && kept.document.getText() === document.getText() && [...kept.others].every(([other, text]) => this.text(other) === text)) return kept;
    const others = new Map<string, string | undefined>();
    const earlier = kept?.analysis ?? this.#latest;
    const analysis = analyze(document.getText(), {
      fileName: uri,
      resolve: (path, importer) => {
        const found = this.resolve(path, importer);
        const name = besideOf(path, importer);
        if (name !== undefined) others.set(name, found?.text);
        return found;
      },
      ...(earlier !== undefined && { earlier }),
    });
    this.#latest = analysis;
    // A copy, since an editor changes the text of the document that it holds.
    const seen = { uri, document: TextDocument.create(uri, "nn", document.version, document.getText()), analysis, library: this.library, others };
    this.#seen.set(uri, seen);
    return seen;
  }

  forget(uri: string): void {
    this.#seen.delete(uri);
  }

  rangeOf({ source, start, end }: Span): Range {
    let document = this.#documents.get(source);
    if (document === undefined) {
      document = TextDocument.create(source.name, "nn", 0, source.text);
      this.#documents.set(source, document);
    }
    return { start: document.positionAt(start), end: document.positionAt(end) };
  }

  uriOf({ source }: Span): string {
    return source.library === true ? this.#files.libraryUri(source.name, this.library.documented(source)) : source.name;
  }

  #kept(uri: string): string | undefined {
    return this.#files.read(uri) ?? this.library.text(libraryNameOf(uri) ?? "");
  }

  #unopened(uri: string): TextDocument | undefined {
    const text = this.#kept(uri);
    return text === undefined ? undefined : TextDocument.create(uri, "nn", 0, text);
  }
}

/** The URI of a file that another names; `undefined` where it is none. */
export function besideOf(path: string, importer: string): string | undefined {
  try {
    return new URL(path.split("/").map(encodeURIComponent).join("/"), importer).href;
  } catch {
    return undefined;
  }
}
