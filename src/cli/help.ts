import { type Flag, valueName } from "./arguments.ts";
import type { Command } from "./command.ts";

/** A summary of every command; kept apart so that the overview loads none of them. */
export const commandSummaries = {
  check: "reports the faults of files",
  build: "writes the TypeScript module of each model",
  types: "writes the types of `.nn` files for TypeScript",
  train: "trains a model on its data",
  tune: "searches parameters and settings, by successive halving",
  rate: "suggests a learning rate, by a short training whose rate grows",
  eval: "measures a trained model on data",
  predict: "predicts rows of data with a trained model, as JSON lines",
  weights: "lists, compares and converts files of weights (safetensors)",
  explain: "describes the layers of a model and what it computes",
  verify: "compares a model's derived gradients with central differences",
  export: "writes a model for PyTorch, or as a graph of ONNX",
  card: "writes a model card, or a folder for the Hugging Face hub",
  import: "writes a graph of ONNX as a model with its weights",
  fmt: "formats files",
  lsp: "serves editors, by the Language Server Protocol",
  init: "writes a project that runs as it is: a model, its data, a program, a test",
} as const;

export function overview(): string {
  const lines = Object.entries(commandSummaries).map(([name, summary]) => `  ${name.padEnd(9)}${summary}`);
  return `nnc, the neural network compiler\n\nusage: nnc COMMAND …\n\n${lines.join("\n")}\n\nnnc COMMAND --help describes a command and its flags.\n`;
}

export function commandHelp(name: string, command: Command): string {
  const flags = Object.entries(command.flags).map(([flag, about]) => [written(flag, about), about.help] as const);
  const width = Math.max(0, ...flags.map(([flag]) => flag.length)) + 2;
  const lines = flags.map(([flag, help]) => `  ${flag.padEnd(width)}${help}`);
  return `usage: nnc ${name} ${command.usage}\n\n${command.about}\n${lines.length > 0 ? `\n${lines.join("\n")}\n` : ""}`;
}

function written(name: string, flag: Flag): string {
  const value = valueName(flag);
  return `${flag.short === undefined ? "" : `-${flag.short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
}
