/** The comments of a file in their order, each handed out once, to what is printed next. */
import type { Comment, File } from "../../ir/ast/types.ts";
import { type Doc, hardLine, join, suffix } from "./doc.ts";

export class Comments {
  readonly #comments: readonly Comment[];
  readonly #text: string;
  #next = 0;

  constructor(file: File) {
    this.#comments = file.comments;
    this.#text = file.source.text;
  }

  /** Those before an offset that were not taken yet. */
  before(offset: number): readonly Comment[] {
    const first = this.#next;
    while ((this.#comments[this.#next]?.span.start ?? offset) < offset) this.#next++;
    return this.#comments.slice(first, this.#next);
  }

  /** The comment at the end of a line after something, before an offset; `///` comments are left where they document what follows. */
  sameLine(end: number, offset: number, documents = false): Comment | undefined {
    const comment = this.#comments[this.#next];
    if (comment === undefined || comment.span.start < end || comment.span.start >= offset || (documents && comment.doc) || this.#alone(comment)) return undefined;
    this.#next++;
    return comment;
  }

  /** Whether there is one before an offset that was not taken yet. */
  pending(offset: number): boolean {
    return (this.#comments[this.#next]?.span.start ?? offset) < offset;
  }

  /** Comments before a part of an expression, each on a line of its own. */
  lead(offset: number): Doc {
    const comments = this.before(offset);
    return comments.length === 0 ? "" : join(...comments.flatMap((comment) => [hardLine, textOf(comment), hardLine]));
  }

  /** The comment that ends the line on which a part of an expression ends, before an offset. */
  trail(end: number, offset: number): Doc {
    const comment = this.sameLine(end, offset);
    return comment === undefined ? "" : suffix(textOf(comment));
  }

  /** The next place of a sign outside of comments; the end of the text if nowhere. */
  find(sign: string, from: number): number {
    let at = from;
    while (at < this.#text.length && this.#text[at] !== sign) {
      const end = this.#text.startsWith("//", at) ? this.#text.indexOf("\n", at) : at + 1;
      at = end < 0 ? this.#text.length : end;
    }
    return at;
  }

  /** Whether the source leaves a line blank between two offsets. */
  blank(start: number, end: number): boolean {
    return /\n[^\S\n]*\n/.test(this.#between(start, end));
  }

  sameRow(start: number, end: number): boolean {
    return !this.#between(start, end).includes("\n");
  }

  /** Whether a comment is the first text of its line. */
  #alone({ span }: Comment): boolean {
    const start = this.#text.lastIndexOf("\n", span.start) + 1;
    return this.#text.slice(start, span.start).trim() === "";
  }

  #between(start: number, end: number): string {
    return this.#text.slice(start, end);
  }
}

export function textOf(comment: Comment): string {
  return comment.text.trimEnd();
}
