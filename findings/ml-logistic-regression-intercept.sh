#!/usr/bin/env bash
# ml-logistic-regression 2.0.0: classes that a threshold separates, and names of classes other than 0, 1, 2.
# Expected: logistic regression has an intercept (its page calls it "an implementation of the logistic regression"; scikit-learn, R and
# statistics texts have one), so 1, 2, 3 and 10, 11, 12 are told apart, and predictions are among the classes that were given.
# Seen: there is no intercept, and no word of it: with one feature of one sign every row has the same class. With a column of ones added
# by hand the classes are found. Of classes 1 and 2 one classifier is for class 0, so each row has class 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error ml-logistic-regression@2.0.0 ml-matrix@6.15.1 > /dev/null
cat > run.mjs <<'JS'
import LogisticRegression from "ml-logistic-regression";
import { Matrix } from "ml-matrix";
const Model = LogisticRegression.default ?? LogisticRegression;
function show(name, rows, classes) {
  const model = new Model({ numSteps: 20000, learningRate: 5e-3 });
  model.train(new Matrix(rows), Matrix.columnVector(classes));
  console.log(`${name}: ${model.predict(new Matrix(rows)).join(" ")} for ${classes.join(" ")}`);
}
const x = [1, 2, 3, 10, 11, 12];
show("one feature", x.map((v) => [v]), [0, 0, 0, 1, 1, 1]);
show("with a column of ones", x.map((v) => [v, 1]), [0, 0, 0, 1, 1, 1]);
show("classes 1 and 2", x.map((v) => [v, 1]), [1, 1, 1, 2, 2, 2]);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
one feature: 1 1 1 1 1 1 for 0 0 0 1 1 1
with a column of ones: 0 0 0 1 1 1 for 0 0 0 1 1 1
classes 1 and 2: 1 1 1 1 1 1 for 1 1 1 2 2 2
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
