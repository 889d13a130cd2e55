import type { GivenRecord } from "../../report/card/record.ts";
import { type Arguments, oneFile } from "../arguments.ts";
import { cacheFlags } from "../cache/flags.ts";
import { collectCard } from "../card/collect.ts";
import { weightsName } from "../card/commands.ts";
import { configOf } from "../card/config.ts";
import { hashOf, writeFolder } from "../card/folder.ts";
import { sourcesOf } from "../card/sources.ts";
import { publishedWeights } from "../card/weights.ts";
import { type Command, header, set } from "../command.ts";
import { dataFlag } from "../data-files.ts";
import { UsageError } from "../exit.ts";
import { compileModel } from "../model-file.ts";
import { fastestTarget } from "../target.ts";

export const command: Command = {
  usage: "FILE [--weights W] or FILE --weights W -o FOLDER",
  about: "Writes a model card: data with hashes, layers, settings, results on the examples that are held out, and commands that train and measure the model again, as Markdown with the metadata of the Hugging Face hub. With -o, a folder as the hub's repositories are: README.md, model.safetensors, config.json and the model. What only a person knows comes from flags, or is marked as missing.",
  flags: {
    weights: { type: "string", short: "w", value: "W.safetensors", help: "the checkpoint that `nnc train --out` wrote; without it, nothing is measured" },
    output: { type: "string", short: "o", value: "FOLDER", help: "the folder to write; without it the card goes to standard output" },
    force: { type: "boolean", help: "replaces files of the folder that were edited by hand" },
    license: { type: "string", value: "ID", help: "the license of model and weights, by the hub's or SPDX's identifier: mit, apache-2.0" },
    "license-link": { type: "string", value: "URL", help: "where its text is" },
    "intended-use": { type: "string", value: "TEXT", help: "what the model is for, and what not, as Markdown" },
    limits: { type: "string", value: "TEXT", help: "limits and risks that are known, as Markdown" },
    task: { type: "string", value: "ID", help: "the hub's task (tabular-classification or tabular-regression, where it follows from the data)" },
    tag: { type: "string", multiple: true, value: "TAG", help: "a tag of the hub; may be repeated" },
    dataset: { type: "string", multiple: true, value: "ID", help: "the data set on the hub, `owner/name`; may be repeated" },
    data: { ...dataFlag("the model's own data"), help: "one file or more of the same columns, or quoted patterns (\"2024-*.csv\"), instead of the model's own data" },
    "no-data": { type: "boolean", help: "reads no data: the card has neither their hashes nor results" },
    ...cacheFlags,
    ...header,
    ...set,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    const [path, folder] = [args.value("weights"), args.value("output")];
    if (folder !== undefined && path === undefined) throw new UsageError("-o needs --weights: give the file that `nnc train --out` wrote");
    if (folder === undefined && args.has("force")) throw new UsageError("--force is for a folder: give one with -o");
    if (args.values("data").includes("-")) throw new UsageError("--data - has no name and is read once: give a file");
    if (args.has("no-data") && args.values("data").length > 0) throw new UsageError("--data and --no-data exclude each other");
    const given = givenOf(args);
    const chosen = fastestTarget(args);
    const module = await compileModel(file, args, terminal, chosen);
    if (module === undefined) return 1;
    const sources = await sourcesOf(file, args);
    const weights = path === undefined ? undefined : await publishedWeights(path, module.model);
    const contents = weights === undefined || folder === undefined ? [] : [{ name: weightsName, what: "weights", content: weights.bytes }, ...[...sources.files].map(([name, text]) => ({ name, what: name === sources.source ? "model" : "definitions", content: text }))];
    const files = contents.map(({ name, what, content }) => ({ what, path: name, bytes: Buffer.byteLength(content), sha256: hashOf(content) }));
    const card = await collectCard({ file, module, sources, weights, chosen, given, files }, args, terminal);
    if (card === undefined) return 1;
    const { cardOf } = await import("../../report/card/card.ts");
    const text = cardOf(card);
    if (folder === undefined || path === undefined) {
      terminal.out(text);
      return 0;
    }
    const inputs = [{ path, what: "--weights" }, { path: file, what: "the model" }];
    const written = await writeFolder(folder, [...contents, { name: "README.md", content: text }], await configOf(module.model, sources.source), inputs, args.has("force"));
    terminal.err(written.length === 0 ? `${folder} is up to date\n` : written.map((each) => `${each}\n`).join(""));
    return 0;
  },
};

function givenOf(args: Arguments): GivenRecord {
  const text = (flag: string): string | undefined => {
    const value = args.value(flag)?.trim();
    if (value === "") throw new UsageError(`--${flag} is empty`);
    return value;
  };
  const identifiers = (flag: string, pattern: RegExp, example: string): readonly string[] => {
    const wrong = args.values(flag).find((each) => !pattern.test(each));
    if (wrong !== undefined) throw new UsageError(`--${flag} takes a name such as ${example}, not \`${wrong}\``);
    return args.values(flag);
  };
  const [license, licenseLink, intendedUse, limits] = [text("license"), text("license-link"), text("intended-use"), text("limits")];
  if (licenseLink !== undefined && license === undefined) throw new UsageError("--license-link needs --license, the license");
  identifiers("task", /^[a-z0-9-]+$/, "tabular-classification");
  return {
    tags: identifiers("tag", /^[^\s,][^\n,]*$/, "biology"), datasets: identifiers("dataset", /^[\w.-]+(?:\/[\w.-]+)?$/, "scikit-learn/iris"),
    ...(license !== undefined && { license }), ...(licenseLink !== undefined && { licenseLink }), ...(intendedUse !== undefined && { intendedUse }), ...(limits !== undefined && { limits }),
  };
}
