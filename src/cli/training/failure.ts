/** Errors that emitted modules throw for data and numbers; any other is a fault of the compiler. */
export function isOfTraining(cause: unknown): cause is Error {
  return cause instanceof Error && (cause.constructor === Error || (cause.constructor === RangeError && !/call stack|allocation|invalid (?:array|typed array) length/i.test(cause.message)));
}
