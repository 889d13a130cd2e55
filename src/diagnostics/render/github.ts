/** Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines. */
import { positionOf } from "../../source/source.ts";
import type { Diagnostic } from "../diagnostic.ts";

export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(command).join("\n");
}

function command({ code, severity, message, span, notes, fixes }: Diagnostic): string {
  const from = positionOf(span.source, span.start);
  const to = positionOf(span.source, span.end);
  const properties = { file: span.source.name, line: from.line, endLine: to.line, col: from.column, endColumn: to.column, title: code };
  const text = [message, ...notes.map((n) => `note: ${n.message}`), ...fixes.map((f) => `help: ${f.title}`)].join("\n");
  return `::${severity} ${Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`).join(",")}::${data(text)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
