import { type Span, span } from "../source/source.ts";

/**
 * The place of a name in the text of a declaration: its first occurrence as a whole word outside of comments and
 * strings, after the first occurrence of `after` if that is given; the whole declaration if there is none.
 */
export function locateName(declaration: Span, name: string, after?: string): Span {
  const { source } = declaration;
  const words = /\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|[A-Za-z_]\w*/g;
  words.lastIndex = declaration.start;
  let passed = after === undefined;
  for (let match = words.exec(source.text); match !== null && match.index < declaration.end; match = words.exec(source.text)) {
    const [word] = match;
    if (passed && word === name) return span(source, match.index, match.index + word.length);
    if (word === after) passed = true;
  }
  return declaration;
}
