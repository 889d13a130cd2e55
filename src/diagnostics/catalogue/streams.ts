import { error, warning } from "../entry.ts";
import { shape } from "./phrases.ts";

/** NN440–NN443: models that come step by step. */
export const streams = {
  streamOfNoInput: error(
    "NN440",
    "stream of no input",
    (found: { name: string; inputs: readonly string[] }) => `\`${found.name}\` is no input that outputs depend on: \`stream\` takes ${found.inputs.map((i) => `\`${i}\``).join(", ")}`,
    "`stream text` names inputs whose first axis is the steps: a step takes one position of each. What only a loss or a target reads is no part of a prediction, and does not come step by step.",
  ),
  inputNotStreamed: warning(
    "NN441",
    "input of all steps beside a stream",
    (found: { name: string; streamed: readonly string[] }) => `\`${found.name}\` has the axis of the steps, and a stream is given it as a whole, once: write \`stream ${[...found.streamed, found.name].join(", ")}\` if it comes step by step`,
    "Inputs that `stream` does not name are given once, `network.stream({ speaker })`, before the first step. That is meant for what is the same at every step, or known ahead; an input that has an axis of the steps mostly comes with them.",
  ),
  noAxisOfSteps: error(
    "NN442",
    "no axis of steps",
    (found: { name: string; of: "input" | "output"; found: readonly number[]; steps: number | undefined }) => `${found.of === "input" ? "the input" : "the output"} \`${found.name}\` has the shape ${shape(found.found)}: ${found.steps === undefined ? "a first axis of steps is expected" : `a first axis of ${found.steps} steps is expected`}`,
    "The first axis of each input that comes step by step, and of each output, is the steps: all have the same number of them.",
  ),
  notStepwise: error(
    "NN443",
    "value that needs later steps",
    (found: { name: string; array: string; read: string; what: "all" | "later" | "data" | "examples" }) => `\`${found.name}\` cannot come step by step: \`${found.array}\` at step t reads ${readText(found)}`,
    "A model comes step by step where each value between its inputs and outputs has the steps as an axis, and each step reads the same step, steps before at a fixed distance, or all before (`u <= t`). Backward recurrences, attention that is not causal, means over time and centred convolutions need steps that are still to come.",
  ),
};

function readText({ read, what }: { readonly read: string; readonly what: "all" | "later" | "data" | "examples" }): string {
  const of = read === "" ? "" : ` of \`${read}\``;
  switch (what) {
    case "all": return `all steps${of}`;
    case "later": return `later steps${of}`;
    case "data": return `steps${of} at positions from data`;
    case "examples": return `other examples${of}`;
  }
}
