/** Reads the broken files of one format in this process, and writes the CPU time of each in ms, and the greatest memory of the process in MB: `node measure.js npy`. */
import { cpuTime } from "../../support/cpu-time.ts";
import { broken } from "./broken.ts";
import { readEntry } from "./read.ts";

const times: Record<string, number> = {};
for (const entry of broken.filter(({ file }) => file.startsWith(`${process.argv[2] ?? ""}/`))) {
  const before = cpuTime();
  await readEntry("broken", entry).catch(() => undefined);
  times[entry.file] = cpuTime() - before;
}
console.log(JSON.stringify({ times, memory: process.resourceUsage().maxRSS / 1024 }));
