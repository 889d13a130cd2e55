/** The same models in nnc, PyTorch, Keras and Ludwig, with their lengths counted. */
import { existsSync, readFileSync } from "node:fs";
import { check } from "../../src/index.ts";

const folder = "docs/language/side-by-side";

interface Comparison {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly nnc: string;
}

const comparisons: readonly Comparison[] = [
  { name: "iris", title: "Classes from a table", about: "Two dense layers tell three kinds of iris apart.", nnc: "examples/iris/iris.nn" },
  { name: "digits", title: "A convolutional network", about: "Two convolutions with pools and dropout read digits of 8 by 8 pixels.", nnc: "examples/digits-cnn/digits-cnn.nn" },
  { name: "weather", title: "Regression with a GRU", about: "The next day's highest temperature from the weather of two weeks.", nnc: "examples/seattle-weather/seattle-weather.nn" },
  { name: "transformer", title: "A transformer block", about: "The digits again, row by row as a sequence, with learned positions.", nnc: `${folder}/transformer/transformer.nn` },
];

const systems = [["nnc", "nnc", "nn"], ["PyTorch", "pytorch.py", "python"], ["Keras", "keras.py", "python"], ["Ludwig", "ludwig.yaml", "yaml"]] as const;

export function sideBySidePage(): string {
  const rows = comparisons.map((c) => `| [${c.title}](#${anchor(c.title)}) | ${systems.map(([, file]) => lengths(pathOf(c, file))).join(" | ")} |`);
  return `# Side by side

The same models, with the reading of their data, their training and its report, in four systems. The first number is of lines, the
second of tokens.

| model | ${systems.map(([name]) => name).join(" | ")} |
| --- | ${systems.map(() => "---:").join(" | ")} |
${rows.join("\n")}

What is counted: lines that hold more than white space and comments; in them, tokens: each name, word or number is one, so is each
string in quotes, and each sign (\`==\`, \`**\`, \`->\`, \`..\` are one sign each). The counts are made by \`tools/pages/side-by-side.ts\`
as this page is written, and a test holds it current.

- **nnc**: \`nnc train FILE\` reads the data named in the file, trains, and reports loss and metrics of each epoch; \`--out\` saves weights.
  Everything is in the file but that one command. A test compiles each.
- **PyTorch**: written for 1.13, and run with it from the root of the project, on the same data.
- **Keras**: written for Keras 3 and not run, since it was not at hand: take its counts as near ones.
- **Ludwig**: written for \`ludwig train --config ludwig.yaml --dataset FILE\` and not run, since it was not at hand: take its counts as near ones. It reads images from files, not
  from the columns of a table; its convolutional encoder ends with a dense layer of its own, and pixels are not standardized each by itself. The other two models are left out:
  as we understand it, each column of a series is a sequence with an encoder of its own, which would be another model.

Seeds agree in what they fix, not in the numbers drawn, so results differ as those of two seeds do.

${comparisons.map(section).join("\n\n")}
`;
}

function section(c: Comparison): string {
  const shown = systems.flatMap(([name, file, language]) => {
    const path = pathOf(c, file);
    return existsSync(path) ? [`**${name}** ([${path}](../../${path}))\n\n\`\`\`${language}\n${sourceOf(path).trimEnd()}\n\`\`\``] : [];
  });
  return `## ${c.title}\n\n${c.about}\n\n${shown.join("\n\n")}`;
}

function pathOf(c: Comparison, file: string): string {
  return file === "nnc" ? c.nnc : `${folder}/${c.name}/${file}`;
}

/** A file of nnc must compile to be shown. */
function sourceOf(path: string): string {
  const text = readFileSync(path, "utf8");
  const [fault] = path.endsWith(".nn") ? check(text, { fileName: path }).diagnostics : [];
  if (fault !== undefined) throw new Error(`${path}: ${fault.code} ${fault.message}`);
  return text;
}

function lengths(path: string): string {
  if (!existsSync(path)) return "–";
  const lines = withoutComments(readFileSync(path, "utf8"), path.endsWith(".nn") ? "//" : "#").filter((line) => line.trim() !== "");
  return `${lines.length} / ${lines.reduce((n, line) => n + tokens(line), 0)}`;
}

/** Comments begin outside of strings, and end with their line. */
export function withoutComments(text: string, sign: string): readonly string[] {
  return text.split("\n").map((line) => {
    for (let i = 0, quoted = ""; i < line.length; i++) {
      const c = line.charAt(i);
      if (quoted !== "") quoted = c === quoted ? "" : quoted;
      else if (c === "\"" || c === "'") quoted = c;
      else if (line.startsWith(sign, i)) return line.slice(0, i);
    }
    return line;
  });
}

export function tokens(line: string): number {
  return [...line.matchAll(/"[^"]*"|'[^']*'|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|\*\*|[=!<>+\-*/]=|->|\.\.|\S/g)].length;
}

function anchor(title: string): string {
  return title.toLowerCase().replaceAll(" ", "-");
}
