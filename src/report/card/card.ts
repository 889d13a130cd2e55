/** A model card as Markdown, with the metadata of the Hugging Face hub before it. */
import { grouped } from "../../numbers.ts";
import { frontMatter } from "./front-matter.ts";
import { code, missing, plain, shell, table } from "./markdown.ts";
import type { CardRecord } from "./record.ts";
import { dataSection, modelSection, resultsSection, settingsSection, valuesSection } from "./sections.ts";

export function cardOf(card: CardRecord): string {
  const { model, doc, given } = card;
  const sections: readonly (readonly [string, string])[] = [
    ["Intended use", given.intendedUse ?? missing("What the model is for, and what not, is given with `--intended-use TEXT`.")],
    ["How to use", useSection(card)],
    ["Inputs and outputs", valuesSection(card)],
    ["Data", dataSection(card)],
    ["Model", modelSection(card)],
    ["Training", `${settingsSection(card)}\n\n${reproduceSection(card)}`],
    ["Results", resultsSection(card)],
    ["Limits", limitsSection(card)],
    ["License", licenseSection(card)],
    ["Files and versions", filesSection(card)],
  ];
  return `${frontMatter(card)}\n# ${plain(model)}\n\n${doc === undefined ? "" : `${doc}\n\n`}${sections.map(([title, text]) => `## ${title}\n\n${text}\n`).join("\n")}`;
}

function useSection({ commands: { predict, build } }: CardRecord): string {
  return `${shell(predict, build)}\n\nThe first command predicts rows of a CSV file with the columns of the inputs, a line of JSON for each; the second writes a module of TypeScript with the weights inside, which needs no package.`;
}

function reproduceSection({ commands: { train, evaluate }, training: { seed, epochs, unknown } }: CardRecord): string {
  const length = epochs === undefined ? "" : `, ${grouped(epochs)} ${epochs === 1 ? "epoch" : "epochs"}`;
  return [`This trains the model again, with the seed ${seed}${length}, where the data are beside the model as their names above say${evaluate === undefined ? "" : "; the second command measures it"}:`, shell(train, ...(evaluate === undefined ? [] : [evaluate])), ...unknown].join("\n\n");
}

function limitsSection({ given: { limits }, results, outputs }: CardRecord): string {
  const parts = results.kind === "measured" ? results.parts : [];
  const held = parts.filter(({ part }) => part !== "training");
  const classes = outputs.filter(({ ofClasses }) => ofClasses);
  const known = [
    ...(classes.length > 0 ? [`${classes.map(({ name }) => code(name)).join(" and ")} ${classes.length === 1 ? "is" : "are"} always one of the classes above, whatever the input is.`] : []),
    ...(held.length > 0 ? [`The results are of ${held.map(({ part, examples }) => `${grouped(examples)} examples for ${part}`).join(" and ")}; data that were gathered otherwise may give others.`] : []),
  ];
  return [limits ?? missing("Limits and risks that the author knows are given with `--limits TEXT`."), ...known].join("\n\n");
}

function licenseSection({ given: { license, licenseLink } }: CardRecord): string {
  if (license === undefined) return missing("The license of the model and of its weights is given with `--license ID`. Data have their own.");
  return `${code(license)}${licenseLink === undefined ? "" : `, ${plain(licenseLink)}`}. Data have their own.`;
}

function filesSection({ files, versions }: CardRecord): string {
  const written = `Written with ${versions.map(({ name, value }) => `${name} ${value}`).join(", ")}.`;
  if (files.length === 0) return written;
  return `${table(["file", "", "SHA-256", "bytes"], files.map(({ path, what, sha256, bytes }) => [code(path), what, code(sha256), grouped(bytes)]), 3)}\n\n${written}`;
}
