/** The small Python-side form between equations and text: expressions with their binding strength, and statements. */

/** How tightly a Python operator binds, from loosest to tightest; `&` and `|` bind more tightly than comparisons. */
export const binds = { conditional: 0, comparison: 1, bitOr: 2, bitAnd: 3, sum: 4, product: 5, unary: 6, power: 7, atom: 8 } as const;
export type Binds = (typeof binds)[keyof typeof binds];

export interface Code {
  readonly text: string;
  readonly binds: Binds;
}

export type Statement =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "comment"; readonly text: string }
  | { readonly kind: "block"; readonly head: string; readonly body: readonly Statement[] };

export function atom(text: string): Code {
  return { text, binds: binds.atom };
}

/** The text, in parentheses if it binds less tightly than `needed`. */
export function within({ text, binds: own }: Code, needed: Binds): string {
  return own < needed ? `(${text})` : text;
}

export function line(text: string): Statement {
  return { kind: "line", text };
}

export function block(head: string, body: readonly Statement[]): Statement {
  return { kind: "block", head, body };
}

/** Lines of text, indented by four spaces a level. */
export function print(statements: readonly Statement[], level = 0): readonly string[] {
  const indent = "    ".repeat(level);
  return statements.flatMap((s): readonly string[] => {
    switch (s.kind) {
      case "line": return [s.text === "" ? "" : indent + s.text];
      case "comment": return [`${indent}# ${s.text}`];
      case "block": return [`${indent}${s.head}:`, ...print(s.body.length === 0 ? [line("pass")] : s.body, level + 1)];
    }
  });
}

export function withoutComments(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((s): readonly Statement[] => (s.kind === "comment" ? [] : s.kind === "block" ? [{ ...s, body: withoutComments(s.body) }] : [s]));
}

/** A number as Python reads it. */
export function number(x: number): Code {
  const text = x === Infinity ? "math.inf" : x === -Infinity ? "-math.inf" : Number.isNaN(x) ? "math.nan" : Object.is(x, -0) ? "0" : String(x);
  return { text, binds: x < 0 ? binds.unary : binds.atom };
}
