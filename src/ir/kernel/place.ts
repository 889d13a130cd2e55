/** Memory regions of buffers. */

/** A region of an arena; regions of different arenas never overlap. */
export interface Place {
  readonly arena: string;
  readonly at: number;
  readonly size: number;
}

/** Before buffers have addresses each is in an arena of its own. */
export function unplaced(buffer: string): Place {
  return { arena: buffer, at: 0, size: Infinity };
}

export function overlaps(a: Place, b: Place): boolean {
  return a.arena === b.arena && a.at < b.at + b.size && b.at < a.at + a.size;
}
