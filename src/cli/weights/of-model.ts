/** `nnc weights FILE --for NET.nn`: files of weights between a model and another framework. */
import { readText } from "../../project/compile-file.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { Arguments } from "../arguments.ts";
import { compilerOptions, loadCompiler } from "../compiler.ts";
import { type ExitCode, InputError, UsageError } from "../exit.ts";
import { checkDistinct, writeWhole } from "../output.ts";
import { showDiagnostics } from "../show.ts";
import type { Terminal } from "../terminal.ts";
import { checkSize } from "./convert.ts";
import type { RealType } from "./element-types.ts";
import { openWeights } from "./file.ts";
import { mapToModel } from "./from-mapping.ts";
import { parseMapping } from "./mapping.ts";
import { proposalText, propose } from "./propose.ts";
import { shown } from "./axes.ts";
import { mapFromModel } from "./to-mapping.ts";

/** Maps a file, or proposes a mapping. */
export async function mapWeights(path: string, source: string, type: RealType | undefined, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [from, to, map, out] = [args.value("from"), args.value("to"), args.value("map"), args.value("out")];
  if ((from === undefined) === (to === undefined)) throw new UsageError("which way? --from torch reads its layout, --to torch writes it");
  if (args.has("propose") && to !== undefined) throw new UsageError("--propose looks at a file --from torch");
  const model = await modelOf(source, args, terminal);
  if (model === undefined) return 1;
  const file = await openWeights(path);
  if (args.has("propose")) {
    const proposal = propose(model, file.entries);
    if (out === undefined) terminal.out(proposalText(proposal));
    else await writeWhole(out, proposalText(proposal));
    for (const { name, shape } of proposal.variables) terminal.err(`no tensors fit ${name} ${shown(shape)}\n`);
    if (proposal.tensors.length > 0) terminal.err(`not used: ${proposal.tensors.join(", ")}\n`);
    for (const [name, { ambiguous }] of Object.entries(proposal.mapping)) if (ambiguous !== undefined) terminal.err(`${name} is ambiguous: ${ambiguous}\n`);
    return proposal.variables.length > 0 ? 1 : 0;
  }
  if (map === undefined) throw new UsageError("--map is missing: give a mapping, as --propose prints it");
  if (out === undefined) throw new UsageError("--out is missing: name the file to write");
  await checkDistinct([{ path: out, what: "--out" }], [{ path, what: "the file of weights" }, { path: source, what: "the model" }, { path: map, what: "the mapping" }]);
  checkSize(file);
  const mapping = parseMapping(await readText(map), map);
  if (to !== undefined) await writeWhole(out, await mapFromModel(file, model, mapping, type));
  else {
    const { bytes, unused } = await mapToModel(file, model, mapping, type);
    await writeWhole(out, bytes);
    if (unused.length > 0) terminal.err(`not used: ${unused.join(", ")}\n`);
  }
  terminal.err(`${out}\n`);
  return 0;
}

async function modelOf(source: string, args: Arguments, terminal: Terminal): Promise<CheckedModel | undefined> {
  const { check } = await loadCompiler();
  const { models, diagnostics } = check(await readText(source), await compilerOptions(source, args));
  if (await showDiagnostics(diagnostics, terminal)) return undefined;
  const [model, another] = models;
  if (model === undefined) throw new InputError(`${source} has no model`);
  if (another !== undefined) throw new InputError(`${source} has several models: name one with --model, of ${models.map(({ name }) => name).join(", ")}`);
  return model;
}
