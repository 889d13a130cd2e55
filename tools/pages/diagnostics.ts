/** A page of every diagnostic: the rule behind it, a file that yields it, what is said, and the file mended. */
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import { leadingTo } from "../../src/diagnostics/habits/leads.ts";
import { fileOf, messageOf, sampleOf } from "../../test/errors/samples.ts";

/** By the first digit of the code. */
const families: Readonly<Record<string, string>> = {
  1: "Syntax", 2: "Names and arguments", 3: "Shapes, kinds and chains", 4: "Equations", 5: "Training", 6: "Data files", 7: "Limits, and what is surely not meant", 9: "Faults of the compiler",
};

export function diagnosticsPage(): string {
  const codes = [...new Map(Object.values(catalogue).map((entry) => [entry.code, entry])).values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const digits = [...new Set(codes.map(({ code }) => code.charAt(2)))];
  const of = (digit: string): typeof codes => codes.filter(({ code }) => code.charAt(2) === digit);
  const contents = digits.map((d) => `**${families[d] ?? d}**\n\n${of(d).map(({ code, title }) => `- [${code}](#${code.toLowerCase()}) ${title}`).join("\n")}`);
  const sections = digits.map((d) => `## ${families[d] ?? d}\n\n${of(d).map(section).join("\n\n")}`);
  return `# Diagnostics

What the compiler says about a file, by code. A warning refuses nothing, and \`// nnc-ignore NN355: reason\` on its line or the one above silences it
([how](README.md#warnings)); errors cannot be silenced. Each has an example that yields it, the message as \`nnc check\` shows it, and the
example mended. This page is written by \`npm run generate\` from the catalogue and from \`test/errors\`; a test holds it current.

${contents.join("\n\n")}

${sections.join("\n\n")}
`;
}

function section({ code, severity, title, explanation }: (typeof catalogue)[keyof typeof catalogue]): string {
  // No file is known to yield a fault of the compiler.
  if (code.startsWith("NN9")) return `### ${code}\n\n**${title}** (${severity}). ${explanation}`;
  const sample = sampleOf(code);
  const besides = [...sample].filter(([name]) => /\.(?:nn|csv)$/.test(name) && name !== "wrong.nn" && name !== "fixed.nn").sort(([a], [b]) => (a < b ? -1 : 1));
  const set = Object.entries(JSON.parse(sample.get("set.json") ?? "{}")).map(([name, value]) => ` --set ${name}=${String(value)}`).join("");
  return [
    `### ${code}`,
    `**${title}** (${severity}). ${explanation}`,
    fenced("nn", fileOf(sample, "wrong.nn").trimEnd()),
    ...besides.map(([name, text]) => `with \`${name}\`\n\n${fenced(name.endsWith(".nn") ? "nn" : "csv", text.trimEnd())}`),
    `${set === "" ? "" : `under \`${set.trim()}\` `}gives`,
    fenced("text", messageOf(code).trimEnd()),
    "Mended:",
    fenced("nn", fileOf(sample, "fixed.nn").trimEnd()),
    ...fromOtherTools(code),
  ].join("\n\n");
}

/** What people of other tools write that leads there. */
function fromOtherTools(code: string): readonly string[] {
  const lines = leadingTo(code);
  return lines.length === 0 ? [] : ["From other tools:", lines.map((text) => `- ${text}`).join("\n")];
}

/** A fence longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
