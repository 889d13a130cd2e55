import { type Arguments, choice } from "../arguments.ts";
import { type Command, set } from "../command.ts";
import { type ExitCode, UsageError } from "../exit.ts";
import { checkDistinct, writeWhole } from "../output.ts";
import type { Terminal } from "../terminal.ts";
import { agrees, compareFiles } from "../weights/compare.ts";
import { convertFile } from "../weights/convert.ts";
import type { RealType } from "../weights/element-types.ts";
import { openWeights, type WeightsFile } from "../weights/file.ts";
import { mapWeights } from "../weights/of-model.ts";
import { type Statistics, statisticsOf } from "../weights/statistics.ts";
import { differencesText, listText } from "../weights/text.ts";

const formats = ["pretty", "json"] as const;

const types = ["f64", "f32", "f16", "bf16"] as const;

const frameworks = ["torch"] as const;

const typeNames = { f64: "F64", f32: "F32", f16: "F16", bf16: "BF16" } as const satisfies Readonly<Record<(typeof types)[number], RealType>>;

export const command: Command = {
  usage: "FILE.safetensors [OTHER.safetensors] or FILE.safetensors --as TYPE --out OUT.safetensors or FILE.safetensors --for NET.nn --from torch --map MAP.json --out OUT.safetensors",
  about: "Lists the tensors of a safetensors file with element types, shapes, bytes and statistics, whoever wrote it. Of two files, prints how the tensors differ, and exits with 1 if they do. With --as and --out, writes the tensors in another element type, rounded to nearest, ties to even. With --for, translates between a model and the layout of PyTorch by a mapping, which --propose prints.",
  flags: {
    as: { type: "string", choices: types, help: "the element type of what is written; integers stay" },
    out: { type: "string", value: "OUT.safetensors", help: "the file to write" },
    for: { type: "string", value: "NET.nn", help: "the model whose weights these are, or shall be" },
    from: { type: "string", choices: frameworks, help: "the file has the layout of this framework, and the model's is written" },
    to: { type: "string", choices: frameworks, help: "the file has the model's layout, and that of this framework is written" },
    map: { type: "string", value: "MAP.json", help: "from which tensor each variable comes, with the permutation of its axes" },
    propose: { type: "boolean", help: "prints a mapping (or writes it to --out) by shapes and order; what is ambiguous is marked" },
    ...set,
    tolerance: { type: "string", value: "NUMBER", help: "of two files: the greatest absolute difference that counts as none (0)" },
    format: { type: "string", choices: formats, help: "tables, or all of it as one JSON document (pretty)" },
  },
  async run(args, terminal) {
    const [path, other, extra] = args.positionals;
    if (path === undefined) throw new UsageError("expected a safetensors file");
    if (extra !== undefined) throw new UsageError(`expected one or two files, found a third, \`${extra}\``);
    const as = choice(args, "as", types);
    const out = args.value("out");
    const source = args.value("for");
    if (source !== undefined && other !== undefined) throw new UsageError("with --for there is one file of weights");
    if (source !== undefined) return mapWeights(path, source, as && typeNames[as], args, terminal);
    const lost = ["from", "to", "map"].find((flag) => args.value(flag) !== undefined) ?? (args.has("propose") ? "propose" : undefined);
    if (lost !== undefined) throw new UsageError(`--${lost} needs --for NET.nn, the model`);
    if (as !== undefined && out === undefined) throw new UsageError("--out is missing: name the file to write");
    if (out !== undefined && as === undefined) throw new UsageError(`--as is missing: in which element type? ${types.join(", ")}`);
    if (other !== undefined && as !== undefined) throw new UsageError("one file is converted, not two");
    const tolerance = toleranceOf(args, other);
    const file = await openWeights(path);
    if (other !== undefined) return compare(file, await openWeights(other), tolerance, args, terminal);
    if (as === undefined || out === undefined) return list(file, args, terminal);
    await checkDistinct([{ path: out, what: "--out" }], [{ path, what: "the file of weights" }]);
    await writeWhole(out, await convertFile(file, typeNames[as]));
    terminal.err(`${out}\n`);
    return 0;
  },
};

function toleranceOf(args: Arguments, other: string | undefined): number {
  const text = args.value("tolerance");
  if (text === undefined) return 0;
  if (other === undefined) throw new UsageError("--tolerance is for two files");
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0)) throw new UsageError(`--tolerance takes a number of at least 0, not \`${text}\``);
  return value;
}

async function list(file: WeightsFile, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const statistics: Statistics[] = [];
  for (const entry of file.entries) statistics.push(await statisticsOf(file, entry));
  if (choice(args, "format", formats) !== "json") {
    terminal.out(listText(file, statistics));
    return 0;
  }
  const tensors = file.entries.map(({ name, type, shape, count, from, to }, i) => ({ name, type, shape, count, bytes: to - from, ...statistics[i] }));
  terminal.out(`${JSON.stringify({ bytes: file.size, metadata: file.metadata, tensors }, undefined, 2)}\n`);
  return 0;
}

async function compare(first: WeightsFile, second: WeightsFile, tolerance: number, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const differences = await compareFiles(first, second);
  const equal = differences.every((difference) => agrees(difference, tolerance));
  terminal.out(choice(args, "format", formats) === "json" ? `${JSON.stringify({ equal, tolerance, tensors: differences }, undefined, 2)}\n` : differencesText(differences, tolerance));
  return equal ? 0 : 1;
}
