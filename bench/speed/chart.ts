/** Results as a chart in SVG: for each workload how fast everyone trains beside the fastest of ours, on a logarithmic scale. */
import type { Group, Results, Row } from "./types.ts";

const colors: Readonly<Record<Group, string>> = { ours: "#1a7f37", javascript: "#9a6700", native: "#57606a" };
const words: Readonly<Record<Group, string>> = { ours: "nnc", javascript: "JavaScript libraries", native: "PyTorch, scikit-learn: one thread" };
const groups = ["ours", "javascript", "native"] as const;
const line = 26;
const left = 300;
const width = 560;
const top = 64;

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

interface Point {
  readonly name: string;
  readonly group: Group;
  /** Times as fast as the fastest of ours. */
  readonly ratio: number;
}

function pointsOf(row: Row): readonly Point[] {
  const steps = Object.entries(row.contenders).flatMap(([name, { group, step }]) => (step === undefined || name.includes("Node") || name.includes("threads") ? [] : [{ name, group, step }]));
  const mine = Math.min(...steps.filter(({ group }) => group === "ours").map(({ step }) => step));
  return mine === Infinity ? [] : steps.map(({ name, group, step }) => ({ name, group, ratio: mine / step }));
}

/** The chart; the same text for the same results. */
export function chart(results: Results): string {
  const rows = Object.entries(results.workloads).map(([id, row]) => ({ label: `${id}  ${row.title}`, points: pointsOf(row) }));
  const ratios = rows.flatMap(({ points }) => points.map((p) => p.ratio));
  const lowest = Math.floor(Math.log10(Math.min(0.1, ...ratios)));
  const highest = Math.log10(Math.max(2, ...ratios));
  const x = (ratio: number): number => left + (width * (Math.log10(ratio) - lowest)) / (highest - lowest);
  const height = top + line * rows.length + 40;
  const at = (n: number): string => n.toFixed(1);
  const ticks = Array.from({ length: Math.floor(highest) - lowest + 1 }, (_, k) => 10 ** (lowest + k));
  const grid = ticks.map((t) => `<line x1="${at(x(t))}" x2="${at(x(t))}" y1="${top - 8}" y2="${height - 32}" stroke="${t === 1 ? "#57606a" : "#d0d7de"}"/><text x="${at(x(t))}" y="${height - 16}" text-anchor="middle">${t >= 1 ? t : `1/${Math.round(1 / t)}`}</text>`);
  const legend = groups.map((g, k) => `<circle cx="${left + 8 + k * 175}" cy="38" r="5" fill="${colors[g]}"/><text x="${left + 18 + k * 175}" y="42">${escape(words[g])}</text>`);
  const bodies = rows.map(({ label, points }, k) => {
    const y = top + line * k + line / 2;
    const dots = [...points].sort((a, b) => groups.indexOf(b.group) - groups.indexOf(a.group)).map(({ name, group, ratio }) =>
      `<circle cx="${at(x(ratio))}" cy="${y}" r="${group === "ours" ? 6 : 5}" fill="${colors[group]}" fill-opacity="0.8"><title>${escape(name)}: ${ratio >= 0.1 ? ratio.toFixed(2) : ratio.toPrecision(2)}</title></circle>`);
    return `<text x="${left - 12}" y="${y + 4}" text-anchor="end">${escape(label.length > 48 ? `${label.slice(0, 47)}…` : label)}</text>${dots.join("")}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 30}" height="${height}" viewBox="0 0 ${left + width + 30} ${height}" font-family="sans-serif" font-size="12" fill="#24292f">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="12" y="22" font-size="15">Training speed beside the fastest of ours (right is faster)</text>
${legend.join("\n")}
${grid.join("\n")}
${bodies.join("\n")}
</svg>
`;
}
