/** What holds of every memory map: live buffers never overlap, all lie in their arena, sizes are those of the buffers. */
import { entriesOf } from "../kernel/entries.ts";
import { sizeOf } from "../kernel/buffers.ts";
import type { Placement, PlannedKernels } from "./types.ts";

/** Everything wrong with a map, one line each. */
export function verifyMemory(planned: PlannedKernels): readonly string[] {
  const problems: string[] = [];
  const placed = new Map<string, Placement>();
  for (const [content, arena] of [["real", planned.reals], ["double", planned.doubles], ["index", planned.integers]] as const) {
    for (const p of arena.placements) {
      const buffer = planned.kernels.buffers.get(p.buffer);
      if (placed.has(p.buffer)) problems.push(`${p.buffer} is placed twice`);
      placed.set(p.buffer, p);
      if (buffer === undefined) problems.push(`unknown buffer ${p.buffer}`);
      else if ((buffer.double === true ? "double" : buffer.content) !== content) problems.push(`${p.buffer} lies in the wrong arena`);
      else if (sizeOf(buffer) !== p.size) problems.push(`${p.buffer} has ${p.size} places for ${sizeOf(buffer)} numbers`);
      if (p.offset < 0 || p.offset + p.size > arena.size) problems.push(`${p.buffer} does not lie in its arena`);
      if (buffer !== undefined && buffer.role !== "value" && !p.persistent) problems.push(`${p.buffer} must persist`);
    }
    problems.push(...overlapping(arena.placements, planned));
    const end = Math.max(0, ...arena.placements.map((p) => p.offset + p.size));
    if (end !== arena.size) problems.push(`an arena of ${arena.size} ends at ${end}`);
  }
  for (const [name, entry] of entriesOf(planned.kernels)) {
    for (const kernel of entry.kernels) {
      for (const b of [...kernel.reads, ...kernel.writes]) if (!placed.has(b)) problems.push(`${name}: ${kernel.name} uses ${b}, which has no place`);
    }
  }
  return problems;
}

/** Recomputes from the kernels themselves which buffers are in use between their first and last use in an entry. */
function overlapping(placements: readonly Placement[], planned: PlannedKernels): readonly string[] {
  const problems: string[] = [];
  const spans = new Map<string, Map<string, readonly [number, number]>>();
  for (const [entryName, entry] of entriesOf(planned.kernels)) {
    entry.kernels.forEach((kernel, order) => {
      for (const name of [...kernel.reads, ...kernel.writes]) {
        const own = spans.get(name) ?? new Map<string, readonly [number, number]>();
        own.set(entryName, [own.get(entryName)?.[0] ?? order, order]);
        spans.set(name, own);
      }
    });
  }
  const together = (a: Placement, b: Placement): boolean => {
    if (a.persistent || b.persistent) return true;
    return [...(spans.get(a.buffer) ?? [])].some(([entry, [first, last]]) => {
      const other = spans.get(b.buffer)?.get(entry);
      return other !== undefined && first <= other[1] && other[0] <= last;
    });
  };
  const sorted = [...placements].filter((p) => p.size > 0).sort((a, b) => a.offset - b.offset);
  sorted.forEach((a, i) => {
    for (const b of sorted.slice(i + 1)) {
      if (b.offset >= a.offset + a.size) break;
      if (together(a, b)) problems.push(`${a.buffer} and ${b.buffer} overlap`);
    }
  });
  return problems;
}
