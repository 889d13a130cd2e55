/** Files that cannot be read, and why, in words. */

/** Why a file cannot be read: the message of a diagnostic. */
export class UnreadableError extends Error {}

/** Why the platform could not read or write a file. */
export function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  switch (code) {
    case "ENOENT": return "there is no such file";
    case "EISDIR": return "it is a folder";
    case "ENOTDIR": return "a part of the path is not a folder";
    case "EACCES": case "EPERM": return "permission denied";
    case "ENOSPC": return "the disk is full";
    case "EROFS": return "the disk is read-only";
    case "ELOOP": return "its symbolic links form a cycle";
    case "EPIPE": return "its reader closed it";
    default: return cause instanceof Error ? cause.message : String(cause);
  }
}
