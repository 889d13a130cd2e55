/** A `.nn` file imports as its text; the bundler and the test runner see to it. */
declare module "*.nn" {
  const text: string;
  export default text;
}
