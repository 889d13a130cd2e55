/** `npm run hostile`: the command's answer to each hostile input, in a process of its own, and what it took. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Hostile, hostileInputs, limits } from "./inputs.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-hostile-"));
const command = resolve("dist/cli/main.js");

/** Loaded before the command: leaves what the process used beside the input. */
const usage = join(folder, "usage.mjs");
writeFileSync(usage, `import { writeFileSync } from "node:fs";
process.on("exit", () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeFileSync(process.env.NNC_USAGE, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 })); });`);

interface Measured {
  readonly name: string;
  readonly seconds: number;
  readonly megabytes: number;
  readonly problem: string | undefined;
}

/** Seconds of computing after which a process is stopped. */
const patience = 10;

async function measure({ name, text }: Hostile, k: number): Promise<Measured> {
  const [file, used] = [join(folder, `${k}.nn`), join(folder, `${k}.json`)];
  writeFileSync(file, text);
  const child = spawn("sh", ["-c", `ulimit -t ${patience}; exec "$@"`, "sh", process.execPath, "--import", usage, command, "check", file], { env: { ...process.env, NNC_USAGE: used, NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => void (said += String(part)));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  let found = { seconds: Infinity, megabytes: Infinity };
  try {
    found = JSON.parse(readFileSync(used, "utf8")) as typeof found;
  } catch {
    // The process ended before it could say.
  }
  const problem = code === 0 || code === 1
    ? (found.seconds > limits.seconds ? "too slow" : found.megabytes > limits.megabytes ? "too large" : /\n\s+at .*:\d+:\d+/.test(said) ? "a stack" : undefined)
    : `ended with ${code ?? "a signal"}: ${said.split("\n").find((line) => /error/i.test(line))?.slice(0, 200) ?? ""}`;
  return { name, ...found, problem };
}

const only = process.argv[2];
const inputs = hostileInputs().filter(({ name }) => only === undefined || name.includes(only));
const results: Measured[] = [];
for (const [k, input] of inputs.entries()) {
  const result = await measure(input, k);
  results.push(result);
  if (result.problem !== undefined) console.log(`${input.name}: ${result.problem}, ${result.seconds.toFixed(2)} s, ${result.megabytes.toFixed(0)} MB`);
}
rmSync(folder, { recursive: true });
const worst = (of: "seconds" | "megabytes"): Measured | undefined => results.toSorted((a, b) => b[of] - a[of])[0];
const [slowest, largest] = [worst("seconds"), worst("megabytes")];
console.log(`${results.length} inputs, ${results.filter((r) => r.problem !== undefined).length} beyond ${limits.seconds} s or ${limits.megabytes} MB`);
console.log(`slowest: ${slowest?.name} ${slowest?.seconds.toFixed(2)} s; largest: ${largest?.name} ${largest?.megabytes.toFixed(0)} MB`);
process.exitCode = results.some((r) => r.problem !== undefined) ? 1 : 0;
