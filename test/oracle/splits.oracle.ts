/** Stratified splits beside scikit-learn's (Debian's python3-sklearn): examples of each class in both parts. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { partRows } from "../../src/runtime/parts.ts";
import { splitBy } from "../../src/runtime/split.ts";

/** Classes of different sizes: the examples of each, and a share. */
const cases = [
  { sizes: [50, 50, 50], share: 0.2 }, { sizes: [97, 31, 12], share: 0.25 }, { sizes: [5, 5, 5, 5], share: 0.3 }, { sizes: [1000, 10], share: 0.1 },
  { sizes: [7, 11, 13, 17, 19, 23], share: 1 / 3 }, { sizes: [400, 3, 3, 3, 3, 3, 3], share: 0.5 }, { sizes: [33, 34, 35, 36], share: 0.05 },
];

test("each class has as many examples in each part, to within one", () => {
  const classes = cases.map(({ sizes, share }) => ({ share, classes: sizes.flatMap((size, kind) => Array.from({ length: size }, () => kind)) }));
  const script = fileURLToPath(new URL("splits.py", import.meta.url));
  const answers: readonly { readonly training: readonly number[]; readonly held: readonly number[] }[] = JSON.parse(execFileSync("/usr/bin/python3", [script], { input: JSON.stringify(classes), encoding: "utf8" }));
  classes.forEach(({ classes: of, share }, k) => {
    const split = { share, by: "stratify", column: "kind" } as const;
    const { order, trained } = partRows(of.length, { validation: split, test: 0, hold: "drawn", seed: k, shuffle: true }, (_, rows, count, held, seed) => splitBy("stratify", of, rows, count, held, seed));
    const counted = (rows: Int32Array): readonly number[] => (cases[k]?.sizes ?? []).map((_, kind) => rows.filter((row) => of[row] === kind).length);
    const [training, held] = [counted(order.subarray(0, trained)), counted(order.subarray(trained))];
    const far = (own: readonly number[], theirs: readonly number[] = []): number => Math.max(...own.map((count, kind) => Math.abs(count - (theirs[kind] ?? NaN))));
    expect(far(training, answers[k]?.training)).toBeLessThanOrEqual(1);
    expect(far(held, answers[k]?.held)).toBeLessThanOrEqual(1);
  });
});
