import { stat } from "node:fs/promises";
import { basename, join, parse } from "node:path";
import type { Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { loadCompiler } from "../compiler.ts";
import { InputError, UsageError } from "../exit.ts";
import { readBytes } from "../files.ts";
import { readBeside } from "../import/beside.ts";
import { foreign } from "../import/foreign.ts";
import { checkDistinct, checkWritable, writeWhole } from "../output.ts";

export const command: Command = {
  usage: "NET.onnx [-o NET.nn]",
  about: "Writes a graph of ONNX as a model in the words of the library, formatted, and its weights beside it: net.nn and net.safetensors, for `nnc predict`, `nnc train --base` and every other command. What has no form in the language is named by its node, and nothing is written. Images and sequences of channels have their channels last.",
  flags: {
    output: { type: "string", short: "o", value: "NET.nn", help: "where the model goes; the weights go beside it. By default beside the graph" },
    model: { type: "string", value: "NAME", help: "what the model is called; by default as its file" },
    size: { type: "string", multiple: true, value: "NAME=N", help: "the size of a dimension that varies, such as sequence=128; the batch needs none" },
    "no-batch": { type: "boolean", help: "the graph takes one example, whose dimensions are all that there are" },
    "keep-layout": { type: "boolean", help: "keeps the order of dimensions of inputs and outputs, in place of channels last" },
    force: { type: "boolean", help: "writes over files that exist" },
  },
  async run(args, terminal) {
    const [path, extra] = args.positionals;
    if (path === undefined) throw new UsageError("expected a file of ONNX: nnc import net.onnx");
    if (extra !== undefined) throw new UsageError(`expected one file, found a second, \`${extra}\``);
    const { dir, name } = parse(path);
    const output = args.value("output") ?? join(dir, `${name}.nn`);
    if (output === "-") throw new UsageError("two files are written, a model and its weights: name the model with -o");
    const weights = `${output.replace(/\.nn$/, "")}.safetensors`;
    const model = args.value("model") ?? modelName(parse(output).name);
    if (!/^[A-Za-z]\w*$/.test(model)) throw new UsageError(`--model takes a name of letters and digits, not \`${model}\``);
    const options = { sizes: sizesOf(args), keepsLayout: args.has("keep-layout"), hasBatch: !args.has("no-batch"), model, fileName: basename(path) };
    await checkDistinct([{ path: output, what: "-o" }, { path: weights, what: "the file of weights" }], [{ path, what: "the graph" }]);
    if (!args.has("force")) for (const each of [output, weights]) await refuseExisting(each);
    const bytes = await readBytes(path);
    const other = foreign(bytes);
    if (other !== undefined) throw new InputError(`${path} is no file of ONNX: ${other}`);
    const { importOnnx, OnnxError, openOnnx } = await import("../../import/onnx/import.ts");
    const { importedWeights } = await import("../import/weights.ts");
    const compiler = await loadCompiler();
    try {
      const opened = openOnnx(bytes);
      const printed = importOnnx(opened, await readBeside(path, opened.beside), options);
      const { text = printed.text, diagnostics: unread } = await compiler.format(printed.text, { fileName: output });
      const { models: [checked], diagnostics } = compiler.check(text, { fileName: output });
      const fault = [...unread, ...diagnostics].find(({ severity }) => severity === "error");
      if (checked === undefined) throw new Error(`what was written is no model: ${fault === undefined ? "" : `${fault.code} ${fault.message}`}\n${text}`);
      const numbers = importedWeights(checked, printed);
      await checkWritable(output);
      await writeWhole(weights, numbers);
      await writeWhole(output, text);
      const count = checked.variables.reduce((n, { shape }) => n + shape.reduce((a, b) => a * b, 1), 0);
      terminal.err(`${output} and ${weights}\n  opset ${opened.opset}, ${opened.graph.nodes.length} nodes, ${count} numbers\n`);
      return 0;
    } catch (cause) {
      throw cause instanceof OnnxError ? new InputError(`${path} cannot be imported: ${cause.message}`) : cause;
    }
  },
};

/** `my-net` → `MyNet` */
function modelName(file: string): string {
  const words = file.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[A-Za-z]/.test(joined) ? joined : `Net${joined}`;
}

function sizesOf(args: Arguments): ReadonlyMap<string, number> {
  return new Map(args.values("size").map((text) => {
    const [, key, value] = /^(.+)=(\d+)$/.exec(text) ?? [];
    if (key === undefined || Number(value) < 1 || Number(value) > 2 ** 24) throw new UsageError(`--size takes the name of a dimension and its size, such as sequence=128, not \`${text}\``);
    return [key, Number(value)];
  }));
}

async function refuseExisting(path: string): Promise<void> {
  if (await stat(path).then(() => true, () => false)) throw new InputError(`${path} exists already: name another file with -o, or write over it with --force`);
}
