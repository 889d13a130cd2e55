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
  if (!Number.isInteger(found)) throw new RangeError(`count is ${inWords(found)}, not a whole number`);
  if (found < 1 || found > batch) throw new RangeError(`${count === undefined ? `${name} holds ${found} examples` : `count is ${found}`}: a batch has 1 to ${batch}`);
  return found;
}

/** Throws unless an array has at least `length` numbers, or exactly that many where `exact`. */
export function checkLength(values: ArrayLike<unknown>, length: number, exact: boolean, name: string): void {
  if (typeof values !== "object" || values === null || typeof values.length !== "number") throw new TypeError(`${name} is ${inWords(values)}, not an array of numbers`);
  if (isList(values[0])) throw new TypeError(`${name}[0] is an array, not a number: ${name} is one flat array of numbers`);
  if (values.length < length || (exact && values.length > length)) {
    throw new RangeError(`${name} holds ${numberCount(values.length)}, and ${length} ${length === 1 ? "is" : "are"} needed`);
  }
}

function numberCount(count: number): string {
  return `${count} ${count === 1 ? "number" : "numbers"}`;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

/** An element in the words of an error; `width`: numbers of one example, where an array holds several examples. */
function elementName(name: string, index: number, width: number | undefined): string {
  const place = width === undefined || width === 1 ? "" : ` (example ${Math.floor(index / width)}, number ${index % width}, from 0)`;
  return `${name}[${index}]${place}`;
}

/** Throws if any of the first `length` numbers is NaN or infinite. */
export function checkFinite(values: ArrayLike<number>, length: number, name: string, width?: number): void {
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`${elementName(name, i, width)} is ${inWords(values[i])}, not a finite number`);
  }
}

/** Throws unless the first `length` values are integers from 0 to `below` - 1; `meant` describes them in the error. */
export function checkIndices(values: ArrayLike<number>, length: number, below: number, name: string, meant = "a whole number"): void {
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (!Number.isInteger(value) || value < 0 || value >= below) throw new RangeError(`${name}[${i}] is ${inWords(value)}, not ${meant} from 0 to ${below - 1}`);
  }
}

/** A value in the words of an error. */
export function inWords(value: unknown): string {
  switch (typeof value) {
    case "undefined": return "missing";
    case "string": return `the string ${JSON.stringify(value)}`;
    case "number": case "boolean": return String(value);
    case "object": return value === null ? "null" : isList(value) ? "an array" : "an object";
    default: return `a ${typeof value}`;
  }
}

/** Throws unless the value is an object that has all of the fields, where they are given. */
export function checkRecord(value: unknown, name: string, fields?: readonly string[]): void {
  if (typeof value !== "object" || value === null || isList(value)) {
    throw new TypeError(`${name} is ${inWords(value)}, not a record${fields === undefined ? "" : ` { ${namesInWords(fields)} }`}`);
  }
  if (fields === undefined) return;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!;
    if ((value as Record<string, unknown>)[field] !== undefined) continue;
    const like = nearestName(field, Object.keys(value).filter((key) => !fields.includes(key)));
    throw new TypeError(`${name}.${field} is missing${like === undefined ? "" : `; found ${like}: write ${field}`}`);
  }
}

/** The first names of a list, and how many more there are. */
function namesInWords(names: readonly string[]): string {
  return names.length > 10 ? `${names.slice(0, 9).join(", ")} and ${names.length - 9} more` : names.join(", ");
}

