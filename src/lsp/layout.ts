/** Folding and formatting. */
import { format } from "../index.ts";
import { type FoldingRange, FoldingRangeKind, type TextEdit } from "vscode-languageserver";
import { type Word, wordsOf } from "./words.ts";
import type { Seen } from "./workspace.ts";

/** Brackets over several lines, and comments of several lines. */
export function foldingRanges({ document }: Seen): readonly FoldingRange[] {
  const words = wordsOf(document.getText());
  const lineOf = ({ start }: Word): number => document.positionAt(start).line;
  const found: FoldingRange[] = [];
  const open: Word[] = [];
  let first: number | undefined;
  let last = -1;
  const endOfComment = (): void => {
    if (first !== undefined && last > first) found.push({ startLine: first, endLine: last, kind: FoldingRangeKind.Comment });
    first = undefined;
  };
  for (const word of words) {
    const line = lineOf(word);
    if (word.kind === "comment" && (first === undefined || line === last + 1)) {
      first ??= line;
      last = line;
      continue;
    }
    endOfComment();
    if (word.kind !== "sign") continue;
    if ("([{".includes(word.text)) open.push(word);
    if (")]}".includes(word.text)) {
      const begin = open.pop();
      if (begin !== undefined && lineOf(begin) < line - 1) found.push({ startLine: lineOf(begin), endLine: line - 1 });
    }
  }
  endOfComment();
  return found;
}

/** One edit of what differs; nothing where the text is in canonical form or does not parse. */
export async function formatted({ document, uri }: Seen): Promise<readonly TextEdit[]> {
  const before = document.getText();
  const { text } = await format(before, { fileName: uri });
  if (text === undefined || text === before) return [];
  let start = 0;
  while (start < before.length && start < text.length && before[start] === text[start]) start++;
  let end = 0;
  while (end < before.length - start && end < text.length - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end++;
  return [{ range: { start: document.positionAt(start), end: document.positionAt(before.length - end) }, newText: text.slice(start, text.length - end) }];
}
