/** Writes what was measured: every table as Markdown, a chart, and the README's table. */
import { readFileSync, writeFileSync } from "node:fs";
import { chart } from "./chart.ts";
import { costTable, everyTable, inferenceTable, peakTable, processorTable, trainingTable } from "./tables.ts";
import type { Results } from "./types.ts";

/** `content` in place of what stands between the marks of a name; the text as it is where it has none. */
export function between(text: string, name: string, content: string): string {
  const marked = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  return text.replace(marked, (_, open: string, close: string) => `${open}${content}\n${close}`);
}

/** Everything, as a page of Markdown. */
export function page(results: Results): string {
  const { cpu, node, date } = results.machine;
  const rows = Object.entries(results.workloads).map(([id, row]) => everyTable(id, row));
  const peaks = results.peaks === undefined ? [] : ["## Beside the peak of the machine", peakTable(results)];
  return `${[
    "# Speed beside others", `One thread of ${cpu}, Node ${node}, ${date}. How this is measured stands in [bench](../README.md).`, "![Training speed](peers.svg)",
    "## Training", trainingTable(results), "## Processor time", processorTable(results), "## Inference", inferenceTable(results), "## Start, memory, size", costTable(results), ...peaks, "## Every contender", ...rows,
  ].join("\n\n")}\n`;
}

/** Into `base`.md and `base`.svg, and between the marks of a README. */
export function report(results: Results, base: string, readme?: string): void {
  writeFileSync(`${base}.md`, page(results));
  writeFileSync(`${base}.svg`, chart(results));
  const { cpu, node, date } = results.machine;
  const short = `${trainingTable(results)}\n\nOne thread of ${cpu}, Node ${node}, ${date}.`;
  if (readme !== undefined) writeFileSync(readme, between(readFileSync(readme, "utf8"), "speed", short));
  console.log(`${trainingTable(results)}\n\n${processorTable(results)}\n\n${inferenceTable(results)}\n\n${costTable(results)}\n\n${peakTable(results)}`);
}
