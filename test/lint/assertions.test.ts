/** Every test asserts: its body, or a function of the tests that it calls, expects something or throws. */
import { readdirSync, readFileSync } from "node:fs";
import { Node, Project, SyntaxKind, type SourceFile } from "ts-morph";
import { expect, test } from "vitest";

const testFunction = /^(it|test)(\.(each|for|concurrent|sequential|skipIf|runIf|skip)\b|$)/;
const asserts = /\bexpect\w*\s*[(.<]|\bthrow\b|\bassert\w*\(/;

/** Names of the functions and of the constant functions that assert, by themselves or through others of these. */
function assertingFunctions(files: readonly SourceFile[]): ReadonlySet<string> {
  const bodies = files.flatMap((file) => file.getDescendants().flatMap((node) => {
    if (Node.isFunctionDeclaration(node) || Node.isMethodDeclaration(node)) return [{ name: node.getName() ?? "", text: node.getText() }];
    if (Node.isVariableDeclaration(node) && (Node.isArrowFunction(node.getInitializer()) || Node.isFunctionExpression(node.getInitializer()))) return [{ name: node.getName(), text: node.getText() }];
    return [];
  }));
  const found = new Set(bodies.filter(({ text }) => asserts.test(text)).map(({ name }) => name));
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const { name, text } of bodies) if (calls(text, found)) found.add(name);
  }
  return found;
}

function calls(text: string, names: ReadonlySet<string>): boolean {
  return [...text.matchAll(/\b(\w+)\s*(?:<[^()]*>)?\(/g)].some(([, name = ""]) => names.has(name));
}

/** The titles of tests of a file that assert nothing. */
function withoutAssertion(file: SourceFile, asserting: ReadonlySet<string>): readonly string[] {
  return file.getDescendantsOfKind(SyntaxKind.CallExpression).filter((call) => testFunction.test(call.getExpression().getText())).flatMap((call) => {
    const body = call.getArguments().slice(1).find((argument) => !Node.isObjectLiteralExpression(argument) && !Node.isNumericLiteral(argument));
    if (body === undefined) return [];
    const text = body.getText();
    return asserts.test(text) || calls(text, asserting) || asserting.has(text) ? [] : [call.getArguments()[0]?.getText() ?? ""];
  });
}

const project = new Project({ useInMemoryFileSystem: true });
const files = readdirSync("test", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))
  .map((name) => project.createSourceFile(`/test/${name}`, readFileSync(`test/${name}`, "utf8")));

test("every test asserts something that can fail", () => {
  const asserting = assertingFunctions(files);
  expect(files.filter((file) => file.getBaseName().endsWith(".test.ts")).flatMap((file) =>
    withoutAssertion(file, asserting).map((title) => `${file.getFilePath().slice(1)}: ${title} asserts nothing: add an expect`))).toEqual([]);
});

test("a test without an assertion is found, and one that asserts through a function is not", () => {
  const file = new Project({ useInMemoryFileSystem: true }).createSourceFile("planted.test.ts", `
    function same(a, b) { expect(a).toBe(b); }
    const twice = (a) => same(a, a);
    test("direct", () => { expect(1).toBe(1); });
    test("through functions", () => twice(1));
    test.each([1])("nothing %i", (k) => { compute(k); });
    test("nothing in time", { timeout: 10 }, () => { if (wrong) return; });`);
  expect(withoutAssertion(file, assertingFunctions([file]))).toEqual(['"nothing %i"', '"nothing in time"']);
});
