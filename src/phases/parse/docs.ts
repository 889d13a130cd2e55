/** `///` comments and the declarations that they document. */
import type { Comment } from "../../ir/ast/types.ts";
import type { SourceFile, Span } from "../../source/source.ts";

/** The text of the `///` lines just before a place, without the slashes, joined by line ends. */
export function docBefore(start: number, comments: readonly Comment[], source: SourceFile): string | undefined {
  const lines: string[] = [];
  let end = start;
  for (let i = comments.length - 1; i >= 0; i--) {
    const comment = comments[i];
    if (comment === undefined || comment.span.start >= end) continue;
    if (!comment.doc || source.text.slice(comment.span.end, end).trim() !== "" || /\n\s*\n/.test(source.text.slice(comment.span.end, end))) break;
    lines.unshift(comment.text.replace(/^\/\/\/ ?/, "").trimEnd());
    end = comment.span.start;
  }
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** The documentation of one of several fields: its own, or that of the statement which it is the first of. */
export function docOfField(span: Span, statement: Span | undefined, comments: readonly Comment[]): { readonly doc?: string } {
  const doc = docBefore(span.start, comments, span.source) ?? (statement && docBefore(statement.start, comments, span.source));
  return doc === undefined ? {} : { doc };
}
