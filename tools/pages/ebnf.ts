/** The syntax as EBNF in the notation of the W3C. */
import type { Production, Syntax } from "../../src/phases/parse/productions.ts";

const head = `/*
 * The syntax of .nn, printed from the parser by \`npm run generate\`; in the notation of the W3C:
 * ? at most one, * any number, + at least one, | either. White space and comments stand between tokens:
 * // to the end of the line, and /// before what it documents.
 */
`;

export function ebnf({ rules, lexical }: Syntax): string {
  const width = Math.max(...rules.map((r) => r.name.length));
  const rule = (name: string, text: string): string => `${name.padEnd(width)} ::= ${text}\n`;
  const syntactic = rules.map(({ name, production }) => rule(name, top(production, width)));
  return [head, ...syntactic, "\n/* Matched as regular expressions. */\n", ...lexical.map(({ name, pattern }) => rule(name, `/${pattern}/`))].join("");
}

/** Alternatives of a rule each on a line, words in lines of a bearable length. */
function top(p: Production, width: number): string {
  if (p.kind !== "choice") return text(p);
  const parts = p.parts.map((part) => text(part));
  const line = `\n${" ".repeat(width)}   | `;
  if (!p.parts.every((part) => part.kind === "terminal") || parts.length < 8) return parts.join(line);
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last === undefined || last.length + part.length > 90) lines.push(part);
    else lines[lines.length - 1] = `${last} | ${part}`;
  }
  return lines.join(line);
}

function text(p: Production): string {
  switch (p.kind) {
    case "terminal": return `"${p.text}"`;
    case "rule": return p.name;
    case "sequence": return p.parts.map((q) => (q.kind === "choice" ? `(${text(q)})` : text(q))).join(" ");
    case "choice": return p.parts.map(text).join(" | ");
    case "optional": return `${single(p.part)}?`;
    case "repeated": return `${single(p.part)}${p.least === 0 ? "*" : "+"}`;
    case "list": {
      const all = `${single(p.part)} ("," ${single(p.part)})*${p.trailing ? " \",\"?" : ""}`;
      return p.least === 0 ? `(${all})?` : all;
    }
  }
}

function single(p: Production): string {
  return p.kind === "terminal" || p.kind === "rule" ? text(p) : `(${text(p)})`;
}
