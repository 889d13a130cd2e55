/** The values of an example do not fit the model: the message says which, and what the model takes. */
export class ExampleError extends Error {
  override readonly name = "ExampleError";
}
