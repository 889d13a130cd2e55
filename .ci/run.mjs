/** Runs each step, shows what it says, and counts: the tests of a suite one by one, any other step as one. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let passed = 0;
let failed = 0;
/** What failed, told again before the last line, since a log may be kept from its end only. */
const failures = [];

function fail(what, count = 1) {
  failed += count;
  failures.push(what);
}

function run(title, command, args, options = {}) {
  console.log(`\n==== ${title}`);
  const start = performance.now();
  const { status } = spawnSync(command, args, { stdio: "inherit", ...options });
  console.log(`---- ${title}: ${Math.round((performance.now() - start) / 1000)} s`);
  return status === 0;
}

function step(title, command, args, options) {
  if (run(title, command, args, options)) passed++;
  else fail(title);
}

/** What Vitest says of hooks that failed: its report names their file alone. */
function failedHooks(log) {
  const text = readFileSync(log, "utf8");
  const start = text.indexOf("Failed Suites");
  return start < 0 ? "" : text.slice(start, start + 3000);
}

/** A suite of tests, counted from its report; a suite that gives none has failed. */
function suite(title, args, options) {
  const folder = mkdtempSync(join(tmpdir(), "nnc-ci-"));
  const [report, log] = [join(folder, "report.json"), join(folder, "log.txt")];
  const ok = run(title, "bash", ["-o", "pipefail", "-c", `"$@" 2>&1 | tee ${log}`, "bash", "npm", ...args, "--", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], options);
  if (!existsSync(report)) {
    fail(`${title}: no report`);
    return;
  }
  const { numPassedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
  passed += numPassedTests;
  const before = failed;
  for (const file of testResults) {
    const tests = file.assertionResults.filter(({ status }) => status === "failed");
    for (const { fullName, failureMessages } of tests) fail(`${title}: ${file.name}: ${fullName}\n${failureMessages.join("\n")}`);
    if (tests.length === 0 && file.status === "failed") fail(`${title}: ${file.name}\n${file.message}${failedHooks(log)}`);
  }
  if (!ok && failed === before) fail(title);
}

if (!existsSync("node_modules")) step("set-up", "npm", ["ci"]);
step("main job", "npm", ["start"]);
suite("tests", ["test"]);
// What `npm test` samples, whole, and with other random cases.
suite("all of what is sampled", ["run", "test:more"], { env: { ...process.env, NNC_ALL: "1", SEED: "2", PROGRAMS_SEED: "2" } });
step("type check", "npm", ["run", "check"]);
step("linter", "npm", ["run", "lint"]);
step("unused files, exports and dependencies", "npm", ["run", "unused"]);
step("build", "npm", ["run", "build"]);
step("a new project with the packed package", "node", [".ci/project.mjs"]);
step("generated modules are current", "npm", ["run", "generate", "--", "--check"]);
const apt = process.getuid?.() === 0 ? [] : ["sudo"];
/** Installs packages of Debian, after fresh lists of packages if need be. */
function install(title, ...packages) {
  const [command, ...args] = [...apt, "apt-get", "install", "-y", "--no-install-recommends", ...packages];
  if (run(title, command, args, { stdio: ["ignore", "ignore", "inherit"] })) return;
  const [update, ...more] = [...apt, "apt-get", "update"];
  run("package lists", update, more, { stdio: ["ignore", "ignore", "inherit"] });
  run(title, command, args, { stdio: ["ignore", "ignore", "inherit"] });
}
const has = (module) => spawnSync("/usr/bin/python3", ["-c", `import ${module}`], { stdio: "ignore" }).status === 0;
if (!has("torch")) install("PyTorch", "python3-torch");
if (!has("sklearn")) install("scikit-learn", "python3-sklearn");
if (!has("pandas")) install("pandas", "python3-pandas");
if (!has("onnx")) install("ONNX", "python3-onnx");
if (!has("PIL")) install("Pillow", "python3-pil");
if (!existsSync("/usr/bin/chromium")) install("Chromium", "chromium");
if (!existsSync("/usr/bin/firefox-esr") && !existsSync("/usr/bin/firefox")) install("Firefox", "firefox-esr");
suite("browsers", ["run", "browsers"]);
if (spawnSync("nvim", ["--version"], { stdio: "ignore" }).status !== 0) install("Neovim", "neovim");
suite("editors", ["run", "editors"]);
suite("engines", ["run", "engines:suite"]);
// Other steps leave no declarations in dist.
step("build for bundlers", "npm", ["run", "build"]);
suite("bundlers", ["run", "bundlers"], { env: { ...process.env, NNC_QUICK: "1" } });
suite("PyTorch, live", ["run", "oracle"]);
for (const what of failures) console.log(`FAILED: ${what}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
