/** Colors of the language in the editor. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const keywords = /^(?:model|layer|activation|loss|regularizer|optimizer|schedule|initializer|block|metric|constraint|import|export|from|input|output|weight|bias|gain|state|fitted|let|train|regularize|as|repeat|residual|frozen|shared|while|where|in|variant|of|external)\b/;

const language = StreamLanguage.define<null>({
  name: "nn",
  startState: () => null,
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^\/\/.*/)) return "comment";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
    if (stream.match(/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return "number";
    if (stream.match(/^[A-Za-z_]\w*(?=\s*:)/)) return "propertyName";
    if (stream.match(keywords)) return "keyword";
    if (stream.match(/^[A-Za-z_]\w*/)) return "variableName";
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "//" } },
});

const style = HighlightStyle.define([
  { tag: tags.comment, color: "var(--code-comment)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.keyword, color: "var(--code-keyword)" },
  { tag: tags.propertyName, color: "var(--code-property)" },
]);

export const nnLanguage = [language, syntaxHighlighting(style)];
