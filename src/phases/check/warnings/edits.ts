/** Texts to leave out. */
import type { Edit } from "../../../diagnostics/diagnostic.ts";
import { type Span, span } from "../../../source/source.ts";

/** One of several parts that are separated by commas, with a comma: the one before it, or of the first the one after it. */
export function withoutOne(parts: readonly Span[], i: number): Edit {
  const [part, before, after] = [parts[i], parts[i - 1], parts[i + 1]];
  if (part === undefined) throw new RangeError(`there is no part ${i}`);
  if (before !== undefined) return { span: span(part.source, before.end, part.end), text: "" };
  return { span: after === undefined ? part : span(part.source, part.start, after.start), text: "" };
}

/** A part with the end of its line, where it is alone in its lines, and with a blank line after it at the start of a file. */
export function wholeLines({ source, start, end }: Span): Edit {
  const { text } = source;
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const rest = /^[^\S\n]*\n?/.exec(text.slice(end))?.[0] ?? "";
  if (text.slice(line, start).trim() !== "" || !rest.endsWith("\n")) return { span: span(source, start, end), text: "" };
  const blank = line === 0 ? /^\s*\n/.exec(text.slice(end + rest.length))?.[0] ?? "" : "";
  return { span: span(source, line, end + rest.length + blank.length), text: "" };
}
