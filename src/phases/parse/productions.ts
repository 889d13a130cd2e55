/** The grammar as data, read off the parser: what the grammar's pages are printed from. Tokens that are accepted and reported are left out. */
import type { ISerializedGast } from "chevrotain";
import { slipped } from "./grammar-base.ts";
import { Grammar } from "./grammar.ts";
import { From, Identifier, Name, NumberToken, Reserved, StringToken, words } from "./tokens.ts";

export type Production =
  /** A word or sign as it is written. */
  | { readonly kind: "terminal"; readonly text: string }
  | { readonly kind: "rule"; readonly name: string }
  | { readonly kind: "sequence"; readonly parts: readonly Production[] }
  | { readonly kind: "choice"; readonly parts: readonly Production[] }
  | { readonly kind: "optional"; readonly part: Production }
  | { readonly kind: "repeated"; readonly part: Production; readonly least: 0 | 1 }
  /** Elements with commas between them; `trailing`: a comma may follow the last. */
  | { readonly kind: "list"; readonly part: Production; readonly least: 0 | 1; readonly trailing: boolean };

export interface SyntaxRule {
  readonly name: string;
  readonly production: Production;
}

/** A token that is no word and no sign, by the expression that matches it. */
export interface LexicalRule {
  readonly name: string;
  readonly pattern: string;
}

export interface Syntax {
  readonly rules: readonly SyntaxRule[];
  readonly lexical: readonly LexicalRule[];
}

export function syntax(): Syntax {
  const recorded: readonly Serialized[] = new Grammar(true).getSerializedGastProductions();
  const read = recorded.map((rule) => ({ name: rule.name ?? "", production: sequence(rule.definition ?? []) }));
  // A rule of one word or name is inlined.
  const short = new Map(read.flatMap(({ name, production }) => (isShort(production) ? [[name, production] as const] : [])));
  const rules = read.filter((r) => !short.has(r.name)).map(({ name, production }) => ({ name, production: written(production, short) }));
  const named = [...rules.filter((r) => r.name === "declaration"), ...rules.filter((r) => r.name !== "declaration")];
  return {
    rules: [
      { name: "file", production: { kind: "repeated", part: { kind: "rule", name: "declaration" }, least: 0 } },
      ...named,
      { name: "Name", production: choice([{ kind: "rule", name: "Identifier" }, { kind: "terminal", text: From.name }]) },
      { name: Reserved.name, production: choice(Object.keys(words).map((text) => ({ kind: "terminal", text }))) },
    ],
    lexical: [Identifier, NumberToken, StringToken].map(({ name, PATTERN }) => ({ name, pattern: PATTERN instanceof RegExp ? PATTERN.source : "" })),
  };
}

/** With what chevrotain's type of its serialized form leaves out. */
interface Serialized {
  readonly type: ISerializedGast["type"];
  readonly definition?: readonly Serialized[];
  readonly name?: string;
  readonly terminalLabel?: string;
  /** The text of a word or sign, or the source of an expression. */
  readonly pattern?: string;
}

const nothing: Production = { kind: "sequence", parts: [] };

function production(node: Serialized): Production {
  const inner = (): Production => sequence(node.definition ?? []);
  switch (node.type) {
    case "Terminal": return node.terminalLabel === slipped.LABEL ? nothing : terminal(node);
    case "NonTerminal": return { kind: "rule", name: node.name ?? "" };
    case "Alternation": return choice((node.definition ?? []).map(production).filter((p) => !isNothing(p)));
    case "Option": return isNothing(inner()) ? nothing : { kind: "optional", part: inner() };
    case "Repetition": return repeated(inner(), 0);
    case "RepetitionMandatory": return repeated(inner(), 1);
    case "RepetitionWithSeparator": return { kind: "list", part: inner(), least: 0, trailing: false };
    case "RepetitionMandatoryWithSeparator": return { kind: "list", part: inner(), least: 1, trailing: false };
    case "Alternative": case "Rule": return inner();
  }
}

/** Tokens with a written form of their own are shown by it, the others by their name. */
function terminal(node: Serialized): Production {
  return [Name, Reserved, Identifier, NumberToken, StringToken].some((t) => t.name === node.name)
    ? { kind: "rule", name: node.name ?? "" }
    : { kind: "terminal", text: node.pattern ?? "" };
}

function isNothing(p: Production): boolean {
  return p.kind === "sequence" && p.parts.length === 0;
}

function isShort(p: Production): boolean {
  return p.kind === "terminal" || isNothing(p) || (p.kind === "rule" && /^[A-Z]/.test(p.name));
}

function sequence(nodes: readonly Serialized[]): Production {
  return joined(nodes.map(production));
}

function joined(parts: readonly Production[]): Production {
  const flat = parts.flatMap((p) => (p.kind === "sequence" ? p.parts : [p]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind: "sequence", parts: flat };
}

function choice(parts: readonly Production[]): Production {
  const [only] = parts;
  return parts.length === 0 ? nothing : parts.length === 1 && only !== undefined ? only : { kind: "choice", parts };
}

/** The parser's lists repeat an element and a comma that may be missing, and stop where it is. */
function repeated(part: Production, least: 0 | 1): Production {
  if (part.kind !== "sequence") return isNothing(part) ? nothing : { kind: "repeated", part, least };
  const [element, comma, ...more] = part.parts;
  const isList = more.length === 0 && comma?.kind === "optional" && comma.part.kind === "terminal" && comma.part.text === ",";
  return isList && element !== undefined ? { kind: "list", part: element, least, trailing: true } : { kind: "repeated", part, least };
}

/** Inlines short rules; drops the alternatives that become empty. */
function written(p: Production, short: ReadonlyMap<string, Production>): Production {
  switch (p.kind) {
    case "terminal": return p;
    case "rule": return short.get(p.name) ?? p;
    case "sequence": return joined(p.parts.map((q) => written(q, short)));
    case "choice": return choice(p.parts.map((q) => written(q, short)).filter((q) => !isNothing(q)));
    case "optional": case "repeated": case "list": {
      const part = written(p.part, short);
      return isNothing(part) ? nothing : { ...p, part };
    }
  }
}
