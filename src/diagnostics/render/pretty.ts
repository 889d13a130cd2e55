/** Diagnostics for people: the message, a frame of the code, notes with frames of their own, and what to write instead. */
import { positionOf, type Span } from "../../source/source.ts";
import type { Diagnostic, Fix } from "../diagnostic.ts";
import { printable } from "./columns.ts";
import { excerpt, frameOf, lineText } from "./frame.ts";

type Paint = (style: "error" | "warning" | "note" | "help" | "dim" | "bold", text: string) => string;

const codes = { error: "31;1", warning: "33;1", note: "36;1", help: "32;1", dim: "34", bold: "1" } as const;

export function renderPretty(diagnostics: readonly Diagnostic[], color: boolean): string {
  const paint: Paint = (style, text) => (color ? `\u001b[${codes[style]}m${text}\u001b[0m` : text);
  return diagnostics.map((d) => renderOne(d, paint)).join("\n");
}

function renderOne(d: Diagnostic, paint: Paint): string {
  const lines = [`${paint(d.severity, `${d.severity} ${d.code}`)}${paint("bold", `: ${printable(d.message)}`)}`, ...frame(d.span, paint, d.severity)];
  for (const note of d.notes) {
    lines.push(`${paint("note", "note")}: ${printable(note.message)}`);
    if (note.span !== undefined) lines.push(...frame(note.span, paint, "note"));
  }
  for (const fix of d.fixes) lines.push(...help(fix, paint));
  return `${lines.join("\n")}\n`;
}

function frame(span: Span, paint: Paint, style: "error" | "warning" | "note"): readonly string[] {
  const { line, column } = positionOf(span.source, span.start);
  const rows = frameOf(span);
  const gutter = Math.max(...rows.map((r) => String(r.number ?? "").length));
  const bar = paint("dim", "|");
  const out = [`${" ".repeat(gutter)}${paint("dim", "-->")} ${printable(span.source.name)}:${line}:${column}`];
  for (const { number, text, mark } of rows) {
    out.push(`${paint("dim", String(number ?? "").padStart(gutter))} ${bar} ${text}`.trimEnd());
    if (mark !== undefined) out.push(`${" ".repeat(gutter)} ${bar} ${paint(style, mark)}`);
  }
  return out;
}

/** The line as it would read with the fix; one over several lines is only told. */
function help({ title, edits }: Fix, paint: Paint): readonly string[] {
  const label = `${paint("help", "help")}: ${printable(title)}`;
  const [first, ...more] = edits.toSorted((a, b) => a.span.start - b.span.start);
  if (first === undefined) return [label];
  const { source, start } = first.span;
  const { line, column } = positionOf(source, start);
  const code = lineText(first.span, line);
  const from = start - column + 1;
  if ([first, ...more].some(({ span, text }) => span.source !== source || span.end > from + code.length || text.includes("\n"))) return [label];
  const edited = [...more.toReversed(), first].reduce((text, { span, text: write }) => text.slice(0, span.start - from) + write + text.slice(span.end - from), code);
  return [label, `${paint("dim", String(line))} ${paint("dim", "|")} ${excerpt(edited, column - 1)}`.trimEnd()];
}
