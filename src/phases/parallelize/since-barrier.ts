/** The accesses of threads since the last barrier. */
import { overlaps, type Place } from "../../ir/kernel/place.ts";

export interface Touched {
  readonly reads: readonly Place[];
  readonly writes: readonly Place[];
}

/** Who runs something: the first thread alone, or all of them. */
export type Who = "first" | "all";

/** Grows until a barrier; what the first thread did alone is in order for itself, and for nobody else. */
export class Pending {
  readonly #by: Readonly<Record<Who, { reads: Place[]; writes: Place[] }>> = { first: { reads: [], writes: [] }, all: { reads: [], writes: [] } };

  get isEmpty(): boolean {
    return Object.values(this.#by).every(({ reads, writes }) => reads.length + writes.length === 0);
  }

  /** Whether one thread could come across what another has done or still does. */
  meets(next: Touched, who: Who): boolean {
    const others = who === "first" ? [this.#by.all] : [this.#by.all, this.#by.first];
    const meet = (a: readonly Place[], b: readonly Place[]): boolean => a.some((x) => b.some((y) => overlaps(x, y)));
    return others.some((o) => meet(next.reads, o.writes) || meet(next.writes, o.writes) || meet(next.writes, o.reads));
  }

  add({ reads, writes }: Touched, who: Who): void {
    this.#by[who].reads.push(...reads);
    this.#by[who].writes.push(...writes);
  }

  clear(): void {
    for (const list of Object.values(this.#by)) {
      list.reads.length = 0;
      list.writes.length = 0;
    }
  }

  copy(): Pending {
    const other = new Pending();
    other.join(this);
    return other;
  }

  /** What either path may have left. */
  join(other: Pending): void {
    for (const who of ["first", "all"] as const) this.add(other.#by[who], who);
  }
}
