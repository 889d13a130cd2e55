import { error } from "../entry.ts";

/** NN4xx: equations of definitions. */
export const equations = {
  unboundIndex: error(
    "NN400",
    "index out of sight",
    (found: { index: string }) => `the index \`${found.index}\` is neither on the left side nor under a reduction`,
    "Nothing is summed silently: an index on the right that is not on the left must be bound, as in `sum(i: …)`.",
  ),
  indexWithoutRange: error(
    "NN401",
    "index without range",
    (found: { index: string }) => `the range of the index \`${found.index}\` cannot be told: write \`${found.index} < size\``,
    "An index takes its range from the size that it subscripts by itself: where it is always evaluated, else in branches of `? :`, else in a read before `else`. One that does so nowhere needs its range written.",
  ),
  rangesDisagree: error(
    "NN402",
    "ranges disagree",
    (found: { index: string; first: number; second: number }) => `the index \`${found.index}\` runs to ${found.first} in one place and to ${found.second} in another`,
    "An index has one range. Write `i < size` where one of two sizes is meant; a written range wins.",
  ),
  outOfBounds: error(
    "NN403",
    "read out of bounds",
    (found: { array: string; index: string; by: string; size: number }) =>
      `\`${found.array}\` is read outside of its bounds: \`${found.index}\` ${found.by} the size ${found.size}`,
    "Every read must provably lie in bounds, or say what stands outside: `(x[i] else 0)`.",
  ),
  missingSubscripts: error(
    "NN404",
    "array without subscripts",
    (found: { array: string; rank: number }) => `\`${found.array}\` has ${found.rank} ${found.rank === 1 ? "dimension" : "dimensions"}, so it needs subscripts here`,
    "In an equation an array is read at positions: `x[i, j]`, or `x[..s]` for a pack.",
  ),
  wrongSubscriptCount: error(
    "NN405",
    "wrong number of subscripts",
    (found: { array: string; rank: number; given: number }) => `\`${found.array}\` has ${found.rank} ${found.rank === 1 ? "dimension" : "dimensions"}, and ${found.given} subscripts are given`,
    "An array is read with one subscript for each dimension; a pack stands for as many as it has.",
  ),
  unprovenPosition: error(
    "NN406",
    "position cannot be proven",
    (found: { array: string; index: string }) => `\`${found.index}\` comes from data and may lie outside of \`${found.array}\``,
    "A position that is a value must be within the size by how it is made: an input of the encoding `index(n)`, `argmax` or `argmin` over an axis, `min`, `max`, `floor`, `%` and choices of such; or stand under `else`.",
  ),
  fractionalPosition: error(
    "NN407",
    "position is no whole number",
    (found: { index: string }) => `the position \`${found.index}\` is not a whole number`,
    "Positions are sums of indices with whole factors; `floor(i / 2)` and `i % 2` are whole.",
  ),
  definedTwice: error(
    "NN408",
    "defined twice",
    (found: { name: string }) => `\`${found.name}\` is defined twice`,
    "A value is defined once for each index; base cases of a recurrence, at constant positions, stand beside the general case.",
  ),
  notDefinedEverywhere: error(
    "NN409",
    "not defined everywhere",
    (found: { name: string; at: number }) => `\`${found.name}\` is not defined at ${found.at}`,
    "The pieces of a value must cover its range without a gap.",
  ),
  subscriptsOfNumber: error(
    "NN410",
    "not an array",
    (found: { name: string }) => `\`${found.name}\` is a number and takes no subscripts`,
    "Only arrays are read at positions.",
  ),
  dependsOnExample: error(
    "NN411",
    "depends on the example",
    (found: { name: string; what: string }) => `\`${found.name}\` differs from example to example, and ${found.what} does not: reduce it over \`batch\`, as in \`mean(batch: …)\``,
    "Weights, state and fitted values are the same for all examples; what they are set to may read examples only under a reduction over `batch` or `data`.",
  ),
  layerWithWeights: error(
    "NN412",
    "layer with weights in an equation",
    (found: { name: string }) => `\`${found.name}\` has weights of its own, so it cannot be applied in an equation`,
    "Inside of equations only layers without weights, state and fitted values apply to a value by name; the others stand in a chain.",
  ),
  recursiveDefinition: error(
    "NN413",
    "endless definition",
    (found: { name: string }) => `\`${found.name}\` is defined by itself`,
    "Definitions are written out where they are used, so none may use itself.",
  ),
  wrongOperandCount: error(
    "NN414",
    "wrong number of operands",
    (found: { name: string; takes: string; given: number }) => `\`${found.name}\` takes ${found.takes}, not ${found.given}`,
    "The functions of the language have fixed numbers of operands; a reduction has indices before its colon.",
  ),
  elseWithoutRead: error(
    "NN415",
    "`else` without a read",
    () => "`else` follows a single read: `(x[i] else 0)`",
    "`else` says what stands where a read would lie outside of its array.",
  ),
  notANumber: error(
    "NN416",
    "not a number",
    (found: { what: string }) => `${found.what} cannot stand in an equation`,
    "Equations compute with numbers, indices and reads.",
  ),
  unknownPack: error(
    "NN417",
    "unknown pack",
    (found: { name: string }) => `there is no pack \`..${found.name}\` in sight`,
    "A pack is bound by the shape pattern of an input: `x: [..s, from]`.",
  ),
  indexBoundTwice: error(
    "NN418",
    "index named twice",
    (found: { name: string }) => `the index \`${found.name}\` is already bound here`,
    "An index is bound once: on the left, or by one reduction around what uses it.",
  ),
  fittedToTrained: error(
    "NN419",
    "fitted to what is trained",
    (found: { name: string; parameter: string }) => `\`${found.name}\` is computed before training, but it depends on \`${found.parameter}\`, which is trained`,
    "What a `fitted` value reads may not depend on anything trained: put the layer before the first one with weights, or those into `frozen { … }`.",
  ),
  cycleWithoutStep: error(
    "NN420",
    "cycle without a step",
    (found: { names: readonly string[] }) => `${found.names.map((n) => `\`${n}\``).join(" and ")} ${found.names.length === 1 ? "depends on itself" : "depend on each other"} at the same position`,
    "A recurrence must provably step one way along one index, as `h[t - 1, j]` in the equation of `h[t, j]` does.",
  ),
  misplacedInDefinition: error(
    "NN421",
    "misplaced statement",
    (found: { what: string; where: string }) => `${found.what} cannot stand in ${found.where}`,
    "Each kind of definition takes its own statements.",
  ),
  wrongDraw: error(
    "NN422",
    "wrong draw",
    (found: { why: string }) => found.why,
    "`random(..s)` and `gaussian(..s)` take the indices over which the draws differ.",
  ),
  noMatrixToDraw: error(
    "NN423",
    "no matrix to draw",
    (found: { why: string }) => `\`orthonormal()\` draws a whole matrix: ${found.why}`,
    "It gives first values to weights of two axes or more, as `weight W: [from, units] = orthogonal` does.",
  ),
  unreachableBranch: error(
    "NN424",
    "branch without positions",
    (found: { index: string; branch: string }) => `\`${found.branch}\` is never reached: the range of \`${found.index}\` comes from the other branch and ends before it. Write \`${found.index} < size\``,
    "Where only a branch gives an index its range, a branch that reads at shifted positions must lie within that range; in `j < n ? a[j] : b[j - n]` it does not.",
  ),
  positionOfExample: error(
    "NN425",
    "position of an example",
    (found: { name: string; over: string }) => `\`${found.name}\` over \`${found.over}\` would be the position of an example: reduce over indices instead, or take \`max\` or \`min\` over \`${found.over}\``,
    "Examples are shuffled and come in batches of any size: the position of one means nothing.",
  ),
  fittedBehindRecurrentStatistic: error(
    "NN426",
    "fitted behind statistics of a recurrence",
    (found: { name: string; array: string }) => `\`${found.name}\` is fitted in passes over the data, but \`${found.array}\`, which it depends on, takes a statistic over the batch in a recurrence: every step would need a pass of its own. Take the statistic of a value that is no part of the recurrence`,
    "What is fitted sees the training data batch by batch: each statistic over all of it takes a pass, before what reads it.",
  ),
} as const;
