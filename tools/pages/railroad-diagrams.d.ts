/** The parts of the library that draw the syntax; a drawing prints as SVG. */
declare module "railroad-diagrams" {
  interface Drawing {
    readonly width: number;
    toString(): string;
  }
  interface Railroad {
    Diagram(...items: readonly Drawing[]): Drawing;
    Sequence(...items: readonly Drawing[]): Drawing;
    Choice(normal: number, ...items: readonly Drawing[]): Drawing;
    Optional(item: Drawing): Drawing;
    OneOrMore(item: Drawing, between?: Drawing): Drawing;
    ZeroOrMore(item: Drawing, between?: Drawing): Drawing;
    Terminal(text: string): Drawing;
    NonTerminal(text: string): Drawing;
    Skip(): Drawing;
  }
  const railroad: Railroad;
  export default railroad;
}
