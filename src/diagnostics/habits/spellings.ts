/** Values as other tools write them, as patterns of text with what to write for them. Idioms that the parser reads as meant are in `phases/parse/idioms.ts`. */

export interface Spelling {
  /** Matched anywhere in the file; it concerns a diagnostic on one of its lines. */
  readonly pattern: RegExp;
  /** The texts to write for it, the likeliest first. */
  readonly write: (groups: readonly string[]) => readonly string[];
  /** What the rule is. */
  readonly says: string;
}

function spelling(pattern: RegExp, says: string, ...texts: readonly string[]): Spelling {
  return { pattern, says, write: (groups) => texts.map((text) => text.replaceAll(/\$(\d)/g, (_, n: string) => groups[Number(n) - 1] ?? "")) };
}

export const spellings: readonly Spelling[] = [
  spelling(/\[\s*(?:None|null|batch|N|B|-1|\?)\s*,\s*/g, "the batch is not written: `[4]` is the shape of one example", "["),
  { pattern: /\boneHot\(\s*(\d+)\s*\)/g, says: "classes are listed, or counted as a range: `oneHot(0..9)`", write: ([classes = ""]) => [`oneHot(0..${Number(classes) - 1})`] },
  spelling(/\bdata\s*:\s*("[^"\n]*")/g, "the format of a file is named: `csv(\"iris.csv\")`", "data: csv($1)"),
  spelling(/\((\d+)\s*,\s*\1\)/g, "a square kernel is one number: `kernel: 3`", "$1"),
  spelling(/\[(\d+)\s*,\s*\1\]/g, "a square kernel is one number: `kernel: 3`", "$1"),
  spelling(/\b(\w+)\(\[\s*(\d+)\s*,\s*(\d+)\s*\]\)[ \t]*(\w*)/g, "each layer is a step of its own: `dense(64) relu dense(32) relu`", "$1($2) $4 $1($3) $4"),
  spelling(/\b(\w+)[ \t]+(\w+)(?=\s*[,}\])])/g, "items of a list are separated by commas: `{ width, height }`", "$1, $2"),
  { pattern: /\bmetrics\s*:\s*\[([^\]\n]*)\]/g, says: "metrics are names in brackets: `[mae, r2]`", write: ([list = ""]) => [`metrics: [${list.split(",").map((name) => metricOf(name)).join(", ")}]`] },
  spelling(/\bloss[ \t]+["'](\w+)["']/g, "a loss is a name: `loss crossEntropy`", "loss $1"),
  spelling(/\binit[ \t]*:[ \t]*["'](\w+)["']/g, "an initializer is a name: `init: heNormal`", "init: $1"),
  spelling(/\b(fitted\b[^\n]*\b(?:sum|mean|max|min|count))\((?!\s*\w+(?:\s*,\s*\w+)*\s*[:<])/g, "a fitted value reduces over the training data, whose index is `data`: `mean(data: x[j])`", "$1(data: "),
  spelling(/\b(let[ \t]+\w+[ \t]*=[ \t]*)(\w+(?:\([^()\n]*\))?)\((\w+)\)/g, "steps follow the value that they are applied to: `left { encoder }`", "$1$3 { $2 }"),
  spelling(/^([ \t]*\w+\([^()\n]*\))\((\w+)\)/gm, "steps follow the value that they are applied to: `image dense(8)`", "$2 $1"),
  spelling(/\bTrue\b/g, "truth values are `true` and `false`", "true"),
  spelling(/\bFalse\b/g, "truth values are `true` and `false`", "false"),
  spelling(/\bNone\b/g, "nothing is said by leaving the argument out", ""),
];

/** Names of Keras and scikit-learn. */
const metrics: Readonly<Record<string, string>> = {
  meanabsoluteerror: "mae", meansquarederror: "mse", rootmeansquarederror: "rmse", r2score: "r2", acc: "accuracy", accuracyscore: "accuracy", categoricalaccuracy: "accuracy",
  binaryaccuracy: "accuracy", sparsecategoricalaccuracy: "accuracy", f1score: "f1", precisionscore: "precision", recallscore: "recall",
  rocauc: "auc", rocaucscore: "auc", averageprecisionscore: "averagePrecision", averageprecision: "averagePrecision", logloss: "logLoss", calibrationerror: "calibrationError", cohenkappa: "cohenKappa", crossentropy: "logLoss", categoricalcrossentropy: "logLoss", sparsecategoricalcrossentropy: "logLoss",
  meanabsolutepercentageerror: "mape", cohenkappascore: "cohenKappa", expectedcalibrationerror: "calibrationError", ece: "calibrationError",
};

/** `top5`, `top_5_accuracy`, `TopKCategoricalAccuracy(k=5)`. */
const topK = /^(?:sparse)?top(?:k(?:categorical)?(?:accuracy)?(?:score)?\(?(?:k=)?)?(\d+)\)?(?:accuracy)?$/;

function metricOf(written: string): string {
  const name = written.trim().replaceAll(/^["']|["']$/g, "");
  const count = topK.exec(name.replaceAll(/[_\s]/g, "").toLowerCase())?.[1];
  if (count !== undefined) return `topK(${count})`;
  return metrics[name.replaceAll("_", "").toLowerCase()] ?? name;
}
