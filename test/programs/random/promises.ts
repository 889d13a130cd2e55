/** What the text of a program promises, whatever its equations say: all forms could break it alike. */
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import type { Data } from "./data.ts";
import type { Trace } from "./trace.ts";

/** Promises that a step of training broke. */
export function promises(model: CheckedModel, data: Data, step: Trace): readonly string[] {
  return [...frozen(model, data, step), ...clipped(model, data, step)];
}

/** What is kept inside of `frozen { … }` has no gradient and stays as it was. */
function frozen(model: CheckedModel, data: Data, step: Trace): readonly string[] {
  const blocks = blocksOf(model.source.text, "frozen");
  const inside = model.instances.filter(({ span }) => span.source === model.source && blocks.some(([from, to]) => span.start > from && span.end < to));
  return inside.flatMap(({ variables }) => variables).flatMap((name) => {
    const before = data.weights.get(name) ?? step.get(`first ${name}`);
    const after = step.get(`${name} after`);
    const moved = before !== undefined && after !== undefined && Array.from(after).some((x, i) => x !== before[i]);
    return [...(step.has(`gradient of ${name}`) ? [`${name} is frozen and has a gradient`] : []), ...(moved ? [`${name} is frozen and moved`] : [])];
  });
}

/** The ranges of `word { … }` in a text. */
function blocksOf(text: string, word: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(new RegExp(`\\b${word} \\{`, "g"))].map(({ index, 0: head }) => {
    let depth = 1;
    let at = index + head.length;
    while (depth > 0 && at < text.length) {
      if (text[at] === "{") depth++;
      if (text[at] === "}") depth--;
      at++;
    }
    return [index, at] as const;
  });
}

/** Under `clip: value(c)`, plain gradient descent moves no weight by more than its rate times c, unless a constraint moves it on. */
function clipped(model: CheckedModel, data: Data, step: Trace): readonly string[] {
  const { clip } = model.train;
  const [, rate] = /optimizer: sgd\(rate: ([\d.]+)\)/.exec(model.source.text) ?? [];
  if (clip?.kind !== "value" || rate === undefined || model.source.text.includes(" constraint: ")) return [];
  const most = clip.limit * Number(rate) * (1 + 1e-9);
  return [...data.weights].flatMap(([name, before]) => {
    const after = step.get(`${name} after`) ?? before;
    return Array.from(after).some((x, i) => Math.abs(x - (before[i] ?? NaN)) > most) ? [`${name} moves further than clipping allows`] : [];
  });
}
