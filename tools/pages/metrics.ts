/** The table of metrics in the page of the language. */
import { isMetric, metricRow, metricRows } from "../../src/ir/model/metrics.ts";

export function metricsTable(): string {
  const rows = Object.keys(metricRows).filter(isMetric).map((name) => {
    const { of, better, formula, range, argument } = metricRow(name);
    const call = argument === undefined ? `\`${name}\`` : `\`${name}(${argument.example})\`, with ${argument.takes}`;
    return `| ${call} | ${of} | ${formula} | ${range} | ${better} |`;
  });
  return ["| metric | of | formula | range | best |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}
