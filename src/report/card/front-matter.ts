/**
 * The metadata of a card, as YAML before the text, by the hub's specification (huggingface/hub-docs, modelcard.md): license, task, tags, data sets,
 * metrics, and the results as `model-index`.
 */
import { Document, visit } from "yaml";
import { licenseFields } from "./licenses.ts";
import type { CardRecord, DataRecord, PartRecord } from "./record.ts";

/** The hub's names of metrics, where they are others (hf.co/metrics). */
const hubMetrics: Readonly<Record<string, string>> = { auc: "roc_auc", r2: "r_squared" };

const splits = { training: "train", validation: "validation", test: "test" } as const;

export function frontMatter(card: CardRecord): string {
  const { given: { license, licenseLink, tags, datasets }, task, results } = card;
  const parts = results.kind === "measured" ? results.parts : [];
  const metrics = [...new Set(parts.flatMap((part) => Object.keys(part.metrics).map(metricType)))];
  const data = {
    ...(license !== undefined && licenseFields(license, licenseLink)),
    library_name: "nnc",
    ...(task !== undefined && { pipeline_tag: task }),
    tags: [...new Set(["nnc", ...tags])],
    ...(datasets.length > 0 && { datasets }),
    ...(metrics.length > 0 && { metrics }),
    ...(parts.length > 0 && { "model-index": [{ name: card.model, results: parts.map((part) => resultOf(card, part)) }] }),
  };
  // YAML 1.1, which Python's parser reads, takes more plain words for something else than a text.
  const document = new Document(data, { compat: "yaml-1.1" });
  // Python's parser refuses some plain texts that YAML permits, such as those with a tab.
  visit(document, { Scalar: (key, node) => void (key !== "key" && typeof node.value === "string" && !/^[\w .()/+-]+$/.test(node.value) && (node.type = "QUOTE_DOUBLE")) });
  if (license === undefined) document.commentBefore = " license: missing, nnc card --license ID gives it";
  const yaml = document.toString({ lineWidth: 0 });
  // In YAML 1.1 a number with an exponent has a point.
  return `---\n${yaml.replaceAll(/^(\s+value: -?\d+)(e[-+]\d+)$/gm, "$1.0$2")}---\n`;
}

function resultOf({ given: { datasets }, task, data }: CardRecord, { part, loss, metrics, outputs }: PartRecord): unknown {
  const [dataset] = datasets;
  const name = nameOf(data, part);
  return {
    task: { type: task ?? kindOf(outputs) },
    dataset: { type: dataset ?? name, name, split: splits[part] },
    metrics: Object.entries({ loss, ...metrics }).filter(([, value]) => Number.isFinite(value)).map(([metric, value]) => ({ type: metricType(metric), value, name: `${metric} (${part})` })),
  };
}

/** The hub requires a type of results whose task it has no name for. */
function kindOf(outputs: PartRecord["outputs"]): string {
  const kinds = new Set(outputs.map(({ kind }) => kind));
  if (kinds.size !== 1) return "other";
  return kinds.has("classes") ? "classification" : "regression";
}

/** The names of the files of a part: its own, or those that it is a part of. */
function nameOf(data: readonly DataRecord[], part: PartRecord["part"]): string {
  const found = data.find((each) => each.part === part) ?? data.find((each) => each.part === "examples");
  const names = found?.files.map(({ path }) => path.replace(/^.*\/(?=.)/, "")) ?? [];
  return names.length > 3 ? `${names[0]} and ${names.length - 1} others` : names.join(", ");
}

/** `kind.accuracy`, of the output `kind`, is an accuracy. */
function metricType(name: string): string {
  const base = /^(?:[^.()]+\.)?(.+)$/.exec(name)?.[1] ?? name;
  return hubMetrics[base] ?? base;
}
