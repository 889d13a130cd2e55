/** The same models in nnc, PyTorch, TensorFlow.js, Keras and Ludwig, with their lengths counted. */
import { existsSync, readFileSync } from "node:fs";
import { check } from "../../src/index.ts";
import { comparisons, pathOf, systems } from "./comparisons.ts";
import type { Comparison, System } from "./comparisons.ts";
import { lengthOf } from "./tokens.ts";
import type { Length } from "./tokens.ts";

export function sideBySidePage(): string {
  const rows = comparisons.map((c) => `| ${link(c)} | ${systems.map((system) => cell(measured(c, system))).join(" | ")} |`);
  const reached = comparisons.map((c) => `| ${link(c)} | ${c.reached.measure} | ${c.reached.nnc} | ${c.reached.pytorch} | ${c.reached.tfjs} |`);
  return `# Side by side

The same models, with the reading of their data, their training and its report, in five systems. The first number is of lines, the
second of tokens.

| model | ${systems.map(({ name }) => name).join(" | ")} |
| --- | ${systems.map(() => "---:").join(" | ")} |
${rows.join("\n")}

${shorterThanOurs()}

What is counted, by one rule for every language: lines that hold more than white space and comments; in them, tokens: each name, word or
number is one, so is each string in quotes, and each sign (\`==\`, \`===\`, \`**\`, \`->\`, \`=>\`, \`..\`, \`...\`, \`&&\` are one sign each). Indentation is not
counted. Each program is laid out as its users would; Ludwig's leave out settings that are its defaults. The counts are made by
\`tools/pages/side-by-side.ts\` as this page is written, and a test holds it current.

- **nnc**: \`nnc train FILE\` reads the data named in the file, trains, and reports loss and metrics of each epoch; \`--out\` saves weights.
  Everything is in the file but that one command. A test compiles each.
- **PyTorch**: written for 1.13, and run with it from the root of the project, on the same data.
- **TensorFlow.js**: written for \`@tensorflow/tfjs\` 4.22.0, its layers in pure JavaScript, with Papa Parse 5 to read CSV, and run with both in
  Node 20 from the root of the project, on the same data. It has no layer of attention, so heads are put together of dense layers; its model
  saves to no file without the native package, so weights are written as JSON. R² given to \`compile\` is the mean over batches, far
  lower than that of the whole: it is computed from all examples held out. The split and the weights follow no seed.
- **Keras**: written for Keras 3 after its documentation and not run, since it was not at hand: take its counts as near ones.
- **Ludwig**: written for \`ludwig train --config ludwig.yaml --dataset FILE\` after the documentation and schemas of 0.17.8, and not run, since it was not
  at hand: take its counts as near ones. It standardizes numbers without being asked, but not the columns of categories, and would take the one sex written
  \`.\` for a class. It reads images from files, not from the columns of a table; its convolutional encoder ends with a dense layer of
  its own, and pixels are not standardized each by itself. The other two models are left out: its time series are not
  standardized, and are padded where the past is too short; its transformers of images cut patches, not rows. Both would be other models.

What one run reached on the examples held out, after the last epoch:

| model | measure | nnc | PyTorch | TensorFlow.js |
| --- | --- | ---: | ---: | ---: |
${reached.join("\n")}

Seeds agree in what they fix, not in the numbers drawn, and other examples are held out (but for the weather, where they are the last days),
so results differ as those of two seeds do. [More trainings](../../README.md#accuracy) compare better.

${comparisons.map(section).join("\n\n")}
`;
}

/** One sentence for each program that is shorter than that of nnc, and one of the rest. */
function shorterThanOurs(): string {
  const found = comparisons.flatMap((c) => systems.slice(1).flatMap((system) => {
    const theirs = measured(c, system), [ours] = systems.map((one) => measured(c, one));
    if (theirs === undefined || ours === undefined) return [];
    const by = [...theirs.lines < ours.lines ? ["lines"] : [], ...theirs.tokens < ours.tokens ? ["tokens"] : []];
    return by.length === 0 ? [] : [`- ${link(c)}: ${system.name} has fewer ${by.join(" and ")}.`];
  }));
  return found.length === 0
    ? "No program is shorter than that of nnc."
    : `Where nnc is **not** the shortest:\n\n${found.join("\n")}\n\nEverywhere else it has the fewest lines and the fewest tokens.`;
}

function section(c: Comparison): string {
  const shown = systems.flatMap((system) => {
    const path = pathOf(c, system);
    return existsSync(path) ? [`**${system.name}** ([${path}](../../${path}))\n\n\`\`\`${system.language}\n${sourceOf(path).trimEnd()}\n\`\`\``] : [];
  });
  return `## ${c.title}\n\n${c.about}\n\n${shown.join("\n\n")}`;
}

/** A file of nnc must compile to be shown. */
function sourceOf(path: string): string {
  const text = readFileSync(path, "utf8");
  const [fault] = path.endsWith(".nn") ? check(text, { fileName: path }).diagnostics : [];
  if (fault !== undefined) throw new Error(`${path}: ${fault.code} ${fault.message}`);
  return text;
}

function measured(c: Comparison, system: System): Length | undefined {
  const path = pathOf(c, system);
  return existsSync(path) ? lengthOf(readFileSync(path, "utf8"), system.comment) : undefined;
}

function cell(length: Length | undefined): string {
  return length === undefined ? "–" : `${length.lines} / ${length.tokens}`;
}

function link({ title }: Comparison): string {
  return `[${title}](#${title.toLowerCase().replaceAll(",", "").replaceAll(" ", "-")})`;
}
