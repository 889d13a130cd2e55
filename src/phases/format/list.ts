/** Lists in brackets: on one line, or one element a line with a comma after each. Short elements share lines. */
import type { Span } from "../../source/source.ts";
import type { Comments } from "./comments.ts";
import { type Doc, group, ifBroken, indent, join, line, softLine } from "./doc.ts";

interface Style<T> {
  /** Spaces inside the brackets. */
  readonly spaced?: boolean;
  readonly short?: (element: T) => boolean;
}

/** Comments before the closing bracket are kept inside; where there are no elements, they come after it. */
export function bracketed<T extends { readonly span: Span }>(
  open: string, elements: readonly T[], close: string, comments: Comments, print: (element: T) => Doc, { spaced = false, short = () => false }: Style<T> = {},
): Doc {
  const edge = spaced ? line : softLine;
  const last = elements.at(-1);
  if (last === undefined) return `${open}${close}`;
  const closing = comments.find(close, last.span.end);
  const docs: Doc[] = [];
  let filled = false;
  elements.forEach((element, i) => {
    const lead = comments.lead(element.span.start);
    const doc = group(print(element));
    const next = elements[i + 1];
    const trail = comments.trail(element.span.end, next?.span.start ?? closing);
    const between = i === 0 ? "" : filled && lead === "" && short(element) ? group(line) : line;
    docs.push(join(between, lead, doc, next === undefined ? ifBroken(",") : ",", trail));
    filled = short(element) && trail === "";
  });
  const dangling = comments.lead(closing);
  return group(open, indent(edge, ...docs, dangling), edge, close);
}