/** The name that is equal without case and signs, or at most two edits from it. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const word = plain(name);
  if (word === "") return undefined;
  return names.find((other) => plain(other) === word) ?? names.find((other) => editDistance(word, plain(other)) <= Math.min(2, word.length / 3));
}

/** Letters to insert, delete or replace between two words; those of very different lengths are not compared. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** Writes a flat array of the numbers of a shape, which are integers below `below` where that is given, at `into[at]`. */
export function writeNumbers(value: ArrayLike<unknown>, into: { [index: number]: number }, at: number, shape: readonly number[], name: string, below?: number): void {
  checkShape(value, shape, name);
  for (let i = 0; i < value.length; i++) {
    const x = value[i];
    if (typeof x !== "number" || !Number.isFinite(x)) checkNumber(x, `${name}[${i}]`);
    else if (below !== undefined && !(Number.isInteger(x) && x >= 0 && x < below)) checkIndex(x, below, `${name}[${i}]`);
    into[at + i] = x as number;
  }
}

/** The value, if it is a finite number. */
export function checkNumber(value: unknown, name: string): number {
  if (typeof value !== "number") throw new TypeError(`${name} is ${inWords(value)}, not a number`);
  if (!Number.isFinite(value)) throw new RangeError(`${name} is ${value}, not a finite number`);
  return value;
}

/** The value, if it is an integer from 0 to `below` - 1. */
export function checkIndex(value: unknown, below: number, name: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < below) return value;
  throw new RangeError(`${name} is ${inWords(value)}, not a whole number from 0 to ${below - 1}`);
}

/** Throws unless the value is a flat array of as many numbers as a shape has; a nested one is told where it differs from the shape. */
export function checkShape(value: ArrayLike<unknown>, shape: readonly number[], name: string): void {
  const length = shapeSize(shape);
  if (!isList(value) || !isList(value[0])) return checkLength(value, length, true, name);
  const flatten = `${name}.flat(${shape.length === 2 ? "" : shape.length - 1})`;
  const flat = shape.length === 1 ? "" : `: give the ${length} numbers of [${shape.join(", ")}] in one flat array, as ${flatten} does`;
  throw new TypeError(`${misfitOf(value, shape, name) ?? `${name} is an array of arrays`}${flat}`);
}

function shapeSize(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}

/** Where a nested array is not of a shape. */
function misfitOf(value: unknown, [size, ...inner]: readonly number[], name: string): string | undefined {
  if (size === undefined) return isList(value) ? `${name} is an array, not a number` : undefined;
  if (!isList(value)) return `${name} is ${inWords(value)}, not an array of ${numberCount(size)}`;
  if (value.length !== size) return `${name} holds ${value.length} of ${size}`;
  for (let i = 0; i < size; i++) {
    const found = misfitOf(value[i], inner, `${name}[${i}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The index of a class, given by name; or by index, where no class name is a number. `index`: the place in an array of classes. */
export function classNumber(value: unknown, classes: readonly (string | number)[], name: string, index?: number): number {
  const named = classes.indexOf(value as string | number);
  if (named >= 0) return named;
  const where = index === undefined ? name : `${name}[${index}]`;
  if (typeof value === "number" && !classes.some((c) => typeof c === "number")) {
    if (Number.isInteger(value) && value >= 0 && value < classes.length) return value;
    throw new RangeError(`${where} is ${value}, not the position of a class from 0 to ${classes.length - 1}`);
  }
  const names = classes.map((c) => JSON.stringify(c));
  let hint = "";
  if (typeof value === "boolean" && names.length === 2) hint = `; write a boolean as one of them: ${name} ? ${names[1]} : ${names[0]}`;
  const like = typeof value === "string" ? nearestName(value, classes.map(String)) : undefined;
  if (like !== undefined) hint = `; did you mean ${names[classes.map(String).indexOf(like)]}?`;
  throw new RangeError(`${where} is ${typeof value === "string" ? JSON.stringify(value) : inWords(value)}, which is none of ${namesInWords(names)}${hint}`);
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
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${inWords(seed)}, not a whole number`);
  return seed;
}

/** Throws unless a column, an option of `fit`, has a value for each example. */
export function checkColumn(values: ArrayLike<unknown>, examples: number, name: string): void {
  if (values.length !== examples) throw new RangeError(`columns.${name} has ${values.length} values, and the data set has ${examples} examples`);
}
