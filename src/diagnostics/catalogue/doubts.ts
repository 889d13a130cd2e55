import { warning } from "../entry.ts";
import { namesOf } from "./phrases.ts";

/** NN72x: what is legal, and surely not meant. */
export const doubts = {
  warningOfDefinition: warning(
    "NN720",
    "warning of a definition",
    (found: { message: string | undefined; name: string | undefined; condition: string }) =>
      found.message ?? `${found.name === undefined ? "the model" : `\`${found.name}\``} warns where ${found.condition}`,
    "A `warn` in a definition states a condition under which a call is allowed, and hardly meant: a learning rate below 0, `softmax` over one number. The message says what to write.",
  ),
  numberAsInitializer: warning(
    "NN721",
    "number as an initializer",
    (found: { value: string; parameter: string; definition: string; constant: string | undefined }) =>
      `${found.value} goes to \`${found.parameter}\` of \`${found.definition}\` by its position, so all weights begin at ${found.value}${found.constant === undefined ? "" : `: if that is meant, write \`${found.parameter}: ${found.constant}(${found.value})\``}`,
    "A parameter for an initializer takes a number too, which all weights then begin at. The size of the input is never an argument (`embedding(16)`, `dense(16)`: it is known), and a share of dropout is one of `dropout(0.5)`.",
  ),
  metricOfNoOutput: warning(
    "NN722",
    "metric of no output",
    (found: { name: string; of: "classes" | "numbers"; suitable: readonly string[] }) =>
      `\`${found.name}\` is a metric of ${found.of}, and the outputs are ${found.of === "classes" ? "numbers" : "classes"}, whose metrics are ${namesOf(found.suitable)}`,
    "Outputs of an encoding `oneHot` or `binary` are classes, and other outputs numbers. The table of metrics in the page of the language says what each is a metric of; one of the other kind is not measured.",
  ),
  logitsExpected: warning(
    "NN723",
    "loss of logits",
    (found: { loss: string; kind: string; made: string; instead: string | undefined }) =>
      `\`${found.loss}\` takes the exponential of its value, as of a logit, and \`${found.made}\` has made a ${found.kind} of it: leave \`${found.made}\` out${found.instead === undefined ? "" : `, or write a loss that takes it, such as \`${found.instead}\``}`,
    "A loss with a sigmoid or softmax of its own is for what comes before one. The losses of the library take probabilities, whose logarithm is computed from the logits all the same.",
  ),
  regularizedGain: warning(
    "NN724",
    "regularized gain",
    (found: { name: string }) => `\`${found.name}\` begins at 1 and is regularized, which draws it to 0: declare it a \`gain\``,
    "`regularize` concerns every `weight`; a factor that begins at 1 is a `gain`, which is trained and not regularized.",
  ),
  stopsNothing: warning(
    "NN725",
    "stop without a gradient to stop",
    (found: { text: string }) => `\`${found.text}\` stops no gradient: nothing that is trained is behind it`,
    "`stop(e)` is `e`, and what `e` depends on does not learn through it. Where `e` depends on no trained weight, the model is the same without `stop`.",
  ),
  meanOfSome: warning(
    "NN727",
    "mean of some, divided by all",
    (found: { choice: string; count: string }) => `this mean divides by all terms, not by those where ${found.choice}: divide their sum by \`max(1, ${found.count})\``,
    "A `mean` counts all points of its indices. The mean of what belongs to a position, as of the neighbours of a node, is a sum divided by a count, which is 0 where nothing belongs there.",
  ),
} as const;
