/** What the examples that are held out tell of a trained network; those that trained it, where none are. */
import { withLabels } from "../../data/labels.ts";
import { takeExamples } from "../../data/parts.ts";
import type { PartRecord } from "../../report/card/record.ts";
import type { Arguments } from "../arguments.ts";
import type { CompiledModule } from "../compiler.ts";
import { measureOutputs } from "../measures/outputs.ts";
import { loadData } from "../model-file.ts";
import type { Network } from "../network.ts";
import type { Terminal } from "../terminal.ts";
import { loadParts } from "../training/parts.ts";
import { savedSeed, savedShare } from "../training/saved-state.ts";

/** `undefined` after faults of the data, which are shown. `saved`: the file of weights that the network has. */
export async function measureParts(file: string, module: CompiledModule, network: Network, saved: Uint8Array, args: Arguments, terminal: Terminal): Promise<readonly PartRecord[] | undefined> {
  const { model } = module;
  const all = await loadData(file, module, args, "parts", terminal);
  const parts = all && (await loadParts(file, module, all, { seed: savedSeed(saved, model.train.seed), validation: savedShare(saved) }, terminal));
  if (parts === undefined) return undefined;
  const held = (["test", "validation"] as const).filter((name) => parts[name].rows.length > 0);
  return (held.length > 0 ? held : ["training" as const]).map((part) => {
    const { data, rows } = parts[part];
    const examples = data === all ? takeExamples(data, rows) : data;
    return { part, examples: examples.count, ...network.evaluate(withLabels(model, examples.arrays, examples.count)), outputs: measureOutputs(model, network, examples) };
  });
}
