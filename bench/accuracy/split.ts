/** Writes `splits.json`: a quarter of the rows of each example, drawn once, so that both sides measure on the same rows. */
import { writeFileSync } from "node:fs";
import { examples } from "./examples.ts";

/** A small linear congruential generator (Park, Miller): good enough to shuffle, the same everywhere. */
function shuffled(count: number, seed: number): number[] {
  const rows = Array.from({ length: count }, (_, i) => i);
  let state = seed;
  for (let i = count - 1; i > 0; i--) {
    state = (state * 48271) % 2147483647;
    const j = state % (i + 1);
    const [a = 0, b = 0] = [rows[i], rows[j]];
    rows[i] = b;
    rows[j] = a;
  }
  return rows;
}

const splits = examples.filter(({ name, split }) => split.kind === "drawn" && split.name === name).map(({ name, rows }, i) => {
  const test = shuffled(rows, 20_260 + i).slice(0, Math.round(rows / 4)).sort((a, b) => a - b);
  return `  ${JSON.stringify(name)}: ${JSON.stringify(test)}`;
});
writeFileSync(new URL("splits.json", import.meta.url), `{\n${splits.join(",\n")}\n}\n`);
