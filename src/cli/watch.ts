import { watch } from "chokidar";
import { dirname } from "node:path";
import { type ExitCode } from "./exit.ts";
import { ProjectError } from "../project/project.ts";
import { reportFault } from "./fault.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Builds now, and again whenever one of the files, or another `.nn` file beside them, has changed; a fault waits for the next change.
 * Watches until `ended`: by default until the process is interrupted (Ctrl-C).
 */
export async function watchAndBuild(
  files: readonly string[],
  build: () => Promise<boolean>,
  terminal: Terminal,
  ended: Promise<void> = interrupted(),
): Promise<ExitCode> {
  const attempt = async (): Promise<void> => {
    try {
      await build();
    } catch (cause) {
      if (cause instanceof ProjectError) terminal.err(`${cause.message}\n`);
      else reportFault(cause, terminal);
    }
  };
  const folders = [...new Set(files.map((file) => dirname(file)))];
  const watcher = watch(folders, {
    ignoreInitial: true,
    depth: 3,
    ignored: (path, stats) => path.includes("node_modules") || (stats?.isFile() === true && !path.endsWith(".nn")),
    awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 },
  });
  let running = attempt();
  let queued = false;
  watcher.on("all", (_event, path) => {
    if (!path.endsWith(".nn") || queued) return;
    queued = true;
    running = running.then(() => {
      queued = false;
      terminal.err(`${path} changed\n`);
      return attempt();
    });
  });
  await Promise.all([running, new Promise<void>((resolve) => watcher.once("ready", () => resolve()))]);
  terminal.err("watching for changes; Ctrl-C ends it\n");
  await ended;
  await watcher.close();
  await running;
  return 0;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.off("SIGINT", end).off("SIGTERM", end);
      resolve();
    };
    process.on("SIGINT", end).on("SIGTERM", end);
  });
}
