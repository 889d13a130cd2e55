#!/usr/bin/env node
import * as nodeModule from "node:module";
import { reportUncaught } from "./fault.ts";
import { run } from "./run.ts";
import { processTerminal } from "./terminal.ts";

// Node 22.8 and later keep compiled code in the folder for temporary files: a fifth of the time of `nnc build`. Commands are imported after this.
(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

const terminal = processTerminal();
reportUncaught(terminal);
process.exitCode = await run(process.argv.slice(2), terminal);
