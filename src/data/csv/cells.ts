/** The cells of one record of separated values, as text. */
/** The delimiter of files whose cells any number of spaces and tabs separates. */
export const blanks = "blanks";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The places of the cells of the record that begins at `from`, and where the next begins. */
export function cellsOf(text: string, from: number, delimiter: string): { readonly cells: readonly Range[]; readonly end: number } {
  const cells: Range[] = [];
  let end = from;
  for (;;) {
    const start = delimiter === blanks ? passBlanks(text, end) : end;
    if (delimiter === blanks && cells.length > 0 && isEnd(text, start)) {
      end = start;
      break;
    }
    end = cellEnd(text, start, delimiter);
    cells.push({ start, end });
    if (isEnd(text, end)) break;
    if (delimiter !== blanks) end += 1;
  }
  return { cells, end: text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length) };
}

/** What a cell says: without its quotes. */
export function unquoted(cell: string): string {
  if (!cell.startsWith('"')) return cell;
  const end = cell.trimEnd();
  return end.length > 1 && end.endsWith('"') ? end.slice(1, -1).replaceAll('""', '"') : cell;
}

function isEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === "\n" || text[at] === "\r";
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

function passBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at])) at += 1;
  return at;
}

function cellEnd(text: string, start: number, delimiter: string): number {
  let quoted = text[start] === '"';
  for (let at = quoted ? start + 1 : start; at < text.length; at++) {
    const character = text[at];
    if (character === '"' && quoted && text[at + 1] === '"') at += 1;
    else if (character === '"') quoted = false;
    else if (!quoted && (character === "\n" || character === "\r" || (delimiter === blanks ? isBlank(character) : character === delimiter))) return at;
  }
  return text.length;
}
