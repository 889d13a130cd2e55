/**
 * Which definitions a file sees: its own before those it imports, and those before the standard library's.
 *
 * In: parsed files. Out: a `Library` for each, with every clash and every missing import reported.
 */
import { variantOf } from "./variants.ts";
import { near } from "../../diagnostics/near.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Name } from "../../ir/ast/expression.ts";
import type { Declaration, File, ImportDeclaration } from "../../ir/ast/types.ts";
import { isFunction } from "./elaborate/expressions/calls.ts";
import type { Keyword, Library, Named } from "./types.ts";

/** All files of one compilation; `imported` gives the file behind an import, where there is one. */
export interface Sources {
  readonly main: File;
  imported(declaration: ImportDeclaration): File | undefined;
  readonly standard: Standard;
}

/** The standard library, each file of it parsed when the first name in it is asked for. */
export interface Standard {
  find(keyword: Keyword, name: string): { readonly declaration: Definition } | undefined;
  names(keyword: Keyword): readonly string[];
}

/** A declaration that has a name. */
export type Definition = Exclude<Declaration, ImportDeclaration>;

/** Layers, blocks and activations can all be steps of a chain, so they share one set of names. */
const chainKeywords: readonly Keyword[] = ["layer", "block", "activation"];

export function keywordOf(declaration: Definition): Keyword {
  switch (declaration.kind) {
    case "chain": case "function": return declaration.keyword;
    case "layer": return "layer";
    case "optimizer": return "optimizer";
  }
}

interface Found {
  readonly declaration: Definition;
  readonly library: Library;
}

/** Definitions by keyword and name. */
class Definitions {
  readonly #byKeyword = new Map<Keyword, Map<string, Found>>();

  get(keyword: Keyword, name: string): Found | undefined {
    return this.#byKeyword.get(keyword)?.get(name);
  }

  set(keyword: Keyword, name: string, found: Found): void {
    const byName = this.#byKeyword.get(keyword) ?? new Map<string, Found>();
    this.#byKeyword.set(keyword, byName.set(name, found));
  }

  names(keyword: Keyword): readonly string[] {
    return [...(this.#byKeyword.get(keyword)?.keys() ?? [])];
  }

  /** Every definition with its name, of all keywords. */
  get all(): readonly (readonly [string, Found])[] {
    return [...this.#byKeyword.values()].flatMap((byName) => [...byName]);
  }
}

class FileLibrary implements Library {
  readonly #definitions: Definitions;
  readonly #standard: Standard;
  readonly #standardLibrary: Library | undefined;
  readonly #missing: ReadonlySet<string>;

  constructor(definitions: Definitions, standard: Standard, standardLibrary: Library | undefined, missing: ReadonlySet<string>) {
    this.#missing = missing;
    this.#definitions = definitions;
    this.#standard = standard;
    this.#standardLibrary = standardLibrary;
  }

  #find(keyword: Keyword, name: string): Found | undefined {
    const own = this.#definitions.get(keyword, name);
    if (own !== undefined) return own;
    const standard = this.#standard.find(keyword, name);
    return standard && { declaration: standard.declaration, library: this.#standardLibrary ?? this };
  }

  layer(name: string): ReturnType<Library["layer"]> {
    const found = this.#find("layer", name);
    return found?.declaration.kind === "layer" ? { declaration: found.declaration, library: found.library } : undefined;
  }

  block(name: string): ReturnType<Library["block"]> {
    const found = this.#find("block", name);
    return found?.declaration.kind === "chain" ? { declaration: found.declaration, library: found.library } : undefined;
  }

  optimizer(name: string): ReturnType<Library["optimizer"]> {
    const found = this.#find("optimizer", name);
    return found?.declaration.kind === "optimizer" ? { declaration: found.declaration, library: found.library } : undefined;
  }

  function(keyword: Parameters<Library["function"]>[0], name: string): ReturnType<Library["function"]> {
    const found = this.#find(keyword, name);
    return found?.declaration.kind === "function" ? { declaration: found.declaration, library: found.library } : undefined;
  }

  missing(name: string): boolean {
    return this.#missing.has(name);
  }

  names(keyword: Keyword): readonly string[] {
    return [...new Set([...this.#definitions.names(keyword), ...this.#standard.names(keyword)])];
  }
}

export interface Linked {
  readonly library: Library;
  readonly models: readonly Named<Extract<Definition, { kind: "chain" }>>[];
}

/** The library of the main file, and its models. */
export function link(sources: Sources, report: Report): Linked {
  const { standard } = sources;
  const standardLibrary = new FileLibrary(new Definitions(), standard, undefined, new Set());
  const done = new Map<string, { library: Library; own: Definitions }>();

  const libraryOf = (file: File): { library: Library; own: Definitions } => {
    const known = done.get(file.source.name);
    if (known !== undefined) return known;
    const all = new Definitions();
    const own = new Definitions();
    const missing = new Set<string>();
    const result = { library: new FileLibrary(all, standard, standardLibrary, missing), own };
    done.set(file.source.name, result);
    for (const declaration of file.declarations) {
      if (declaration.kind !== "import") define(declaration, { declaration, library: result.library }, declaration.name, all, own, report);
    }
    for (const declaration of file.declarations) {
      if (declaration.kind === "import") importInto(declaration, sources, libraryOf, all, missing, report);
    }
    return result;
  };

  const { library } = libraryOf(sources.main);
  const declared = sources.main.declarations.flatMap((d) => (d.kind === "chain" && d.keyword === "model" ? [d] : []));
  const models = declared.flatMap((d) => (d.of === undefined ? [d] : variantOf(d, d.of, declared, report))).map((declaration) => ({ declaration, library }));
  return { library, models };
}

/** Functions of the language that definitions of a user may not be called by: what equations call. */
const callable: ReadonlySet<Keyword> = new Set<Keyword>(["activation", "layer", "initializer", "schedule"]);

function define(declaration: Definition, found: Found, name: Name, all: Definitions, own: Definitions | undefined, report: Report): void {
  const keyword = keywordOf(declaration);
  if (own !== undefined && callable.has(keyword) && isFunction(name.text)) report.add("definitionNamedLikeFunction", name.span, { keyword, name: name.text });
  const namespace = chainKeywords.includes(keyword) ? chainKeywords : [keyword];
  const first = namespace.map((k) => all.get(k, name.text)).find((f) => f !== undefined);
  if (first !== undefined && first.declaration !== declaration) {
    report.add("duplicateDefinition", name.span, { keyword, name: name.text }, { notes: [{ message: "first defined here", span: first.declaration.name.span }] });
    return;
  }
  all.set(keyword, name.text, found);
  own?.set(keyword, name.text, found);
}

function importInto(
  declaration: ImportDeclaration,
  sources: Sources,
  libraryOf: (file: File) => { own: Definitions },
  all: Definitions,
  missing: Set<string>,
  report: Report,
): void {
  const file = sources.imported(declaration);
  if (file === undefined) {
    report.add("fileNotFound", declaration.path.span, { path: declaration.path.value });
    for (const name of declaration.names) missing.add(name.text);
    return;
  }
  const { own } = libraryOf(file);
  for (const name of declaration.names) {
    const found = own.all.filter(([known]) => known === name.text).map(([, value]) => value);
    if (found.length === 0) {
      missing.add(name.text);
      const guess = near(name.text, own.all.map(([known]) => known));
      const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: name.span, text: guess }] }];
      report.add("unknownImport", name.span, { name: name.text, path: declaration.path.value }, { fixes });
    }
    for (const each of found) define(each.declaration, each, name, all, undefined, report);
  }
}
