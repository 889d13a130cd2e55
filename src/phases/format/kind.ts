/** Encodings and kinds, parameters, and what is declared with them. */
import type { Kind, Name, RecordField, StringLiteral } from "../../ir/ast/expression.ts";
import type { ArrayField, InputField, Parameter } from "../../ir/ast/types.ts";
import type { Comments } from "./comments.ts";
import { type Doc, join } from "./doc.ts";
import { argumentList, bare, expression, items, named } from "./expression.ts";
import { bracketed } from "./list.ts";

export function kind(k: Kind, comments: Comments): Doc {
  switch (k.kind) {
    case "shapeKind": return join(comments.lead(k.span.start), items(k.items, comments));
    case "recordKind": return join(comments.lead(k.span.start), bracketed("{", k.fields, "}", comments, (f) => field(f, comments), { spaced: true, short: (f) => f.encoding === undefined }));
    case "namedKind": {
      const name = named(k.name, comments);
      const args = k.arguments.length === 0 ? "" : argumentList(k.arguments, k.name.text, comments);
      return join(name, args, k.shape === undefined ? "" : items(k.shape, comments));
    }
  }
}

/** A name, after the column in quotes that it is read from. */
export function columnAndName({ column, name }: { readonly column?: StringLiteral; readonly name: Name }, comments: Comments): Doc {
  return column === undefined ? named(name, comments) : join(expression(column, comments), " as ", named(name, comments));
}

function field({ encoding, ...named }: RecordField, comments: Comments): Doc {
  const head = columnAndName(named, comments);
  return encoding === undefined ? head : join(head, ": ", kind(encoding, comments));
}

export function inputField({ encoding, value, ...head }: InputField, comments: Comments): Doc {
  const written = columnAndName(head, comments);
  return join(written, ": ", kind(encoding, comments), value === undefined ? "" : join(" = ", bare(value, comments, 0, true)));
}

export function arrayField({ name, shape, value }: ArrayField, comments: Comments): Doc {
  const head = named(name, comments);
  const sizes = shape === undefined ? "" : join(": ", items(shape, comments));
  return join(head, sizes, value === undefined ? "" : join(" = ", bare(value, comments, 0, true)));
}

export function parameters(list: readonly Parameter[], comments: Comments): Doc {
  return bracketed("(", list, ")", comments, (p) => parameter(p, comments));
}

function parameter({ name, indices, result, value }: Parameter, comments: Comments): Doc {
  const head = named(name, comments);
  const left = indices === undefined ? "" : items(indices, comments);
  const stated = result === undefined ? "" : join(": ", kind(result, comments));
  return join(head, left, stated, value === undefined ? "" : join(" = ", bare(value, comments, 0, true)));
}
