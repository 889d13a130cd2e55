const magic = /[*?[\]{}!]/;

/** Whether a path means the files that match it. */
export function isPattern(path: string): boolean {
  return magic.test(path);
}
