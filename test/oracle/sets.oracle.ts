/** Ten data sets as people have them, each trained by `nnc train`, beside pandas and scikit-learn (Debian's python3-sklearn) on the same rows. */
import { afterAll, describe, expect, test } from "vitest";
import { meanOf, type Measured, measureSet, scikitLearn, type SetName, sets } from "../../bench/sets/measure.ts";

const results: string[] = [];
afterAll(() => console.log(results.join("\n")));

describe.each(sets)("%s", (name: SetName) => {
  test("is learned to within a point of scikit-learn's score", async () => {
    const ours: Measured = await measureSet(name);
    const theirs = scikitLearn({ [name]: ours })[name] ?? [];
    results.push(`${name.padEnd(15)} ${ours.measure.padEnd(9)} ${meanOf(ours.scores).toFixed(4)} beside ${meanOf(theirs).toFixed(4)}  ${ours.scores.map((score, n) => `${score.toFixed(3)}/${theirs[n]?.toFixed(3)}`).join(" ")}`);
    expect(meanOf(ours.scores)).toBeGreaterThan(meanOf(theirs) - 0.01);
  });
});
