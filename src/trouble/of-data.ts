/** Troubles of the data: inputs out of scale, classes without examples, targets that do not belong to their inputs. */
import { short } from "../numbers.ts";
import type { Evidence, Finding } from "./evidence.ts";

export function dataTroubles(evidence: Evidence): readonly Finding[] {
  return [...unscaledInputs(evidence), ...absentClasses(evidence), ...untrainedClasses(evidence), ...shuffledLabels(evidence)];
}

/** Initial weights expect inputs of variance 1; from some tens on the first steps are as many times too long. */
const usualSize = 30;

function unscaledInputs({ inputs }: Evidence): readonly Finding[] {
  const worst = inputs.filter(({ size }) => size > usualSize).toSorted((a, b) => b.size - a.size)[0];
  if (worst === undefined) return [];
  const { layer, place, size, column, component } = worst;
  const of = column === undefined ? `component ${component}` : `\`${column}\``;
  return [{
    kind: "unscaled inputs", layer, ...place,
    found: `${layer} reads numbers of the size ${short(size)} (root mean square of ${of}), and initial weights expect about 1`,
    advice: "write `standardize` before the first layer, or divide by a constant: `scaled[i] = x[i] / 255`",
    evidence: { size, component },
  }];
}

function absentClasses({ classes, examples }: Evidence): readonly Finding[] {
  return classes.flatMap(({ output, place, classes: list }): readonly Finding[] => {
    const absent = list.filter(({ count }) => count === 0).map(({ label }) => label);
    // What has most classes missing is a vocabulary.
    if (absent.length === 0 || absent.length > list.length / 2 || list.length > 100) return [];
    const named = absent.length > 5 ? `${absent.slice(0, 5).join(", ")} and ${absent.length - 5} more` : absent.join(", ");
    return [{
      kind: "absent class", ...place,
      found: `of the ${list.length} classes of ${output}, ${absent.length === 1 ? "one never occurs" : `${absent.length} never occur`} among ${examples} training examples: ${named}`,
      advice: "look for another spelling of it in the data, split with `stratify` where it is rare, or leave the class out of `oneHot`",
      evidence: { classes: list.length, absent: absent.length, examples },
    }];
  });
}

/** All of one trouble, since each kind is reported once. */
function untrainedClasses({ others, examples, fresh }: Evidence): readonly Finding[] {
  const [first, ...more] = others.filter(({ count }) => count === 0);
  if (first === undefined || !fresh) return [];
  const named = [first, ...more].map(({ value, label }) => `${JSON.stringify(label)} of ${value}`);
  return [{
    kind: "untrained class", ...first.place,
    found: `${named.slice(0, 5).join(", ")}${named.length > 5 ? ` and ${named.length - 5} more` : ""}: 0 of ${examples} training examples have a value that is not listed, so that weights of the class stay as they were drawn`,
    advice: "list only the frequent classes, so that rare ones train it, or say `missing` for values that are unknown",
    evidence: { values: named.length, examples },
  }];
}

/** The loss is no lower with the own targets than with those of other examples: outputs do not depend on what the targets depend on. */
function shuffledLabels({ shuffled, epochs, fresh, examples }: Evidence): readonly Finding[] {
  const [last, held] = [epochs.at(-1), epochs.at(-1)?.validation];
  if (shuffled === undefined || last === undefined || !fresh || epochs.length < 3 || examples < 40) return [];
  const { loss, shuffled: others } = shuffled;
  const mean = others.reduce((a, b) => a + b, 0) / others.length;
  const deviation = Math.sqrt(others.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / others.length);
  if (!(loss > mean - 2 * deviation && loss > 0.97 * mean)) return [];
  return [{
    kind: "shuffled labels",
    found: `after ${epochs.length} epochs the ${held === undefined ? "" : "validation "}loss is ${short(loss)}, and ${short(mean)} with the targets of other examples: outputs tell nothing of the targets`,
    advice: "see whether rows of inputs and targets still belong together, as after a sort, a join or a shift of one file; else the inputs do not tell the target",
    evidence: { loss, shuffled: mean, epochs: epochs.length },
  }];
}
