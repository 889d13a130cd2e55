/** A file that is no data that can be read; the message says why. */
export class FormatError extends Error {}
