/** Declarations of types as data, which are printed where a module is written in TypeScript. */
import { docComment } from "./comments.ts";
import { propertyName } from "./names.ts";
import type { TypeName } from "./type-names.ts";

/** A read-only property. */
export interface Property {
  readonly kind: "property";
  readonly name: string;
  readonly optional?: boolean;
  readonly type: string;
  readonly doc?: string;
}

export interface Parameter {
  readonly name: string;
  readonly optional?: boolean;
  readonly type: string;
}

export interface Method {
  readonly kind: "method";
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: string;
  readonly doc: string;
}

export type Member = Property | Method;

/** One exported declaration: of an interface, or of another name for a type. */
export interface TypeDeclaration {
  readonly name: TypeName;
  readonly doc: string;
  readonly is: { readonly members: readonly Member[] } | { readonly type: string };
}

export function property(name: string, type: string, doc?: string): Property {
  return { kind: "property", name, type, ...(doc !== undefined && { doc }) };
}

/** `parameters`: types by name; a question mark after the name makes one optional. */
export function method(name: string, parameters: Readonly<Record<string, string>>, returns: string, doc: string): Method {
  return {
    kind: "method", name, returns, doc,
    parameters: Object.entries(parameters).map(([key, type]) => ({ name: key.replace("?", ""), type, ...(key.endsWith("?") && { optional: true }) })),
  };
}

/** The type of an object with these properties, within another type. */
export function objectType(members: readonly Property[]): string {
  return `{ ${members.map(({ name, type, doc }) => `${doc === undefined ? "" : `\n${docComment(doc)}\n`}readonly ${propertyName(name)}: ${type}`).join("; ")} }`;
}

/** Types that a declaration refers to, as text. */
export function typesOf({ is }: TypeDeclaration): string {
  if ("type" in is) return is.type;
  return is.members.map((m) => (m.kind === "property" ? m.type : [...m.parameters.map((p) => p.type), m.returns].join("\n"))).join("\n");
}
