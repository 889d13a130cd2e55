/** Prints and writes what a search found. */
import { type Arguments, choice } from "../arguments.ts";
import type { ExitCode } from "../exit.ts";
import { writeWhole } from "../output.ts";
import type { Terminal } from "../terminal.ts";
import type { SearchResult } from "./prepare.ts";
import { searchDocument, searchText } from "./text.ts";

export const formats = ["pretty", "json"] as const;

export async function writeResults(file: string, found: SearchResult, messages: readonly string[], args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { text } = found;
  const record = { ...found.record, messages: messages.filter((message) => message !== "") };
  const json = choice(args, "format", formats) === "json";
  terminal.out(json ? `${JSON.stringify(searchDocument(record), undefined, 2)}\n` : searchText(file, record, found.modules));
  const print = json ? terminal.err : terminal.out;
  const [model, out, report] = ["write-model", "out", "report"].map((flag) => args.value(flag));
  if (model !== undefined && text !== undefined) {
    await writeWhole(model, text);
    print(`model      ${model}\n`);
  }
  if (out !== undefined && text !== undefined) {
    await found.save(out);
    print(`weights    ${out}\n`);
  }
  if (report !== undefined) {
    const { tuneReport } = await import("../../report/tune-report.ts");
    await writeWhole(report, tuneReport(record));
    print(`report     ${report}\n`);
  }
  await found.finish();
  return text === undefined ? 1 : 0;
}
