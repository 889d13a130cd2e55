/** A `.nn` file imports as its text; the bundler and the test runner see to it. */
declare module "*.nn" {
  const text: string;
  export default text;
}

/** So does any file imported with `?raw`. */
declare module "*?raw" {
  const text: string;
  export default text;
}
