/**
 * Mistakes of newcomers, written before the messages that answer them: `test/mistakes/*.md`. An entry is a heading, a sentence,
 * the file with the mistake, a list of what a right answer has, and the file mended.
 */
import { readdirSync, readFileSync } from "node:fs";

const folder = "test/mistakes";

export interface Mistake {
  readonly name: string;
  readonly wrong: string;
  readonly mended: string;
  /** The line on which the first message points. */
  readonly line: number;
  /** Words that the message, its notes, or its fixes contain. */
  readonly says: readonly string[];
  /** Whether one automatic edit is surely right. */
  readonly hasFix: boolean;
  /** Whether the file is legal, and surely not meant. */
  readonly isWarning: boolean;
}

export const mistakes: readonly Mistake[] = readdirSync(folder).filter((name) => name.endsWith(".md")).sort().flatMap((file) => entriesOf(file));

function entriesOf(file: string): readonly Mistake[] {
  return readFileSync(`${folder}/${file}`, "utf8").split(/^## /m).slice(1).map((text) => entryOf(file, text));
}

function entryOf(file: string, text: string): Mistake {
  const name = text.slice(0, text.indexOf("\n")).trim();
  const [wrong, mended] = [...text.matchAll(/^```nn\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  const item = (key: string): string | undefined => new RegExp(`^- ${key}: (.*)$`, "m").exec(text)?.[1];
  const line = Number(item("line"));
  const says = [...(item("says") ?? "").matchAll(/`` (.*?) ``|`([^`]*)`/g)].map(([, long, short]) => long ?? short ?? "");
  const fix = item("fix");
  if (wrong === undefined || mended === undefined || !(line > 0) || says.length === 0 || (fix !== "yes" && fix !== "no")) throw new Error(`${folder}/${file}: the entry ${name} lacks one of its parts`);
  return { name, wrong, mended, line, says, hasFix: fix === "yes", isWarning: item("warning") === "yes" };
}
