#!/usr/bin/env node
import { reportUncaught } from "./fault.ts";
import { run } from "./run.ts";
import { processTerminal } from "./terminal.ts";

const terminal = processTerminal();
reportUncaught(terminal);
process.exitCode = await run(process.argv.slice(2), terminal);
