/** Values that locals hold, by the expression that would compute them again; those that read memory until it is overwritten. */
import { addOffsets, offsetValue } from "../../../ir/kernel/offset.ts";
import type { KernelExpr, Load, Offset } from "../../../ir/kernel/types.ts";
import { eachExpr } from "../../../ir/kernel/visit.ts";


interface Known {
  readonly name: string;
  /** What the expression of its key reads from memory. */
  readonly loads: readonly Load[];
}

export class Available {
  readonly #known: Map<string, Known>;
  /** Keys of expressions that read a buffer; some may be gone. */
  readonly #readers: Map<string, Set<string>>;

  constructor(from?: Available) {
    this.#known = new Map(from === undefined ? [] : from.#known);
    this.#readers = new Map(from === undefined ? [] : [...from.#readers].map(([buffer, keys]) => [buffer, new Set(keys)]));
  }

  /** The local that holds the value of an expression. */
  find(key: string): string | undefined {
    return this.#known.get(key)?.name;
  }

  /** From here on a local holds the value of an expression; `key` is that of the expression. */
  put(key: string, name: string, e: KernelExpr): void {
    const loads = loadsOf(e);
    this.#known.set(key, { name, loads });
    for (const { buffer } of loads) {
      const readers = this.#readers.get(buffer);
      if (readers === undefined) this.#readers.set(buffer, new Set([key]));
      else readers.add(key);
    }
  }

  /** Whole buffers may have changed. */
  forget(buffers: readonly string[]): void {
    for (const buffer of buffers) this.#drop(buffer, () => true);
  }

  /** One element of a buffer has changed: all goes that reads it, or may read it. */
  overwritten(buffer: string, offset: Offset): void {
    this.#drop(buffer, (l) => !differs(l.offset, offset));
  }

  #drop(buffer: string, changed: (load: Load) => boolean): void {
    const readers = this.#readers.get(buffer);
    for (const key of readers ?? []) {
      if (this.#known.get(key)?.loads.some((l) => l.buffer === buffer && changed(l)) === false) continue;
      this.#known.delete(key);
      readers?.delete(key);
    }
  }
}

/** Whether two offsets are never equal. */
function differs(a: Offset, b: Offset): boolean {
  if (a.kind === "affine" && b.kind === "affine" && a.terms.length === b.terms.length) {
    const same = a.terms.every((t, k) => t.variable === b.terms[k]?.variable && t.coefficient === b.terms[k]?.coefficient);
    if (same) return a.constant !== b.constant;
  }
  const distance = offsetValue(addOffsets(a, b, -1));
  return distance !== undefined && distance !== 0;
}

function loadsOf(e: KernelExpr): readonly Load[] {
  const loads: Load[] = [];
  eachExpr(e, (x) => {
    if (x.kind === "load") loads.push(x);
  });
  return loads;
}
