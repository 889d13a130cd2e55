/** Validates arguments before any state changes; errors name the argument. */

/** The number of examples in an array of `length` numbers. Throws unless `length` is a multiple of `width`. */
function wholeExamples(length: number, width: number, name: string): number {
  const count = length / width;
  if (!Number.isInteger(count)) throw new RangeError(`${name} holds ${length} numbers, which is no multiple of the ${width} of one example`);
  return count;
}

/** The batch size of a call: `count`, or the number of examples in the array. Throws unless it is 1 to `batch`. */
export function countExamples(length: number, width: number, count: number | undefined, batch: number, name: string): number {
  const found = count ?? wholeExamples(length, width, name);
  if (!Number.isInteger(found)) throw new RangeError(`count is ${found}, not a whole number`);
  if (found < 1 || found > batch) throw new RangeError(`${count === undefined ? `${name} holds ${found} examples` : `count is ${found}`}: a batch has 1 to ${batch}`);
  return found;
}

/** Throws unless an array has at least `length` numbers, or exactly that many where `exact`. */
export function checkLength(values: ArrayLike<unknown>, length: number, exact: boolean, name: string): void {
  if (typeof values !== "object" || values === null || typeof values.length !== "number") throw new TypeError(`${name} is not an array of numbers`);
  if (values.length < length || (exact && values.length > length)) {
    throw new RangeError(`${name} holds ${values.length} ${values.length === 1 ? "number" : "numbers"}, and ${length} ${length === 1 ? "is" : "are"} needed`);
  }
}

/** Throws if any of the first `length` numbers is NaN or infinite. */
export function checkFinite(values: ArrayLike<number>, length: number, name: string): void {
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`${name}[${i}] is ${String(values[i])}, not a finite number`);
  }
}

/** Throws unless the first `length` values are integers from 0 to `below` - 1; `meant` describes them in the error. */
export function checkIndices(values: ArrayLike<number>, length: number, below: number, name: string, meant = "a whole number"): void {
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (!Number.isInteger(value) || value < 0 || value >= below) {
      throw new RangeError(`${name}[${i}] is ${String(value)}, not ${meant} from 0 to ${below - 1}`);
    }
  }
}

/** A value in the words of an error. */
function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Throws unless the value is an object, whose members are then read by name. */
export function checkRecord(value: unknown, name: string): void {
  if (typeof value !== "object" || value === null) throw new TypeError(`${name} is ${kindOf(value)}, not a record`);
}

/** The value, if it is a number. */
export function checkNumber(value: unknown, name: string): number {
  if (typeof value !== "number") throw new TypeError(`${name} is ${kindOf(value)}, not a number`);
  return value;
}

/** The index of a class, given by name; or by index, where no class name is a number. */
export function classNumber(value: unknown, classes: readonly (string | number)[], name: string): number {
  const named = classes.indexOf(value as string | number);
  if (named >= 0) return named;
  const found = typeof value === "string" ? JSON.stringify(value) : checkNumber(value, name);
  if (typeof found === "string" || classes.some((c) => typeof c === "number")) throw new RangeError(`${name} is ${found}, which is none of ${classes.map((c) => JSON.stringify(c)).join(", ")}`);
  if (!Number.isInteger(found) || found < 0 || found >= classes.length) throw new RangeError(`${name} is ${found}, not the position of a class from 0 to ${classes.length - 1}`);
  return found;
}

/** The number of examples in one array of a data set. Throws unless it equals `before`, that of the arrays already checked. */
export function sameCount(before: number | undefined, length: number, width: number, name: string): number {
  const count = wholeExamples(length, width, name);
  if (before !== undefined && before !== count) throw new RangeError(`${name} holds ${count} examples, and the data before it ${before}`);
  if (count < 1) throw new RangeError(`${name} holds no examples`);
  return count;
}

/** The batch size of a backward pass: that of the preceding `forwardTraining`, `pending`, which is 0 where there was none. */
export function checkBackward(pending: number, count: number | undefined): number {
  if (pending === 0) throw new Error("backward has no forward pass to go back through: call forwardTraining first; forward, predict, update and load end what it began");
  if (count !== undefined && count !== pending) throw new RangeError(`count is ${count}, and forwardTraining had ${pending} ${pending === 1 ? "example" : "examples"}`);
  return pending;
}

/** The seed, if it is a safe integer. */
export function checkSeed(seed: number): number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}, not a whole number`);
  return seed;
}
