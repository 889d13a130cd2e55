/** Commands that train, measure and use a model again, in the folder of its card. */
import { toNumber } from "../../ir/equation/number.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { CommandsRecord, TrainedRecord } from "../../report/card/record.ts";
import type { PublishedWeights } from "./weights.ts";

export const weightsName = "model.safetensors";

export interface Described {
  readonly model: CheckedModel;
  /** The name of its file in the folder. */
  readonly source: string;
  /** Whether that has other models. */
  readonly several: boolean;
  /** Names of parameters that have another value than that of the file. */
  readonly set: readonly string[];
  /** Files in place of the model's own, as the card names them. */
  readonly data: readonly string[];
}

export function commandsOf(described: Described, weights: PublishedWeights | undefined, measured: "training" | "validation" | "test" | undefined): CommandsRecord {
  const { source, data } = described;
  const chosen = chosenWords(described);
  const files = data.length === 0 ? [] : ["--data", ...data];
  const kept = ["--weights", weightsName];
  return {
    train: line(["nnc", "train", source, ...files, ...chosen, ...trainingWords(described.model, weights), "--out", weightsName]),
    ...(measured !== undefined && { evaluate: line(["nnc", "eval", source, ...kept, ...files, ...chosen, "--part", measured]) }),
    predict: `${line(["nnc", "predict", source, ...kept, ...chosen])} < rows.csv`,
    build: line(["nnc", "build", source, ...kept, ...chosen, "-o", `${source.replace(/^.*\//, "").replace(/\.nn$/, "")}.ts`]),
  };
}

function chosenWords({ model, several, set }: Described): readonly string[] {
  const values = model.parameters.filter(({ name }) => set.includes(name)).map(({ name, value }) => `${name}=${typeof value === "object" ? toNumber(value) : String(value)}`);
  return [...(several ? ["--model", model.name] : []), ...values.flatMap((value) => ["--set", value])];
}

/** The flags of a training that its file records, where they differ from the model. */
function trainingWords({ train }: CheckedModel, weights: PublishedWeights | undefined): readonly string[] {
  if (weights === undefined) return [];
  const { metadata, precision } = weights;
  const { done, whole } = lengthOf(metadata);
  const early = train.stop !== undefined && (whole === undefined || done === whole);
  const words: string[] = [];
  if (metadata["seed"] !== undefined && metadata["seed"] !== String(train.seed)) words.push("--seed", metadata["seed"]);
  if (done !== undefined && done > 0 && done !== train.epochs && !early) words.push("--epochs", String(done));
  if (done !== undefined && whole !== undefined && whole > done) words.push("--of", String(whole));
  if (metadata["validation"] !== undefined) words.push("--validation", metadata["validation"]);
  if (metadata["buffer"] !== undefined) words.push("--buffer", metadata["buffer"]);
  if (precision === "f64") words.push("--precision", "f64");
  return words;
}

export function trainedOf({ train }: CheckedModel, weights: PublishedWeights | undefined): TrainedRecord {
  if (weights === undefined) return { seed: train.seed, unknown: [] };
  const { done } = lengthOf(weights.metadata);
  const unknown = [
    ...(done === undefined ? ["The file of weights does not record how long they were trained."] : []),
    "The file of weights does not record whether the training began with other weights (`--base`), and which version of nnc trained them.",
  ];
  const seed = Number(weights.metadata["seed"] ?? train.seed);
  return { seed, ...(done !== undefined && { epochs: done }), unknown };
}

/** Epochs behind the weights, and those of the whole training. */
function lengthOf(metadata: Readonly<Record<string, string>>): { readonly done: number | undefined; readonly whole: number | undefined } {
  const read = (text: string | undefined): number | undefined => (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined);
  return { done: read(metadata["epoch"] ?? metadata["trained"]), whole: read(metadata["epochs"]) };
}

/** Words for a shell of POSIX; those with other characters than names have are quoted. */
function line(words: readonly string[]): string {
  return words.map((word) => (/^[\w./=:,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(" ");
}
