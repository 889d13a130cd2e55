import { ProjectError } from "../project/project.ts";

/**
 * The exit code of a command: 0 success, 1 the user's input is at fault, 2 wrong usage, 3 a fault of the compiler,
 * 130 and 143 stopped by SIGINT and SIGTERM, as in shells.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130 | 143;

/** The command line itself is wrong. */
export class UsageError extends Error {}

/** The user's input is at fault, and no span shows it: a file that cannot be written, a stale output, a wrong setting of the project. */
export class InputError extends ProjectError {}
