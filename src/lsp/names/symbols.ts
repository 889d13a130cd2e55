/** What names of a file mean: an occurrence for each name, with the place of its declaration. */
import type { Analysis, Definition, Keyword } from "../../index.ts";
import type { Parameter } from "../../ir/ast/types.ts";
import type { Span } from "../../source/source.ts";

export type NameKind = Keyword | "parameter" | "input" | "output" | "value" | "shared" | "number" | "array" | "size" | "index" | "pack" | "field" | "setting";

export interface NamedThing {
  readonly name: string;
  readonly kind: NameKind;
  /** The name in its declaration, in whatever file that is. */
  readonly span: Span;
  /** Of what has no whole declaration. */
  readonly doc?: string;
  /** The whole declaration, of what has one. */
  readonly definition?: Definition;
  /** A word of the language in this place: it cannot have another name. */
  readonly isWord?: true;
  /** The declaration that a parameter or an array belongs to, or whose call gave the value. */
  readonly of?: Definition;
}

export interface Occurrence {
  readonly span: Span;
  readonly thing: NamedThing;
}

/** Names that statements see, innermost first. */
export class Scope {
  readonly #names = new Map<string, NamedThing>();
  readonly #outer: Scope | undefined;

  constructor(outer?: Scope) {
    this.#outer = outer;
  }

  declare(thing: NamedThing): void {
    this.#names.set(keyOf(thing.name, thing.kind), thing);
  }

  find(name: string, kind?: "pack"): NamedThing | undefined {
    return this.#names.get(keyOf(name, kind)) ?? this.#outer?.find(name, kind);
  }

  /** All names that are seen. */
  get all(): readonly NamedThing[] {
    const own = [...this.#names.values()];
    return [...own, ...(this.#outer?.all.filter((t) => !this.#names.has(keyOf(t.name, t.kind))) ?? [])];
  }
}

/** `..s` and `s` are two names. */
function keyOf(name: string, kind: NameKind | undefined): string {
  return kind === "pack" ? `..${name}` : name;
}

/** Collects occurrences, and the scope of each body for what is asked inside of it. */
export class Names {
  readonly occurrences: Occurrence[] = [];
  readonly bodies: { readonly span: Span; readonly scope: Scope }[] = [];
  readonly analysis: Analysis;

  constructor(analysis: Analysis) {
    this.analysis = analysis;
  }

  add(span: Span, thing: NamedThing | undefined): void {
    if (thing !== undefined) this.occurrences.push({ span, thing });
  }

  declare(scope: Scope, thing: NamedThing): void {
    scope.declare(thing);
    this.add(thing.span, thing);
  }

  definition(keywords: readonly Keyword[], name: string): NamedThing | undefined {
    for (const keyword of keywords) {
      const found = this.analysis.find(keyword, name);
      if (found !== undefined) return thingOf(found);
    }
    return undefined;
  }
}

export function thingOf(definition: Definition): NamedThing {
  return { name: definition.name.text, kind: keywordOf(definition), span: definition.name.span, definition };
}

/** A loss and a metric compare with the second parameter where it is called `target`, and calls name any second value so. */
export function parameterThing(of: Definition, { name: { text: name, span } }: Parameter): NamedThing {
  const isTarget = of.kind === "function" && (of.keyword === "loss" || of.keyword === "metric") && name === "target" && of.parameters[1]?.name.span === span;
  return { name, kind: "parameter", span, of, ...(isTarget && { isWord: true }) };
}

function keywordOf(definition: Definition): Keyword {
  switch (definition.kind) {
    case "chain": case "function": return definition.keyword;
    case "layer": return "layer";
    case "optimizer": return "optimizer";
  }
}

/** Whether two names mean the same. */
export function isSame(a: NamedThing, b: NamedThing): boolean {
  return a.span.start === b.span.start && a.span.source.name === b.span.source.name && a.name === b.name;
}
