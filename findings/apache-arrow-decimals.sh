#!/usr/bin/env bash
# Apache Arrow for JavaScript 21.2.0: decimals of 64 and of 256 bits as text and in JSON.
# Expected: the integers 125 and -310 (1.25 and -3.10 with scale 2; Arrow, Columnar Format: two's complement), as with 128 bits, and as
# valueOf(scale) gives them for 64 and 256 bits, too.
# Seen: of 64 bits -310 is 18446744073709551306. Of 256 bits 125 is 5 and -310 is -0: only digits of the highest 128 bits are looked at.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error apache-arrow@21.2.0 > /dev/null
cat > run.mjs <<'JS'
import { Decimal, makeData, Vector } from "apache-arrow";
const numbers = [125n, -310n];
for (const bits of [64, 128, 256]) {
  const words = Uint32Array.from(numbers.flatMap((n) => Array.from({ length: bits / 32 }, (_, i) => Number(BigInt.asUintN(32, n >> BigInt(32 * i))))));
  const type = new Decimal(2, 15, bits);
  const vector = new Vector([makeData({ type, length: numbers.length, data: words })]);
  for (const [i, value] of [...vector].entries()) {
    console.log(`${bits} bits, ${numbers[i]}: text ${String(value)}, JSON ${JSON.stringify(value)}, valueOf(2) ${value.valueOf(2)}`);
  }
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
64 bits, 125: text 125, JSON "\"125\"", valueOf(2) 1.25
64 bits, -310: text 18446744073709551306, JSON "\"18446744073709551306\"", valueOf(2) -3.1
128 bits, 125: text 125, JSON "\"125\"", valueOf(2) 1.25
128 bits, -310: text -310, JSON "\"-310\"", valueOf(2) -3.1
256 bits, 125: text 5, JSON "\"5\"", valueOf(2) 1.25
256 bits, -310: text -0, JSON "\"-0\"", valueOf(2) -3.1
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
