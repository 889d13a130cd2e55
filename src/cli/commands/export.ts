import { dirname, isAbsolute, join, relative } from "node:path";
import { readText } from "../../project/compile-file.ts";
import { choice, oneFile } from "../arguments.ts";
import { type Command, set } from "../command.ts";
import { compilerOptions, loadCompiler } from "../compiler.ts";
import { Diagnosis, format } from "../diagnosis.ts";
import { InputError, UsageError } from "../exit.ts";
import { checkOnnxUsage, onnxFlags, writeOnnx } from "../export-onnx.ts";
import { checkDistinct, writeWhole } from "../output.ts";

const frameworks = ["torch", "onnx"] as const;

export const command: Command = {
  usage: "FILE --to torch [-o NET.py] or FILE --to onnx --weights W [-o NET.onnx]",
  about: "Writes the models of a file for another framework: for PyTorch one Python file that needs only torch, with a class of nn.Module for each model, its optimizer, functions that load and save our weights, and a command that trains as the file's `train` says, under torchrun in several processes (`python3 NET.py --help`). Without -o it goes to standard output. For ONNX the graph of one model with its weights inside, which predicts: raw fields go in, numbers and names of classes come out; without -o it goes beside the model, `net.onnx` of `net.nn`.",
  flags: {
    to: { type: "string", choices: frameworks, help: "the framework" },
    output: { type: "string", short: "o", value: "PATH", help: "where the file goes; `-` is standard output" },
    ...onnxFlags,
    ...set,
    ...format,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    const to = choice(args, "to", frameworks);
    if (to === undefined) throw new UsageError(`which framework? --to ${frameworks.join(" or --to ")}`);
    if (to === "onnx") await checkOnnxUsage(args);
    const path = args.value("output") ?? "-";
    if (to === "torch" && path !== "-") await checkDistinct([{ path, what: "-o" }], [{ path: file, what: "the model" }]);
    const compiler = await loadCompiler();
    const diagnosis = new Diagnosis(args, terminal);
    const options = await compilerOptions(file, args);
    const { models, diagnostics } = compiler.check(await readText(file), options);
    const failed = await diagnosis.add(diagnostics);
    await diagnosis.end();
    if (failed) return 1;
    if (models.length === 0) throw new InputError(`${file} has no model to export`);
    if (to === "onnx") {
      const [model, another] = models;
      if (model === undefined || another !== undefined) throw new InputError(`${file} has several models: name one with --model, of ${models.map(({ name }) => name).join(", ")}`);
      await writeOnnx(file, model, args, diagnosis);
      return 0;
    }
    const { NotExportable, torchFile } = await import("../../export/torch/file.ts");
    try {
      const text = torchFile(models, options.recordedName ?? file, (data) => (path === "-" || isAbsolute(data) ? data : relative(dirname(path), join(dirname(file), data)).replaceAll("\\", "/")));
      if (path === "-") terminal.out(text);
      else {
        await writeWhole(path, text);
        diagnosis.say(`${path}\n`);
      }
      return 0;
    } catch (cause) {
      if (cause instanceof NotExportable) throw new InputError(`cannot be exported to PyTorch: ${cause.message}`);
      throw cause;
    }
  },
};
