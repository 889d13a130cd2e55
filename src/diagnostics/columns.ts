/** Names of columns as they are written in a model. */

/** Whether a column's name can be written without quotes. */
export function isIdentifier(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

/** A column as a message shows it: as it is written in the model. */
export function columnText(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

/** A name for the value that is read from a column: `fixedAcidity` for `fixed acidity`. */
export function identifierFor(column: string): string {
  if (isIdentifier(column)) return column;
  const words = column.normalize("NFD").replace(/\p{M}/gu, "").match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word, i) => (i === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join("");
  return /^[A-Za-z]/.test(joined) ? joined : `column${joined}`;
}
