/** The README's tables of the committed scores. */
import { readFileSync } from "node:fs";

interface Score {
  readonly mean: number;
  readonly deviation: number;
  readonly seconds: number;
}

interface OurScore extends Score {
  /** Which metric is measured, or `loss`. */
  readonly score: string;
  /** Which library measured the same. */
  readonly beside: string;
}

const labels: Readonly<Record<string, string>> = { accuracy: "accuracy", r2: "R²", mae: "absolute error", loss: "squared error", "species.accuracy": "accuracy", "bodyMass.r2": "R²" };

export function accuracyTables(): string {
  const ours: Readonly<Record<string, OurScore>> = JSON.parse(readFileSync("bench/accuracy/nnc.json", "utf8"));
  return `${table(ours, "scikit-learn", "sklearn")}\n\n${table(ours, "PyTorch", "torch")}`;
}

function table(ours: Readonly<Record<string, OurScore>>, library: string, file: string): string {
  const theirs: Readonly<Record<string, Score>> = JSON.parse(readFileSync(`bench/accuracy/${file}.json`, "utf8"));
  const rows = Object.entries(ours).filter(([, { beside }]) => beside === library).map(([example, mine]) => {
    const other = theirs[example];
    if (other === undefined) throw new Error(`bench/accuracy/${file}.json has no score of ${example}`);
    return `| ${[example, labels[mine.score], shown(mine, mine.score), shown(other, mine.score), seconds(mine), seconds(other)].join(" | ")} |`;
  });
  return [`| example | measure | nnc | ${library} | nnc, one training | ${library} |`, "| --- | --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function shown({ mean, deviation }: Score, score: string): string {
  return score.endsWith("accuracy") ? `${(100 * mean).toFixed(1)}% ± ${(100 * deviation).toFixed(1)}` : `${mean.toFixed(3)} ± ${deviation.toFixed(3)}`;
}

function seconds({ seconds: s }: Score): string {
  return `${s.toFixed(2)} s`;
}
