/** What statements and declarations share: assignments, and blocks in braces. */
import type { Expression } from "../../ir/ast/expression.ts";
import { layOut, type Unit } from "./block.ts";
import { type Comments, textOf } from "./comments.ts";
import { type Doc, group, indent, join, line, print, step } from "./doc.ts";
import { bare } from "./expression.ts";

/** What printing hands down: the comments and the columns that are left. */
export interface Context {
  readonly comments: Comments;
  readonly width: number;
}

/**
 * `head = value`: on one line; or the value on the next, where it fits there; or broken in itself. `after` is where the head ends, at most.
 */
export function assignment(head: Doc, after: number, value: Expression, { comments, width }: Context): Doc {
  const start = value.span.start;
  if (comments.pending(start)) {
    const trail = comments.trail(after, start);
    return group(head, " =", trail, indent(line, group(bare(value, comments))));
  }
  const doc = group(bare(value, comments));
  const flat = print(doc, Infinity);
  const below = flat.length === 1 && (flat[0] ?? "").length + step <= width;
  const operators = (value.kind === "binary" && value.operator !== "^") || value.kind === "conditional";
  return below || operators ? join(head, group(" =", indent(line, doc))) : join(head, " = ", doc);
}

/** `head { … }` over several lines; the closing brace is the last character of what ends at `end`. */
export function braced(head: readonly string[], after: number, units: readonly Unit[], end: number, { comments, width }: Context): string[] {
  const open = comments.find("{", after);
  const close = end - 1;
  const [stray, ...more] = comments.before(open);
  const own = more.map((comment): string => `  ${textOf(comment)}`);
  const comment = stray ?? comments.sameLine(open, units[0]?.start ?? close);
  const ended = `${head.at(-1) ?? ""} {${comment === undefined ? "" : `  ${textOf(comment)}`}`;
  const inside = layOut(units, Math.max(open + 1, comment?.span.end ?? 0), close, comments, width - step);
  if (comment === undefined && inside.length === 0) return [...head.slice(0, -1), `${ended}}`];
  return [...head.slice(0, -1), ended, ...own, ...inside.map(indented), "}"];
}

function indented(text: string): string {
  return text === "" ? "" : " ".repeat(step) + text;
}
