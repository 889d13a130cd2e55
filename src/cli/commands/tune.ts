import { type Arguments, share, wholeNumber } from "../arguments.ts";
import { type Command, header, set } from "../command.ts";
import { dataFlag } from "../data-files.ts";
import { cacheFlags } from "../cache/flags.ts";
import { UsageError } from "../exit.ts";
import { interruption } from "../interruption.ts";
import { compileModel } from "../model-file.ts";
import { checkDistinct, checkWritable, type NamedFile } from "../output.ts";
import { listen } from "../report/listen.ts";
import { fastestTarget, runFlags } from "../target.ts";
import { prepareSearch } from "../tune/prepare.ts";
import { parseSpace } from "../tune/space.ts";
import { formats, writeResults } from "../tune/write-results.ts";

export const command: Command = {
  usage: 'FILE "rate=1e-4..1e-1:log, hidden=16|32|64" [--data F…]',
  about: "Searches parameters of the model, settings of its `train` and parameters of its optimizer for the least validation loss, by successive halving: all configurations are trained a little, the best third goes on. Lists are a|b|c, ranges low..high or low..high:log; a range whose ends are whole has whole numbers. Of lists with few configurations all are tried, otherwise drawn ones.",
  flags: {
    data: dataFlag("the model's own data"),
    ...cacheFlags,
    ...header,
    trials: { type: "string", value: "N", help: "configurations, at most (27)" },
    epochs: { type: "string", value: "N", help: "epochs of the configurations that come to the end (those of the model)" },
    eta: { type: "string", value: "N", help: "one of N configurations goes on, to N times the epochs (3)" },
    "min-epochs": { type: "string", value: "N", help: "epochs of every configuration, at least (1)" },
    validation: { type: "string", value: "SHARE", help: "share of the examples held out, whose loss is compared" },
    seed: { type: "string", value: "N", help: "seed of the draws, and of every training" },
    out: { type: "string", short: "o", value: "W.safetensors", help: "saves the weights of the best configuration; the state of the search is beside it, in the folder W.tune" },
    resume: { type: "boolean", help: "goes on with a search that was stopped or killed, of the same --out" },
    "write-model": { type: "string", value: "BEST.nn", help: "writes the file of the model with the best configuration" },
    report: { type: "string", value: "OUT.html", help: "writes table and plots as a page" },
    format: { type: "string", choices: formats, help: "table, plots and advice, or all numbers as one JSON document (pretty)" },
    ...runFlags,
    ...set,
  },
  async run(args, terminal) {
    const [file, ...spaces] = args.positionals;
    if (file === undefined) throw new UsageError("expected a .nn file");
    const space = parseSpace(spaces.join(", "));
    const chosen = fastestTarget(args);
    const limits = {
      trials: wholeNumber(args, "trials", 1) ?? 27, epochs: wholeNumber(args, "epochs", 1), eta: wholeNumber(args, "eta", 2) ?? 3, least: wholeNumber(args, "min-epochs", 1) ?? 1,
      validation: share(args, "validation"), seed: wholeNumber(args, "seed", 0),
    };
    if (args.has("resume") && args.value("out") === undefined) throw new UsageError("--resume goes on with the search beside --out: give --out too");
    const twice = space.find(({ name }) => args.values("set").some((text) => text.startsWith(`${name}=`)));
    if (twice !== undefined) throw new UsageError(`\`${twice.name}\` is searched, and --set gives it a value: leave one of them out`);
    const heard = listen(terminal);
    const base = await compileModel(file, args, heard.terminal, chosen);
    if (base === undefined) return 1;
    const prepared = await prepareSearch({ file, text: base.model.source.text, base, space, limits, chosen }, args, heard.terminal);
    if (prepared === undefined) return 1;
    const outputs = outputsOf(args);
    await checkDistinct(outputs, prepared.inputs);
    for (const { path } of outputs) await checkWritable(path);
    const stop = interruption(terminal.err);
    try {
      const found = await prepared.search(stop.signal, terminal);
      if (found !== undefined) return await writeResults(file, found, heard.messages(), args, terminal);
      terminal.err(args.value("out") === undefined ? "the search was stopped; nothing was saved, since there is no --out\n" : "the search was stopped; to go on: the same command with --resume\n");
      return stop.code();
    } finally {
      stop.release();
    }
  },
};

function outputsOf(args: Arguments): readonly NamedFile[] {
  return ["out", "write-model", "report"].flatMap((flag) => {
    const path = args.value(flag);
    return path === undefined ? [] : [{ path, what: `--${flag}` }];
  });
}
