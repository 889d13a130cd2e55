/** Results as a Markdown table: samples a second of one thread, and how much faster we are than the best of the others. */
import { writeFileSync } from "node:fs";

const short = (n) => (n >= 1e6 ? `${(n / 1e6).toFixed(2)}M` : n >= 1e3 ? `${(n / 1e3).toFixed(1)}k` : n.toFixed(0));
const rate = (row, r) => (row.batch * 1e6) / r.step;
const ran = (row, keep) => Object.entries(row.contenders).filter(([name, r]) => !r.error && keep(name)).sort((a, b) => a[1].step - b[1].step);

function line(id, row) {
  const cell = (entry) => (entry ? `${entry[0].replace(/^PyTorch /, "")} ${short(rate(row, entry[1]))}` : "–");
  const ts = row.contenders["nnc ts"];
  const wasm = row.contenders["nnc wasm"];
  const mine = ran(row, (name) => name.startsWith("nnc"))[0];
  const script = ran(row, (name) => !/^(nnc|PyTorch|scikit)/.test(name))[0];
  const torch = ran(row, (name) => name.startsWith("PyTorch"))[0];
  const one = (r) => (r && !r.error ? short(rate(row, r)) : "–");
  const ratio = (other) => (mine && other ? `${(other[1].step / mine[1].step).toFixed(2)}×` : "–");
  return `| ${id} ${row.title} | ${one(ts)} | ${one(wasm)} | ${cell(script)} | ${ratio(script)} | ${cell(torch)} | ${ratio(torch)} |`;
}

/** Writes the table to `base` + "md" and prints it. */
export function write(results, base) {
  const head = ["| workload | nnc ts | nnc wasm | best JavaScript peer | ours beside it | best PyTorch, one thread | ours beside it |", "| --- | --- | --- | --- | --- | --- | --- |"];
  const table = [...head, ...Object.entries(results.workloads).map(([id, row]) => line(id, row))].join("\n");
  writeFileSync(`${base}md`, `Samples trained in a second; ${results.machine.cpu}, Node ${results.machine.node}, ${results.machine.date}.\n\n${table}\n`);
  console.log(table);
}
