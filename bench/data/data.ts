/** Reading of large files of separated values beside pandas: time and the most memory of a process, medians of interleaved turns. --table: no measuring. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { workloads, writeFile } from "./files.ts";

interface Turn {
  /** Seconds, and megabytes. */
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
  readonly version?: string;
}

interface Compared {
  readonly name: string;
  readonly about: string;
  readonly megabytes: number;
  readonly nnc: Turn;
  readonly pandas: Turn;
}

interface Measured {
  readonly machine: { readonly cpu: string; readonly node: string; readonly pandas: string; readonly date: string };
  readonly files: readonly Compared[];
}

const file = "bench/results/data.json";
const turns = 5;

function run(command: string, args: readonly string[]): Turn {
  return JSON.parse(execFileSync(command, args, { encoding: "utf8" })) as Turn;
}

function median(list: readonly Turn[]): Turn {
  const middle = (pick: (turn: Turn) => number): number => list.map(pick).sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
  return { wall: middle((t) => t.wall), cpu: middle((t) => t.cpu), memory: middle((t) => t.memory) };
}

async function measure(): Promise<Measured> {
  const folder = join(tmpdir(), "nnc-bench-data");
  mkdirSync(folder, { recursive: true });
  const files: Compared[] = [];
  let version = "";
  for (const workload of workloads) {
    const path = join(folder, `${workload.rows}.csv`);
    await writeFile(workload, path);
    const [ours, theirs]: [Turn[], Turn[]] = [[], []];
    for (let turn = 0; turn < turns; turn++) {
      ours.push(run(process.execPath, ["dist/bench/data-read.js", workload.name, path]));
      const read = run("/usr/bin/python3", ["bench/data/pandas_read.py", path]);
      version = read.version ?? version;
      theirs.push(read);
    }
    files.push({ name: workload.name, about: workload.about, megabytes: statSync(path).size / 1e6, nnc: median(ours), pandas: median(theirs) });
  }
  return { machine: { cpu: cpus()[0]?.model ?? "", node: process.version, pandas: version, date: new Date().toISOString().slice(0, 10) }, files };
}

function page({ machine, files }: Measured): string {
  const rows = files.map(({ name, about, megabytes, nnc, pandas }) =>
    `| ${name} (${megabytes.toFixed(0)} MB): ${about} | ${nnc.cpu.toFixed(2)} s | ${pandas.cpu.toFixed(2)} s | ${(pandas.cpu / nnc.cpu).toFixed(2)} | ${nnc.memory.toFixed(0)} MB | ${pandas.memory.toFixed(0)} MB |`);
  return `# Reading of separated values beside pandas

\`npm run bench:data\`, ${machine.date}: ${machine.cpu}, Node ${machine.node}, pandas ${machine.pandas}. Processor time of one thread from the open file to typed arrays, and the most memory
of the process; medians of ${turns} interleaved turns, each a process of its own. Ours checks every cell against the model and gives float32.

| file | nnc | pandas | pandas : nnc | memory of nnc | of pandas |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.join("\n")}
`;
}

if (!process.argv.includes("--table")) writeFileSync(file, `${JSON.stringify(await measure(), null, 2)}\n`);
writeFileSync("bench/results/data.md", page(JSON.parse(readFileSync(file, "utf8")) as Measured));
