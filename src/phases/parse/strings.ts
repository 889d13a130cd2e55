/** Strings take JSON's escapes. */

const plain = new Map([["b", "\b"], ["f", "\f"], ["n", "\n"], ["r", "\r"], ["t", "\t"]]);

/** The offset of the first unknown escape in the image of a string. */
export function escapeFault(image: string): { readonly start: number; readonly end: number } | undefined {
  const escape = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
  for (let at = image.indexOf("\\"); at >= 0; at = image.indexOf("\\", at)) {
    escape.lastIndex = at;
    const found = escape.exec(image);
    if (found === null) return { start: at, end: at + (image[at + 1] === "u" ? Math.min(6, image.length - 1 - at) : 2) };
    at += found[0].length;
  }
  return undefined;
}

/** The value of a string token, whose quotes may be of any kind. */
export function stringValue(image: string): string {
  return image.slice(1, -1).replace(/\\(u[0-9A-Fa-f]{4}|.)/g, (_, code: string) =>
    code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (plain.get(code) ?? code));
}
