import { lstatSync, openSync, realpathSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { reasonOf } from "../data/unreadable.ts";
import { InputError } from "./exit.ts";
import { makeFolder } from "./folders.ts";
import { isStream } from "./output.ts";
import { type Recorder, recorder } from "./recorder.ts";

/** Opens the log of a training run: JSON lines, one for each epoch, and one for the test. `append`: the run goes on with the one of the log; the log of another run is kept beside it. */
export async function openLog(path: string | undefined, append: boolean, print: (text: string) => void): Promise<Recorder | undefined> {
  if (path === undefined) return undefined;
  return recorder({
    path, file: await open(path, append, print), what: "its log", print,
    encode: (report, milliseconds) => Buffer.from(`${JSON.stringify({ ...report, seconds: Number((milliseconds / 1000).toFixed(4)) })}\n`),
    encodeTest: (report) => Buffer.from(`${JSON.stringify(report)}\n`),
  });
}

async function open(path: string, append: boolean, print: (text: string) => void): Promise<number> {
  try {
    makeFolder(dirname(path));
    if (!append && !(await isStream(path))) keepEarlier(path, print);
    return openSync(path, append ? "a" : "w");
  } catch (cause) {
    throw new InputError(`cannot write ${path}: ${reasonOf(cause)}`);
  }
}

/** Renames a file that has something in it; of a link, the file that it leads to. */
function keepEarlier(path: string, print: (text: string) => void): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size === 0) return;
  const file = lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  renameSync(file, `${file}.old`);
  print(`${path} was the log of an earlier run, which is now ${file}.old; with --resume it is appended to\n`);
}
