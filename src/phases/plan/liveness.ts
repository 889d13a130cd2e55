/** When the numbers of each buffer matter, by entry and kernel. */
import { entriesOf } from "../../ir/kernel/entries.ts";
import type { Entry, Kernel, KernelSet } from "../../ir/kernel/types.ts";
import { eachExpr, eachStatement, expressionsOf } from "../../ir/kernel/visit.ts";

export interface Lifetime {
  readonly entry: string;
  /** Order of the first and of the last kernel that uses it. */
  readonly first: number;
  readonly last: number;
}

export interface Liveness {
  readonly lifetimes: ReadonlyMap<string, readonly Lifetime[]>;
  /** Buffers whose numbers outlive an entry: by role, as its output, or because an entry reads what another left there. */
  readonly persistent: ReadonlySet<string>;
}

export function livenessOf(set: KernelSet): Liveness {
  const lifetimes = new Map<string, Lifetime[]>();
  const persistent = new Set<string>();
  for (const b of set.buffers.values()) {
    lifetimes.set(b.name, []);
    if (b.role !== "value") persistent.add(b.name);
  }
  for (const [entryName, entry] of entriesOf(set)) {
    for (const name of entry.outputs ?? []) persistent.add(name);
    for (const name of readBeforeWritten(entry)) persistent.add(name);
    const spans = new Map<string, { first: number; last: number }>();
    entry.kernels.forEach((kernel, order) => {
      for (const name of [...kernel.reads, ...kernel.writes]) {
        const span = spans.get(name);
        spans.set(name, { first: span?.first ?? order, last: order });
      }
    });
    for (const [name, span] of spans) lifetimes.get(name)?.push({ entry: entryName, ...span });
  }
  return { lifetimes, persistent };
}

/** Buffers that an entry reads before any of its kernels has begun to write them. */
function readBeforeWritten(entry: Entry): readonly string[] {
  const written = new Set<string>();
  const found = new Set<string>();
  for (const kernel of entry.kernels) {
    const first = firstWrites(kernel);
    for (const name of kernel.reads) if (!written.has(name) && !first.has(name)) found.add(name);
    for (const name of kernel.writes) written.add(name);
  }
  return [...found];
}

/** Buffers that a kernel writes before it reads them, in the order of its statements. */
function firstWrites(kernel: Kernel): ReadonlySet<string> {
  const first = new Map<string, "read" | "written">();
  const note = (name: string, kind: "read" | "written"): void => {
    if (!first.has(name)) first.set(name, kind);
  };
  eachStatement(kernel.body, (s) => {
    for (const e of expressionsOf(s)) {
      eachExpr(e, (x) => {
        if (x.kind === "load") note(x.buffer, "read");
      });
    }
    if (s.kind === "store") note(s.buffer, s.add ? "read" : "written");
    else if (s.kind === "fill") note(s.buffer, "written");
    else if (s.kind === "copy") {
      note(s.from, "read");
      note(s.to, "written");
    }
  });
  return new Set([...first].flatMap(([name, kind]) => (kind === "written" ? [name] : [])));
}
