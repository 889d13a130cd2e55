/** Prints and writes what a search found. */
import { type Arguments, choice } from "../arguments.ts";
import { type ExitCode, InputError } from "../exit.ts";
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
  // One that cannot be written keeps no other from it.
  let failed = false;
  const attempt = async (flag: string, what: string, write: (path: string) => Promise<void>): Promise<void> => {
    const path = args.value(flag);
    if (path === undefined) return;
    try {
      await write(path);
      print(`${what.padEnd(10)} ${path}\n`);
    } catch (cause) {
      if (!(cause instanceof InputError)) throw cause;
      failed = true;
      terminal.err(`nnc: ${cause.message}\n`);
    }
  };
  if (text !== undefined) {
    await attempt("write-model", "model", (path) => writeWhole(path, text));
    await attempt("out", "weights", found.save);
  }
  await attempt("report", "report", async (path) => {
    const { tuneReport } = await import("../../report/tune-report.ts");
    await writeWhole(path, tuneReport(record));
  });
  if (!failed) await found.finish();
  else if (args.value("out") !== undefined) terminal.err("what the search found is kept: the same command with --resume writes it again\n");
  return failed || text === undefined ? 1 : 0;
}
