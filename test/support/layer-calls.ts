/** The layers and blocks of the library as models use them. */

/** A call of each layer and block, and the input that it is made for. */
export const layerCalls: Readonly<Record<string, readonly [input: string, ...calls: readonly string[]]>> = {
  add: ["[3, 2]", "let a = { dense(2) } add(a)"], multiply: ["[3, 2]", "let a = { dense(2) } multiply(a)"], concat: ["[3, 2]", "let a = { dense(2) } concat(a)"],
  dense: ["[4]", "dense(3)"], prelu: ["[4]", "prelu"], dropout: ["[4]", "dropout(0.2)"], gaussianNoise: ["[4]", "gaussianNoise"], flatten: ["[2, 3]", "flatten"], standardize: ["[4]", "standardize"],
  softmax: ["[3, 4]", "softmax"], logSoftmax: ["[3, 4]", "logSoftmax"],
  conv: ["[7, 6, 4]", "conv(4, kernel: 3, stride: 2, padding: 1, dilation: 2, groups: 2)", "conv(2, kernel: 3)"], conv1d: ["[9, 4]", "conv1d(4, kernel: 3, stride: 2, padding: 1, dilation: 2, groups: 2)"],
  depthwise: ["[7, 6, 2]", "depthwise(3, stride: 2, padding: 1, dilation: 2, multiplier: 2)"], convTranspose: ["[3, 4, 2]", "convTranspose(2, kernel: 3, stride: 2, padding: 1, extra: 1)"],
  maxPool: ["[5, 6, 2]", "maxPool(3, stride: 2, padding: 1)", "maxPool(2, padding: \"same\")"], maxPool1d: ["[7, 2]", "maxPool1d(3, stride: 2, padding: 1)"], averagePool: ["[5, 6, 2]", "averagePool(3, stride: 2, padding: 1)", "averagePool(2, stride: 2, ceil: true)"], averagePool1d: ["[7, 2]", "averagePool1d(3, stride: 2)"],
  globalAveragePool: ["[3, 4, 2]", "globalAveragePool"], globalMaxPool: ["[3, 4, 2]", "globalMaxPool"],
  upsample: ["[2, 3, 2]", "upsample(3)"], pad: ["[2, 3, 2]", "pad(2)"], slice: ["[3, 4]", "slice(1, 3)"],
  batchNorm: ["[3, 4]", "batchNorm"], layerNorm: ["[3, 4]", "layerNorm"], groupNorm: ["[3, 4]", "groupNorm(2)"], rmsNorm: ["[3, 4]", "rmsNorm"],
  positions: ["[3, 4]", "positions"], learnedPositions: ["[3, 4]", "learnedPositions"], embedding: ["index(5)[3]", "embedding(2)"],
  attention: ["[3, 4]", "attention(2)", "attention(2, causal: true)"], feedForward: ["[3, 4]", "feedForward(5)"],
  resUnit: ["[4, 3, 2]", "resUnit(2)"], invertedResidual: ["[4, 3, 2]", "invertedResidual(2, 2)"],
  transformerEncoder: ["[3, 4]", "transformerEncoder(2, 5)"], transformerDecoder: ["[3, 4]", "transformerDecoder(2, 5)"],
  simpleRnn: ["[4, 3]", "simpleRnn(2)"], simpleRnnBackward: ["[4, 3]", "simpleRnnBackward(2)"], simpleRnnLast: ["[4, 3]", "simpleRnnLast(2)"],
  gru: ["[4, 3]", "gru(2)"], gruBackward: ["[4, 3]", "gruBackward(2)"], gruLast: ["[4, 3]", "gruLast(2)"],
  lstm: ["[4, 3]", "lstm(2)"], lstmBackward: ["[4, 3]", "lstmBackward(2)"], lstmLast: ["[4, 3]", "lstmLast(2)"],
  reshape: ["[3, 4]", "reshape([2, 6])"], transpose: ["[2, 3, 4]", "transpose"],
  depthwise1d: ["[7, 2]", "depthwise1d(3, stride: 2, padding: 1, dilation: 2, multiplier: 2)"], convTranspose1d: ["[4, 2]", "convTranspose1d(2, kernel: 3, stride: 2, padding: 1, extra: 1)"],
  separable: ["[5, 4, 2]", "separable(3, 3, padding: 1)"], separable1d: ["[7, 2]", "separable1d(3, 3, padding: 1)"],
  conv3d: ["[4, 3, 5, 2]", "conv3d(2, kernel: 2, stride: 2, padding: 1, groups: 2)", "conv3d(2, kernel: 2, padding: \"same\")"], convTranspose3d: ["[2, 3, 2, 2]", "convTranspose3d(2, kernel: 2, stride: 2, padding: 1, extra: 1)"],
  maxPool3d: ["[4, 3, 5, 2]", "maxPool3d(2, ceil: true)"], averagePool3d: ["[4, 3, 5, 2]", "averagePool3d(3, stride: 2, padding: \"same\")"],
  fourierFeatures: ["[3, 4]", "fourierFeatures(3, scale: 0.2)"], mixtureDensity: ["[4]", "dense(3) as h\n  known[i < 2] = x[i]\n  h mixtureDensity(known, 3)"],
  vectorQuantizer: ["[3, 4]", "vectorQuantizer(5)"], ctc: ["[4, 3]", "softmax as shares\n  word[l < 2] = argmax(k: shares[l, k])\n  shares ctc(word)"],
  lastTime: ["[3, 4]", "lastTime"], firstTime: ["[3, 4]", "firstTime"],
};
