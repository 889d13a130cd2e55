#!/usr/bin/env bash
# Meyda 5.6.3: moments and slope of the amplitude spectrum of two tones, 512 samples at 44.1 kHz.
# Expected: spectralKurtosis is the fourth central moment over the square of the second (Peeters, 2004), 1.5102 here and never below 1;
# spectralSlope is the slope of the least-squares line over frequency, divided by the sum of amplitudes, -5.882e-7.
# Seen: -228.95, since one term holds the mean where its square belongs; and +1.986e-7, of the wrong sign, since the number of bins is missing before
# the sum of squares of frequencies. Centroid, spread and skewness are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error meyda@5.6.3 > /dev/null
cat > run.cjs <<'JS'
const Meyda = require("meyda");
const [size, rate] = [512, 44100];
const tone = (cycles) => (i) => Math.sin((2 * Math.PI * cycles * i) / size);
const signal = Float32Array.from({ length: size }, (_, i) => tone(40)(i) + tone(90)(i) / 2);
Object.assign(Meyda, { bufferSize: size, sampleRate: rate });
const { amplitudeSpectrum, ...found } = Meyda.extract(["amplitudeSpectrum", "spectralCentroid", "spectralSpread", "spectralSkewness", "spectralKurtosis", "spectralSlope"], signal);
const bins = [...amplitudeSpectrum];
const total = bins.reduce((sum, a) => sum + a);
const mean = bins.reduce((sum, a, i) => sum + a * i, 0) / total;
const central = (power) => bins.reduce((sum, a, i) => sum + a * (i - mean) ** power, 0) / total;
const frequencies = bins.map((_, i) => (i * rate) / size);
const middle = frequencies.reduce((sum, f) => sum + f) / bins.length;
const slope = frequencies.reduce((sum, f, i) => sum + (f - middle) * bins[i], 0) / frequencies.reduce((sum, f) => sum + (f - middle) ** 2, 0) / total;
const expected = { spectralCentroid: mean, spectralSpread: central(2) ** 0.5, spectralSkewness: central(3) / central(2) ** 1.5, spectralKurtosis: central(4) / central(2) ** 2, spectralSlope: slope };
for (const [name, value] of Object.entries(expected)) console.log(`${name}: ${found[name].toPrecision(4)}, by its formula ${value.toPrecision(4)}`);
JS
found=$(node run.cjs 2> /dev/null)
expected=$(cat <<'SEEN'
spectralCentroid: 56.67, by its formula 56.67
spectralSpread: 23.59, by its formula 23.59
spectralSkewness: 0.7069, by its formula 0.7069
spectralKurtosis: -229.0, by its formula 1.510
spectralSlope: 1.986e-7, by its formula -5.882e-7
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
