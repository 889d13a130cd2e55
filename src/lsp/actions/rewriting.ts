/** What a rewriting of the text consists of. */

/** A replacement of text between two offsets. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Rewriting {
  readonly title: string;
  readonly kind: "extract" | "inline";
  readonly changes: readonly Change[];
}

/** A part of the text without the space around it. */
export interface Selected {
  readonly start: number;
  readonly end: number;
}

/** A name that the text does not have. */
export function freshName(text: string, wanted: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}${n}`;
    if (!new RegExp(`\\b${name}\\b`).test(text)) return name;
  }
}

/** The space at the beginning of the line of an offset. */
export function indentation(text: string, offset: number): string {
  return /^[^\S\n]*/.exec(text.slice(text.lastIndexOf("\n", offset - 1) + 1))?.[0] ?? "";
}
