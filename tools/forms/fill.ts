/**
 * The blocks of documentation that the compiler writes: forms of models, the tables of the settings of `train`, of
 * metrics and of the library. A page asks for one with a comment, and this writes what follows it up to the closing comment:
 *
 *     <!-- form layer differentiate part=training of=dense1 -->
 *     <!-- /form -->
 *
 *     <!-- settings -->
 *     <!-- /settings -->
 *
 *     <!-- metrics -->
 *     <!-- /metrics -->
 *
 *     <!-- library -->
 *     <!-- /library -->
 */
import { readdirSync } from "node:fs";
import { metricsTable } from "../pages/metrics.ts";
import { purposesTable } from "../pages/purposes.ts";
import { settingsTable } from "../pages/settings.ts";
import { printForm } from "./print.ts";

/** The pages with such blocks, from the root of the project. */
export const pages: readonly string[] = ["docs/architecture.md", "docs/language/README.md", ...readdirSync("docs/phases").sort().map((name) => `docs/phases/${name}`)];

/** Tables that a page asks for by name. */
const tables: Readonly<Record<string, () => string>> = { settings: settingsTable, metrics: metricsTable, library: purposesTable };
const table = /^<!-- (settings|metrics|library) -->\n[\s\S]*?^<!-- \/\1 -->$/gm;
const block = /^<!-- form (?<request>.+?) -->\n[\s\S]*?^<!-- \/form -->$/gm;

/** A page with its blocks as the compiler writes them now. */
export async function fill(page: string): Promise<string> {
  const written: string[] = [];
  for (const { groups } of page.matchAll(block)) {
    const request = groups?.["request"] ?? "";
    const { language, text } = await printForm(readRequest(request));
    written.push(`<!-- form ${request} -->\n\`\`\`${language}\n${text}\n\`\`\`\n<!-- /form -->`);
  }
  return page.replace(block, () => written.shift() ?? "").replace(table, (_, name: string) => `<!-- ${name} -->\n${tables[name]?.() ?? ""}\n<!-- /${name} -->`);
}

function readRequest(text: string): Parameters<typeof printForm>[0] {
  const [model = "", form = "", ...options] = text.split(" ");
  const values = new Map(options.map((option) => option.split("=", 2)).map(([key = "", value = ""]) => [key, value.replaceAll("-", " ")]));
  for (const key of values.keys()) if (!["target", "part", "of"].includes(key)) throw new Error(`<!-- form ${text} -->: there is no option ${key}`);
  return { model, form, target: values.get("target"), part: values.get("part"), of: values.get("of") };
}
