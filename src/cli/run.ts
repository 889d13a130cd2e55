import pc from "picocolors";
import { near } from "../diagnostics/near.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type ExitCode, UsageError } from "./exit.ts";
import { ProjectError } from "../project/project.ts";
import { reportFault } from "./fault.ts";
import { commandHelp, type commandSummaries, overview } from "./help.ts";
import type { Terminal } from "./terminal.ts";

/** Each command is loaded when it is asked for, so that none pays for another's libraries. */
const commands: Readonly<Record<keyof typeof commandSummaries, () => Promise<{ readonly command: Command }>>> = {
  check: () => import("./commands/check.ts"),
  build: () => import("./commands/build.ts"),
  types: () => import("./commands/types.ts"),
  train: () => import("./commands/train.ts"),
  rate: () => import("./commands/rate.ts"),
  tune: () => import("./commands/tune.ts"),
  eval: () => import("./commands/eval.ts"),
  predict: () => import("./commands/predict.ts"),
  weights: () => import("./commands/weights.ts"),
  explain: () => import("./commands/explain.ts"),
  verify: () => import("./commands/verify.ts"),
  export: () => import("./commands/export.ts"),
  import: () => import("./commands/import.ts"),
  card: () => import("./commands/card.ts"),
  fmt: () => import("./commands/fmt.ts"),
  lsp: () => import("./commands/lsp.ts"),
  init: () => import("./commands/init.ts"),
};

function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}

/** Runs one command line, without the name of the program. Never throws for faults of the user. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  const colors = pc.createColors(terminal.color.err);
  try {
    if (name === undefined) {
      terminal.err(overview());
      return 2;
    }
    if (name === "--help" || name === "-h" || name === "help") {
      terminal.out(overview());
      return 0;
    }
    if (name === "--version" || name === "-v") {
      const { version } = await import("./version.ts");
      terminal.out(`${version}\n`);
      return 0;
    }
    if (!isCommand(name)) throw unknownCommand(name);
    const { command } = await commands[name]();
    if (rest.includes("--help") || rest.includes("-h")) {
      terminal.out(commandHelp(name, command));
      return 0;
    }
    return await command.run(readArguments(rest, command.flags), terminal);
  } catch (cause) {
    if (cause instanceof UsageError) {
      const topic = name !== undefined && isCommand(name) ? `${name} ` : "";
      terminal.err(`${colors.red("nnc:")} ${cause.message}\nnnc ${topic}--help says what there is\n`);
      return 2;
    }
    if (cause instanceof ProjectError) {
      terminal.err(`${colors.red("nnc:")} ${cause.message}\n`);
      return 1;
    }
    return reportFault(cause, terminal);
  }
}

function unknownCommand(name: string): UsageError {
  if (name.endsWith(".nn")) return new UsageError(`say what to do with ${name}: nnc check ${name}, nnc build ${name}, nnc train ${name}`);
  const guess = near(name, Object.keys(commands));
  return new UsageError(`there is no command ${name}${guess === undefined ? "" : `; did you mean ${guess}?`}`);
}
