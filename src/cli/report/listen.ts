/** A terminal that remembers what is printed to standard error, for the messages of a report. */
import { stripVTControlCharacters } from "node:util";
import type { Terminal } from "../terminal.ts";

export interface Listening {
  readonly terminal: Terminal;
  readonly messages: () => readonly string[];
}

export function listen(terminal: Terminal): Listening {
  const messages: string[] = [];
  return { messages: () => messages, terminal: { ...terminal, err: remembering(terminal.err, messages) } };
}

/** Prints, and keeps the text without colours. */
export function remembering(print: (text: string) => void, messages: string[]): (text: string) => void {
  return (text) => {
    messages.push(stripVTControlCharacters(text).trim());
    print(text);
  };
}
