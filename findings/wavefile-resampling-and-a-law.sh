#!/usr/bin/env bash
# wavefile 11.0.0: eight samples at 8 kHz resampled to 16 kHz, and three samples through A-law.
# Expected: at twice the rate each second sample is a sample of the original, 0 1000 2000 …, with linear interpolation 500 1500 … between them;
# three samples stay three, since the byte that pads a chunk of odd length is not part of its data (RIFF).
# Seen: a step of the original becomes 16/7 of the new instead of 2 and its last sample is never reached, so that linear interpolation gives
# every sample but the first of another time ("point" rounds the same times; "cubic" and "sinc" have them too). A-law of three samples gives four, the fourth from the padding, and the chunk "fact" says four.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error wavefile@11.0.0 > /dev/null
cat > run.mjs <<'JS'
import wavefile from "wavefile";
const samples = [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000];
for (const method of ["point", "linear"]) {
  const wav = new wavefile.WaveFile();
  wav.fromScratch(1, 8000, "16", samples);
  wav.toSampleRate(16000, { method, LPF: false });
  console.log(`${method}: ${[...wav.getSamples()].join(" ")}`);
}
const wav = new wavefile.WaveFile();
wav.fromScratch(1, 8000, "16", [100, 200, 300]);
wav.toALaw();
console.log(`A-law: fact ${wav.fact.dwSampleLength}`);
wav.fromALaw();
console.log(`and back: ${[...wav.getSamples()].join(" ")}`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
point: 0 0 1000 1000 2000 2000 3000 3000 4000 4000 4000 5000 5000 6000 6000 7000
linear: 0 438 875 1313 1750 2188 2625 3063 3500 3938 4375 4813 5250 5688 6125 6563
A-law: fact 4
and back: 104 200 296 8
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
