/** How far the first pass over a stream of examples is: a line that is redrawn, or where nobody looks on, a line now and then. */
import { grouped } from "../../numbers.ts";
import type { Terminal } from "../terminal.ts";

export interface Reading {
  /** So many more examples are read. */
  readonly add: (examples: number) => void;
  /** Prints a message, on a line of its own. */
  readonly print: (text: string) => void;
  readonly end: () => void;
}

/** Characters of a name on a line that must not be longer than a terminal. */
const longest = 40;

/** Milliseconds from one line to the next: drawn anew, or added to a log. */
const [redrawn, added] = [100, 10_000];

/** `now`: in milliseconds. */
export function showReading(name: string, { err, interactive }: Pick<Terminal, "err" | "interactive">, now: () => number = () => performance.now()): Reading {
  let read = 0;
  let last = now();
  let isDrawn = false;
  const erase = (): void => {
    if (isDrawn) err("\r\u001b[2K");
    isDrawn = false;
  };
  return {
    add(examples) {
      read += examples;
      if (now() - last < (interactive ? redrawn : added)) return;
      last = now();
      const text = `reading ${interactive && name.length > longest ? `…${name.slice(1 - longest)}` : name}: ${grouped(read)} examples`;
      erase();
      err(interactive ? text : `${text}\n`);
      isDrawn = interactive;
    },
    print(text) {
      erase();
      err(text);
    },
    end: erase,
  };
}
