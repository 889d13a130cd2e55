/** What `nnc weights` prints. */
import { grouped, short } from "../../numbers.ts";
import { agrees, type Difference } from "./compare.ts";
import type { WeightsFile } from "./file.ts";
import type { Statistics } from "./statistics.ts";

export function listText({ entries, metadata, size }: WeightsFile, statistics: readonly Statistics[]): string {
  const number = (value: number | undefined): string => (value === undefined ? "" : short(value));
  const rows = entries.map(({ name, type, shape, from, to }, i) => {
    const { least, greatest, mean, nan = 0, infinite = 0 } = statistics[i] ?? {};
    return [name, type, `[${shape.join(", ")}]`, grouped(to - from), number(least), number(greatest), number(mean), [nan > 0 && `${grouped(nan)} NaN`, infinite > 0 && `${grouped(infinite)} infinite`].filter(Boolean).join(", ")];
  });
  const total = entries.reduce((sum, { count }) => sum + count, 0);
  const about = Object.entries(metadata).map(([key, value]) => `${key}: ${value.length > 200 ? `${value.slice(0, 200)}…` : value}\n`).join("");
  return `${table(["tensor", "type", "shape", "bytes", "min", "max", "mean", ""], rows)}\n${entries.length} tensors, ${grouped(total)} numbers, ${grouped(size)} bytes\n${about}`;
}

export function differencesText(differences: readonly Difference[], tolerance: number): string {
  const rows = differences.filter((d) => d.kind !== "values" || d.absolute > 0 || d.unlike > 0).map((d) => {
    switch (d.kind) {
      case "missing": return [d.name, `is missing in the ${d.in} file`, "", ""];
      case "shape": return [d.name, `[${d.first.join(", ")}] and [${d.second.join(", ")}]`, "", ""];
      case "values": return [d.name, d.unlike > 0 ? `${grouped(d.unlike)} NaN or infinite in one file alone` : "", short(d.absolute), short(d.relative)];
    }
  });
  const beyond = differences.filter((d) => !agrees(d, tolerance)).length;
  const end = `${differences.length} tensors, ${beyond === 0 ? (tolerance > 0 ? `all within ${tolerance}` : "all equal") : `${beyond} differ${tolerance > 0 ? ` by more than ${tolerance}` : ""}`}\n`;
  return rows.length === 0 ? end : `${table(["tensor", "", "absolute", "relative"], rows)}\n${end}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [head, ...rows].map((row) => `${row.map((cell, i) => (/^-?[\d,.]+(?:e[-+]?\d+)?$/.test(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join("  ").trimEnd()}\n`).join("");
}
