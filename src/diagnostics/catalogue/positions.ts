import { error } from "../entry.ts";
import { count, namesOf } from "./phrases.ts";

/** NN40x, NN41x: indices, their ranges, and the positions at which arrays are read and defined. */
export const positions = {
  unboundIndex: error(
    "NN400",
    "unbound index",
    (found: { indices: readonly string[] }) =>
      `${found.indices.length === 1 ? "the index" : "the indices"} ${namesOf(found.indices)} ${found.indices.length === 1 ? "is" : "are"} neither on the left side nor bound by a reduction: no sum is implied, so write \`sum(${found.indices.join(", ")}: …)\``,
    "An index on the right side must be on the left side, or be bound by a reduction, as in `sum(i: …)`. There is no implicit summation.",
  ),
  indexWithoutRange: error(
    "NN401",
    "index without a range",
    (found: { index: string }) => `the index \`${found.index}\` has no range: no array has it as a subscript by itself. Write \`${found.index} < size\``,
    "An index takes its range from the axis that it subscripts by itself: in what is always evaluated, else in branches of `? :`, else in a read before `else`. Where there is none, write the range.",
  ),
  rangesDisagree: error(
    "NN402",
    "index with two ranges",
    (found: { index: string; first: number; second: number }) => `the index \`${found.index}\` subscripts an axis of size ${found.first} and an axis of size ${found.second}`,
    "An index has one range. Where it subscripts axes of two sizes, write the range that you mean, `i < size`: a written range takes precedence.",
  ),
  outOfBounds: error(
    "NN403",
    "read out of bounds",
    (found: { array: string; index: string; least: number | undefined; greatest: number | undefined; size: number }) =>
      `\`${found.array}\` is read out of bounds: \`${found.index}\` ${reach(found.least, found.greatest)}, and the axis has the size ${found.size}`,
    "Every read must provably be in bounds, or give the value outside of the bounds: `(x[i] else 0)`.",
  ),
  missingSubscripts: error(
    "NN404",
    "array without subscripts",
    (found: { array: string; rank: number }) => `\`${found.array}\` has ${axes(found.rank)}, so it takes ${count(found.rank, "subscript")} here, such as \`${found.array}[${sampleIndices(found.rank)}]\``,
    "In an equation an array is read at positions: `x[i, j]`, or `x[..s]` for a pack.",
  ),
  wrongSubscriptCount: error(
    "NN405",
    "wrong number of subscripts",
    (found: { array: string; rank: number; given: number }) => `\`${found.array}\` takes ${count(found.rank, "subscript")}, one for each axis, not ${found.given}`,
    "An array is read with one subscript for each axis; a pack counts as many as it has sizes.",
  ),
  unprovenPosition: error(
    "NN406",
    "position not proven in bounds",
    (found: { array: string; index: string }) => `the position \`${found.index}\` is computed from data and may be out of the bounds of \`${found.array}\`: write \`(… else 0)\` around the read`,
    "A computed position must be in bounds by construction: an input of the encoding `index(n)`, `argmax` or `argmin` over an axis, `min`, `max`, `floor`, `%` and choices of such. Any other takes `else`.",
  ),
  fractionalPosition: error(
    "NN407",
    "position that is not a whole number",
    (found: { index: string }) => `the position \`${found.index}\` is not a whole number: write \`floor(${found.index})\` to round it down`,
    "Positions are sums of indices with whole factors; `floor(i / 2)` and `i % 2` are whole.",
  ),
  notDefinedEverywhere: error(
    "NN409",
    "not defined at every position",
    (found: { name: string; at: number }) => `\`${found.name}\` is not defined at position ${found.at}, between the positions of its equations`,
    "The equations of a value must define a range of positions without a gap.",
  ),
  subscriptsOfNumber: error(
    "NN410",
    "not an array",
    (found: { name: string }) => `\`${found.name}\` is a number and has no subscripts: write \`${found.name}\``,
    "Only arrays are read at positions.",
  ),
  unknownPack: error(
    "NN417",
    "unknown pack",
    (found: { name: string; known: readonly string[] }) =>
      `there is no pack \`..${found.name}\`: ${found.known.length === 0 ? "the pattern of an input binds packs, as `x: [..s, n]` does in a layer; where there is none, write an index for each axis" : `the patterns of the inputs bind ${namesOf(found.known.map((k) => `..${k}`))}`}`,
    "A pack is bound by the shape pattern of an input: `x: [..s, from]`.",
  ),
  indexBoundTwice: error(
    "NN418",
    "index bound twice",
    (found: { name: string }) => `the index \`${found.name}\` is already bound here: take another name`,
    "An index is bound once: on the left side, or by one reduction around its uses.",
  ),
  unreachableBranch: error(
    "NN424",
    "unreachable branch",
    (found: { index: string; branch: string }) => `\`${found.branch}\` is never evaluated: the range of \`${found.index}\` comes from the other branch and ends before it. Write \`${found.index} < size\``,
    "Where only one branch gives an index its range, a branch that reads at shifted positions must be within that range; in `j < n ? a[j] : b[j - n]` it is not.",
  ),
  sizeAsIndex: error(
    "NN427",
    "size as an index",
    (found: { name: string; index: string; reduced: boolean }) =>
      `\`${found.name}\` is the size of this axis, not an index that runs over it: write ${found.reduced ? `\`sum(${found.index}: …)\`, which makes it one` : `an index such as \`${found.index}\``}`,
    "The name of a size in a pattern, `x: [n]`, is one number. An index is a name on the left side, or one that a reduction binds; it takes its range from the axes that it subscripts. In a loss `y[k]` names the size of the axis, and `sum(k: …)` or `mean(k: …)` an index over it.",
  ),
  positionOfExample: error(
    "NN425",
    "position of an example",
    (found: { name: string; over: string }) => `\`${found.name}\` over \`${found.over}\` is the position of an example: reduce over other indices, or take \`max\` or \`min\` over \`${found.over}\``,
    "Training shuffles examples and takes them in batches of any size: the position of an example means nothing.",
  ),
} as const;

function axes(rank: number): string {
  return rank === 1 ? "1 axis" : `${rank} axes`;
}

function sampleIndices(rank: number): string {
  return rank <= 3 ? ["i", "j", "k"].slice(0, rank).join(", ") : "i, j, …";
}

/** Positions out of bounds; neither is known where bounds cannot be proven. */
function reach(least: number | undefined, greatest: number | undefined): string {
  const parts = [...(least === undefined ? [] : [`goes down to ${least}`]), ...(greatest === undefined ? [] : [`goes up to ${greatest}`])];
  return parts.length === 0 ? "is not proven to be in bounds" : parts.join(" and ");
}
