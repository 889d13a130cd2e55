/** Texts in which no two declarations have one name, as the server resolves names: what a use means then depends on no rule about scopes. */
import { analyze, type CheckedModel } from "../../src/index.ts";
import { namesOf } from "../../src/lsp/names/declarations.ts";
import type { NamedThing, NameKind } from "../../src/lsp/names/symbols.ts";
import type { Resolve } from "../../src/load.ts";

/** A suffix of names, which the texts do not contain. */
const mark = /_q\d+z/g;

/** Texts by the names of their files. */
export type Texts = ReadonlyMap<string, string>;

/** Gives files to those that import them. */
export function resolveIn(texts: Texts): Resolve {
  return (name) => {
    const text = texts.get(name);
    return text === undefined ? undefined : { name, text };
  };
}

/** A place of a name. */
export interface Use {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** Where its declaration is. */
  readonly meant: string;
  readonly name: string;
  readonly kind: NameKind;
}

/** Each place with what the server says of it; nothing of definitions of other files, nor of words of the language. */
export function usesIn(texts: Texts): readonly Use[] {
  const placeOf = ({ name, span: { source, start } }: NamedThing): string => JSON.stringify([source.name, start, name]);
  return [...texts].flatMap(([file, text]) => {
    const own = namesOf(analyze(text, { fileName: file, resolve: resolveIn(texts) })).occurrences.filter(({ thing }) => thing.isWord !== true && texts.has(thing.span.source.name));
    // The last is the answer about a place.
    return [...new Map(own.map(({ span: { start, end }, thing }) => [start, { file, start, end, meant: placeOf(thing), name: thing.name, kind: thing.kind }])).values()].sort((a, b) => a.start - b.start);
  });
}

/** Gives each declaration a name of its own. */
export function distinct(texts: Texts, uses: readonly Use[]): Texts {
  const numbers = new Map([...new Set(uses.map(({ meant }) => meant))].map((meant, i) => [meant, i]));
  return new Map([...texts].map(([file, text]) => {
    const own = uses.filter((use) => use.file === file);
    const parts = own.map(({ start, name, meant }, i) => `${text.slice(own[i - 1]?.end ?? 0, start)}${name}_q${numbers.get(meant) ?? ""}z`);
    return [file, parts.join("") + text.slice(own.at(-1)?.end ?? 0)];
  }));
}

/** As `distinct` had it before. */
export function unmarked(text: string): string {
  return text.replace(mark, "");
}

/**
 * All of a model but the places of its source, with the names before they were made distinct. Terms and factors are in the order of hashes of names, and indices
 * are numbered as they come: here terms are sorted, and indices numbered after that.
 */
export function plain(model: CheckedModel): string {
  const numbers = new Map<string, number>();
  return plainOf(model).replace(/#\d+/g, (id) => {
    numbers.set(id, numbers.get(id) ?? numbers.size);
    return `#${numbers.get(id) ?? ""}`;
  });
}

const left: ReadonlySet<string> = new Set(["span", "source", "origin", "place", "key", "shape", "line", "nextIndex"]);

function plainOf(value: unknown, field = ""): string {
  if (value instanceof Map || value instanceof Set) return plainOf([...value]);
  if (Array.isArray(value)) {
    const parts = value.map((part) => plainOf(part));
    return `[${(field === "terms" || field === "factors" ? parts.sort((a, b) => (a.replace(/#\d+/g, "") < b.replace(/#\d+/g, "") ? -1 : 1)) : parts).join(", ")}]`;
  }
  if (typeof value === "string") return JSON.stringify(unmarked(value));
  if (typeof value !== "object" || value === null) return field === "id" ? `#${String(value)}` : String(value);
  return `{${Object.entries(value).filter(([key]) => !left.has(key)).map(([key, of]: [string, unknown]) => `${key}: ${plainOf(of, key)}`).join(", ")}}`;
}
