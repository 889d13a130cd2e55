/** Where in the structure of a text a cursor is, from the words before it: it works in a statement that is half written. */
import { keywords, type Word, wordsOf } from "../words.ts";

/** The innermost bracket that is open. */
export type Place =
  | { readonly kind: "file" }
  | { readonly kind: "chain" | "layer" | "optimizer" | "train" | "record" | "import" }
  /** `commas`: how many stand before the cursor; `labels`: those that are given. */
  | { readonly kind: "call"; readonly callee: Word; readonly commas: number; readonly labels: readonly string[] }
  | { readonly kind: "list" };

export interface Cursor {
  readonly place: Place;
  /** What is around it, innermost first. */
  readonly around: readonly Place[];
  /** The words before the one that is being written, last first, of the same bracket. */
  readonly before: readonly Word[];
  /** The words before it in the body around, last first: those of the statement that is being written are among them. */
  readonly outer: readonly Word[];
  /** The setting, argument or field whose value is being written: the name before the last colon. */
  readonly label?: string;
  /** Where the word that is being written begins. */
  readonly start: number;
  /** Inside of a comment or string. */
  readonly inText: "comment" | "string" | undefined;
}

interface Frame {
  readonly place: Place;
  readonly words: Word[];
  commas: number;
  readonly labels: string[];
}

const declarations: ReadonlySet<string> = new Set(keywords.declarations);

export function cursorAt(text: string, offset: number): Cursor {
  const words = wordsOf(text.slice(0, offset));
  const last = words.at(-1);
  const open = last?.kind === "string" && !/^"(?:[^"\\]|\\.)*"$/.test(last.text);
  const inText = last?.kind === "comment" && last.end === offset ? "comment" : open ? "string" : undefined;
  const isWritten = last !== undefined && last.end === offset && (last.kind === "name" || inText !== undefined);
  const written = isWritten ? words.slice(0, -1) : words;
  const frames: Frame[] = [{ place: { kind: "file" }, words: [], commas: 0, labels: [] }];
  for (const word of written) {
    if (word.kind === "comment") continue;
    const frame = frames.at(-1) ?? { place: { kind: "file" }, words: [], commas: 0, labels: [] };
    if (word.kind === "sign" && "([{".includes(word.text)) {
      frames.push({ place: opened(word.text, frame), words: [], commas: 0, labels: [] });
      continue;
    }
    if (word.kind === "sign" && ")]}".includes(word.text)) {
      if (frames.length > 1) frames.pop();
      frames.at(-1)?.words.push(word);
      continue;
    }
    // A declaration begins at the left, whatever bracket was left open before it.
    if (declarations.has(word.text) && (word.start === 0 || text[word.start - 1] === "\n")) frames.length = 1;
    const now = frames.at(-1) ?? frame;
    const previous = now.words.at(-1);
    if (word.text === "," && word.kind === "sign") now.commas++;
    if (word.text === ":" && previous?.kind === "name") now.labels.push(previous.text);
    now.words.push(word);
  }
  const around = frames.map(({ place, commas, labels }): Place => (place.kind === "call" ? { ...place, commas, labels } : place)).reverse();
  const before = [...(frames.at(-1)?.words ?? [])].reverse();
  const outer = [...(frames.findLast(({ place }) => place.kind !== "call" && place.kind !== "list")?.words ?? [])].reverse();
  const label = labelOf(before, around[0]);
  return { place: around[0] ?? { kind: "file" }, around, before, outer, ...(label !== undefined && { label }), start: isWritten ? last.start : offset, inText };
}

/** In the value behind `label:`; of settings also behind further words of the value. */
function labelOf([first, second]: readonly Word[], place: Place | undefined): string | undefined {
  if (first?.text !== ":" || second?.kind !== "name" || place?.kind === "file") return undefined;
  return second.text;
}

function opened(sign: string, { place, words }: Frame): Place {
  const last = words.at(-1);
  if (sign === "(") return last?.kind === "name" ? { kind: "call", callee: last, commas: 0, labels: [] } : place.kind === "call" ? place : { kind: "list" };
  if (sign === "[") return { kind: "list" };
  if (last?.text === "train") return { kind: "train" };
  if (last?.text === "import") return { kind: "import" };
  if (last?.text === ":") return { kind: "record" };
  if (place.kind !== "file") return place.kind === "layer" || place.kind === "optimizer" ? place : { kind: "chain" };
  const keyword = words.findLast((w) => declarations.has(w.text))?.text;
  return keyword === "layer" || keyword === "optimizer" ? { kind: keyword } : keyword === "import" ? { kind: "import" } : { kind: "chain" };
}
