import { choice, oneFile, positive, share, wholeNumber } from "../arguments.ts";
import { type Command, header, set } from "../command.ts";
import { compilerOptions, loadCompiler } from "../compiler.ts";
import { dataFlag, examplePaths } from "../data-files.ts";
import { cacheFlags } from "../cache/flags.ts";
import { InputError, UsageError } from "../exit.ts";
import { compileModel, loadData } from "../model-file.ts";
import { createNetwork, withoutLoss } from "../network.ts";
import { checkDistinct, checkWritable, writeWhole } from "../output.ts";
import { documentOf, recordOf, textOf } from "../rate/findings.ts";
import { rateCall, rateOfOptimizer, runRangeTest, schedule } from "../rate/range-test.ts";
import { takeExamples } from "../../data/parts.ts";
import { loadParts } from "../training/parts.ts";
import { stampFiles } from "../report/files.ts";
import { listen } from "../report/listen.ts";
import { fastestTarget, runFlags } from "../target.ts";

const formats = ["pretty", "json"] as const;

export const command: Command = {
  usage: "FILE [--data F]",
  about: "Finds a learning rate: trains for a few steps whose rate grows by a constant factor, shows the loss over the rate, and suggests the rate where it falls fastest. Writes no file but --report.",
  flags: {
    data: dataFlag("the model's own data"),
    ...cacheFlags,
    ...header,
    min: { type: "string", value: "RATE", help: "the rate of the first step (1e-7)" },
    max: { type: "string", value: "RATE", help: "the rate of the last step (10)" },
    steps: { type: "string", value: "N", help: "steps of a batch each; the test ends before, where the loss diverges (200)" },
    validation: { type: "string", value: "SHARE", help: "share of the examples held out, which the test does not train on" },
    seed: { type: "string", value: "N", help: "seed of initial weights, order of examples and draws" },
    report: { type: "string", value: "OUT.html", help: "writes the curve and its numbers as a page" },
    format: { type: "string", choices: formats, help: "a picture with a suggestion, or all numbers as one JSON document (pretty)" },
    ...runFlags,
    ...set,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    const chosen = fastestTarget(args);
    const range = { min: positive(args, "min") ?? 1e-7, max: positive(args, "max") ?? 10, count: wholeNumber(args, "steps", 20) ?? 200 };
    if (range.min >= range.max) throw new UsageError(`--min ${range.min} is not below --max ${range.max}`);
    const heard = listen(terminal);
    const written = await compileModel(file, args, heard.terminal, chosen);
    if (written === undefined) return 1;
    const { model } = written;
    const lacks = withoutLoss(model);
    if (lacks !== undefined) throw new InputError(`the model ${model.name} ${lacks}, so there is nothing to train`);
    const report = args.value("report");
    const inputs = await stampFiles([{ path: file, what: "the model" }, ...(await examplePaths(file, written, args)).map((path) => ({ path, what: "the data" }))]);
    if (report !== undefined) {
      await checkDistinct([{ path: report, what: "--report" }], inputs);
      await checkWritable(report);
    }
    const compiler = await loadCompiler();
    const { text } = model.source;
    const swept = compiler.replaceSetting(text, model.name, rateOfOptimizer, rateCall(range));
    if (swept === undefined) throw new InputError(`${model.name} has no rate to change: write \`train { optimizer: … }\` in ${file}, with an optimizer that has a parameter \`rate\``);
    const { modules: [module], diagnostics } = await compiler.compile(`${swept.text}${schedule.text}`, { ...(await compilerOptions(file, args)), ...chosen, model: model.name, inference: false, emit: "module" });
    if (module === undefined) throw new InputError(`${model.name} cannot be compiled with a rate that changes: ${diagnostics.find(({ severity }) => severity === "error")?.message ?? ""}`);
    const data = await loadData(file, written, args, "parts", heard.terminal);
    if (data === undefined) return 1;

    const seed = wholeNumber(args, "seed", 0) ?? model.train.seed;
    const asked = share(args, "validation");
    const parts = await loadParts(file, written, data, { seed, validation: asked }, heard.terminal);
    if (parts === undefined) return 1;
    const own = model.train.validation;
    const validation = asked ?? (own.kind === "share" ? own.share : 0);
    const training = takeExamples(data, parts.training.rows.slice().sort());
    const began = performance.now();
    const test = runRangeTest(model, createNetwork(module, seed), training, range, seed, model.train.batch);
    const findings = { model, test, range, took: performance.now() - began, seed, validation, batch: model.train.batch, chosen, edit: (rate: number) => compiler.replaceSetting(text, model.name, rateOfOptimizer, String(rate)) };
    terminal.out(choice(args, "format", formats) === "json" ? `${JSON.stringify(documentOf(findings), undefined, 2)}\n` : textOf(file, findings));
    if (report !== undefined) {
      const { rateReport } = await import("../../report/rate-report.ts");
      await writeWhole(report, rateReport(await recordOf(findings, inputs, heard.messages())));
      terminal.err(`report     ${report}\n`);
    }
    return 0;
  },
};
