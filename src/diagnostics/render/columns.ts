/** The widths of text in the columns of a terminal. */

const tab = "  ";
/** East Asian wide and full-width forms, and pictographs: two columns each. */
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Combining marks, joiners and selectors of variants: none. */
const none = /\p{Mn}|\p{Me}|[\u200b\u200c\u2060\ufeff]|\u200d/u;
/** What would move the cursor, color the text or turn its direction. */
const control = /[\p{Cc}\p{Cs}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A line as it is shown, and the column at which each of its UTF-16 units begins; the last entry is where it ends. */
export interface Shown {
  readonly text: string;
  readonly columns: readonly number[];
}

/** Tabs become spaces, and what may not reach a terminal a mark. */
export function shown(line: string): Shown {
  const columns: number[] = [];
  let text = "";
  let column = 0;
  for (const character of line) {
    for (let unit = 0; unit < character.length; unit++) columns.push(column);
    const safe = character === "\t" ? tab : control.test(character) ? "\ufffd" : character;
    text += safe;
    column += character === "\t" ? tab.length : none.test(safe) ? 0 : wide.test(safe) ? 2 : 1;
  }
  return { text, columns: [...columns, column] };
}

/** Text of several lines without anything that may not reach a terminal. */
export function printable(text: string): string {
  return text.split("\n").map((line) => shown(line).text).join("\n");
}

/** An offset that parts no pair of surrogates: at most one before the given. */
export function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
