/** Reads the file of a workload once, as a process of its own: `node read.js WORKLOAD FILE`. Writes seconds and megabytes as JSON. */
import { check } from "../../src/index.ts";
import { readExamples, readTable } from "../../src/data/model-data.ts";
import { Report } from "../../src/diagnostics/report.ts";
import { workloads } from "./files.ts";

const [, , name, path = ""] = process.argv;
const workload = workloads.find((w) => w.name === name);
const model = workload === undefined ? undefined : check(workload.model).models[0];
if (workload === undefined || model === undefined) throw new Error(`there is no workload ${String(name)}`);
const arrays = [...model.inputs.map((i) => i.array), ...model.outputs.flatMap((o) => o.target ?? [])];
const report = new Report();
const [began, used] = [performance.now(), process.cpuUsage()];
const table = await readTable(model, [{ source: path }], {}, report);
const data = table && (await readExamples(model, table, "examples", report, arrays));
const cpu = process.cpuUsage(used);
if (data?.count !== workload.rows) throw new Error(report.diagnostics.map((d) => d.message).join("\n"));
console.log(JSON.stringify({ wall: (performance.now() - began) / 1e3, cpu: (cpu.user + cpu.system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 }));
