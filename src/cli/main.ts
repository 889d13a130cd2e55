#!/usr/bin/env node
import { reportFault } from "./fault.ts";
import { run } from "./run.ts";
import { processTerminal } from "./terminal.ts";

const terminal = processTerminal();
// Without this the platform prints the line of the bundle that threw, which is minified.
process.on("uncaughtException", (cause) => {
  process.exitCode = reportFault(cause, terminal);
  process.exit();
});
process.exitCode = await run(process.argv.slice(2), terminal);
