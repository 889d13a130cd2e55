/** Writes a model with its weights as a graph of ONNX. */
import { basename, join, parse } from "node:path";
import type { CheckedModel } from "../index.ts";
import { type Arguments, type Flags, wholeNumber } from "./arguments.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { InputError, UsageError } from "./exit.ts";
import { readBytes } from "./files.ts";
import { checkDistinct, writeWhole } from "./output.ts";

export const onnxFlags: Flags = {
  weights: { type: "string", short: "w", value: "W.safetensors", help: "of ONNX: the checkpoint that `nnc train --out` wrote" },
  seed: { type: "string", value: "N", help: "of ONNX, in place of --weights: the first values of a model that is not trained" },
  opset: { type: "string", value: "N", help: "of ONNX: the version of its operators (17)" },
  external: { type: "boolean", help: "of ONNX: puts large weights into a file beside it, `net.onnx.data`" },
};

/** Wrong usage is reported before any file is read. */
export async function checkOnnxUsage(args: Arguments): Promise<void> {
  const [weights, seed] = [args.value("weights"), wholeNumber(args, "seed", 0)];
  if (weights === undefined && seed === undefined) throw new UsageError("a graph of ONNX has weights inside: give those that `nnc train --out` wrote with --weights, or with --seed N the first values of a model that is not trained");
  if (weights !== undefined && seed !== undefined) throw new UsageError("--weights and --seed exclude each other");
  if (args.value("output") === "-") throw new UsageError("a graph of ONNX is no text: name a file with -o");
  const { newestOpset, oldestOpset } = await import("../export/onnx/export.ts");
  const opset = wholeNumber(args, "opset", oldestOpset);
  if (opset !== undefined && opset > newestOpset) throw new UsageError(`--opset takes a whole number from ${oldestOpset} to ${newestOpset}, not \`${opset}\``);
}

/** `model`: the one model of the file. */
export async function writeOnnx(file: string, model: CheckedModel, args: Arguments, diagnosis: Diagnosis): Promise<void> {
  const { encodeModel, ExportError, exportOnnx, initialWeights, oldestOpset, operatorsOf, savedWeights } = await import("../export/onnx/export.ts");
  const { WeightsError } = await import("../index.ts");
  const { version } = await import("./version.ts");
  const { dir, name } = parse(file);
  const path = args.value("output") ?? join(dir, `${name}.onnx`);
  const beside = args.has("external") ? `${path}.data` : undefined;
  const weightsFile = args.value("weights");
  const inputs = [{ path: file, what: "the model" }, ...(weightsFile === undefined ? [] : [{ path: weightsFile, what: "the weights" }])];
  await checkDistinct([{ path, what: "-o" }, ...(beside === undefined ? [] : [{ path: beside, what: "--external" }])], inputs);
  try {
    const weights = weightsFile === undefined ? initialWeights(model, wholeNumber(args, "seed", 0) ?? 0) : savedWeights(model, await readBytes(weightsFile), weightsFile);
    const onnx = exportOnnx(model, weights, { opset: wholeNumber(args, "opset", oldestOpset) ?? oldestOpset, version });
    const files = encodeModel(onnx, beside === undefined ? undefined : basename(beside));
    if (beside !== undefined && files.data !== undefined) await writeWhole(beside, files.data);
    await writeWhole(path, files.model);
    diagnosis.say(`${path}${files.data === undefined || beside === undefined ? "" : ` and ${beside}`}\n  opset ${onnx.opset}, ${onnx.graph.nodes.length} nodes: ${[...operatorsOf(onnx.graph).keys()].sort().join(", ")}\n`);
  } catch (cause) {
    if (cause instanceof ExportError) throw new InputError(`cannot be exported to ONNX: ${cause.message}`);
    throw cause instanceof WeightsError ? new InputError(cause.message) : cause;
  }
}
