/** Definitions that a file brings along where the library has none: the library's layers without a bias, and windows that are no squares in the middle. */

const shapeOf2d = `  let rows = floor((height + top + bottom - rowDilation * (kernelRows - 1) - 1) / down) + 1
  let columns = floor((width + left + right - columnDilation * (kernelColumns - 1) - 1) / across) + 1
  require rows > 0 and columns > 0, "a kernel of {kernelRows} by {kernelColumns} does not fit into {height} by {width}"
`;

const place = "r * down + i * rowDilation - top, c * across + j * columnDilation - left";

const gated = (way: "t - 1" | "t + 1", start: "-1" | "time", name: string): string => `/// A gated recurrent unit whose reset gate multiplies the state before the product with its weights (linear_before_reset = 0 in ONNX).
layer ${name}(units, init = glorotUniform, recurrentInit = orthogonal) {
  input x: [time, from]
  weight Wz: [from, units] = init, Wr: [from, units] = init, Wn: [from, units] = init
  weight Uz: [units, units] = recurrentInit, Ur: [units, units] = recurrentInit, Un: [units, units] = recurrentInit
  bias bz: [units], br: [units], bn: [units], cn: [units]
  h[${start}, j] = 0
  z[t, j] = sigmoid(bz[j] + sum(i: x[t, i] * Wz[i, j]) + sum(k: h[${way}, k] * Uz[k, j]))
  r[t, j] = sigmoid(br[j] + sum(i: x[t, i] * Wr[i, j]) + sum(k: h[${way}, k] * Ur[k, j]))
  n[t, j] = tanh(bn[j] + cn[j] + sum(i: x[t, i] * Wn[i, j]) + sum(k: r[t, k] * h[${way}, k] * Un[k, j]))
  h[t, j] = (1 - z[t, j]) * n[t, j] + z[t, j] * h[${way}, j]
  output h
}
`;

export const definitions: Readonly<Record<string, string>> = {
  linear: `/// A fully connected layer without a bias.
layer linear(units, init = glorotUniform) {
  input x: [..s, from]
  weight W: [from, units] = init
  output y[..s, j] = sum(i: x[..s, i] * W[i, j])
}
`,
  convWithoutBias: `/// A convolution without a bias.
layer convWithoutBias(filters, kernel, stride = 1, padding = 0, dilation = 1, groups = 1, init = heNormal) {
  input x: [height, width, channels]
  let reach = dilation * (kernel - 1) + 1
  let rows = floor((height + 2 * padding - reach) / stride) + 1
  let columns = floor((width + 2 * padding - reach) / stride) + 1
  let seen = channels / groups
  let each = filters / groups
  weight K: [kernel, kernel, seen, filters] = init
  part[r < rows, c < columns, g < groups, f < each] = sum(i, j, k: (x[r * stride + i * dilation - padding, c * stride + j * dilation - padding, g * seen + k] else 0) * K[i, j, k, g * each + f])
  output y = reshape(part, [rows, columns, filters])
}
`,
  conv1dWithoutBias: `/// A convolution over time without a bias.
layer conv1dWithoutBias(filters, kernel, stride = 1, padding = 0, dilation = 1, groups = 1, init = heNormal) {
  input x: [time, channels]
  let length = floor((time + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1
  let seen = channels / groups
  let each = filters / groups
  weight K: [kernel, seen, filters] = init
  part[t < length, g < groups, f < each] = sum(i, k: (x[t * stride + i * dilation - padding, g * seen + k] else 0) * K[i, k, g * each + f])
  output y = reshape(part, [length, filters])
}
`,
  depthwiseWithoutBias: `/// A depthwise convolution without a bias.
layer depthwiseWithoutBias(kernel, stride = 1, padding = 0, dilation = 1, multiplier = 1, init = heNormal) {
  input x: [height, width, channels]
  let reach = dilation * (kernel - 1) + 1
  let rows = floor((height + 2 * padding - reach) / stride) + 1
  let columns = floor((width + 2 * padding - reach) / stride) + 1
  weight K: [kernel, kernel, channels, multiplier] = init
  part[r < rows, c < columns, k, m] = sum(i, j: (x[r * stride + i * dilation - padding, c * stride + j * dilation - padding, k] else 0) * K[i, j, k, m])
  output y = reshape(part, [rows, columns, channels * multiplier])
}
`,
  convTransposeWithoutBias: `/// A transposed convolution without a bias.
layer convTransposeWithoutBias(filters, kernel, stride = 1, padding = 0, extra = 0, dilation = 1, init = heNormal) {
  input x: [height, width, channels]
  let rows = (height - 1) * stride - 2 * padding + dilation * (kernel - 1) + extra + 1
  let columns = (width - 1) * stride - 2 * padding + dilation * (kernel - 1) + extra + 1
  weight K: [kernel, kernel, channels, filters] = init
  output y[r < rows, c < columns, f] = sum(p < height, q < width, i < kernel, j < kernel, k: p * stride + i * dilation - padding == r and q * stride + j * dilation - padding == c ? x[p, q, k] * K[i, j, k, f] : 0)
}
`,
  convolution2d: `/// A convolution whose kernel, strides and padding differ by direction or side.
layer convolution2d(filters, kernelRows, kernelColumns, down = 1, across = 1, rowDilation = 1, columnDilation = 1, top = 0, left = 0, bottom = 0, right = 0, groups = 1, biased = true, init = heNormal) {
  input x: [height, width, channels]
${shapeOf2d}  let seen = channels / groups
  let each = filters / groups
  weight K: [kernelRows, kernelColumns, seen, filters] = init
  bias b: [biased ? filters : 0]
  part[r < rows, c < columns, g < groups, f < each] = (b[g * each + f] else 0) + sum(i, j, k: (x[${place}, g * seen + k] else 0) * K[i, j, k, g * each + f])
  output y = reshape(part, [rows, columns, filters])
}
`,
  depthwise2d: `/// A depthwise convolution whose kernel, strides and padding differ by direction or side.
layer depthwise2d(kernelRows, kernelColumns, down = 1, across = 1, rowDilation = 1, columnDilation = 1, top = 0, left = 0, bottom = 0, right = 0, multiplier = 1, biased = true, init = heNormal) {
  input x: [height, width, channels]
${shapeOf2d}  weight K: [kernelRows, kernelColumns, channels, multiplier] = init
  bias b: [biased ? channels * multiplier : 0]
  part[r < rows, c < columns, k, m] = (b[k * multiplier + m] else 0) + sum(i, j: (x[${place}, k] else 0) * K[i, j, k, m])
  output y = reshape(part, [rows, columns, channels * multiplier])
}
`,
  convolution1d: `/// A convolution over time whose padding differs by side.
layer convolution1d(filters, kernel, stride = 1, before = 0, after = 0, dilation = 1, groups = 1, biased = true, init = heNormal) {
  input x: [time, channels]
  let length = floor((time + before + after - dilation * (kernel - 1) - 1) / stride) + 1
  let seen = channels / groups
  let each = filters / groups
  weight K: [kernel, seen, filters] = init
  bias b: [biased ? filters : 0]
  part[t < length, g < groups, f < each] = (b[g * each + f] else 0) + sum(i, k: (x[t * stride + i * dilation - before, g * seen + k] else 0) * K[i, k, g * each + f])
  output y = reshape(part, [length, filters])
}
`,
  maxPool2d: `/// The greatest of each window of \`high\` by \`wide\`, which may reach beyond the end.
layer maxPool2d(high, wide, rows, columns, down = 1, across = 1, top = 0, left = 0) {
  input x: [height, width, channels]
  output y[r < rows, c < columns, k < channels] = max(i < high, j < wide: (x[r * down + i - top, c * across + j - left, k] else -infinity))
}
`,
  averagePool2d: `/// The mean of each window of \`high\` by \`wide\`; places outside count as 0.
layer averagePool2d(high, wide, rows, columns, down = 1, across = 1, top = 0, left = 0) {
  input x: [height, width, channels]
  output y[r < rows, c < columns, k < channels] = sum(i < high, j < wide: (x[r * down + i - top, c * across + j - left, k] else 0)) / (high * wide)
}
`,
  averagePoolInside: `/// The mean of each window of \`high\` by \`wide\`, over the places inside alone.
layer averagePoolInside(high, wide, rows, columns, down = 1, across = 1, top = 0, left = 0) {
  input x: [height, width, channels]
  one[r < height, c < width] = 1
  inside[r < rows, c < columns] = sum(i < high, j < wide: (one[r * down + i - top, c * across + j - left] else 0))
  total[r < rows, c < columns, k < channels] = sum(i < high, j < wide: (x[r * down + i - top, c * across + j - left, k] else 0))
  output y[r, c, k] = total[r, c, k] / inside[r, c]
}
`,
  gruBefore: gated("t - 1", "-1", "gruBefore"),
  gruBeforeBackward: gated("t + 1", "time", "gruBeforeBackward"),
};

/** The same layer without its bias: by a definition, or an argument. */
export const withoutBias: Readonly<Record<string, { readonly definition: string; readonly argument?: string }>> = {
  dense: { definition: "linear" }, conv: { definition: "convWithoutBias" }, conv1d: { definition: "conv1dWithoutBias" }, depthwise: { definition: "depthwiseWithoutBias" },
  convTranspose: { definition: "convTransposeWithoutBias" },
  convolution2d: { definition: "convolution2d", argument: "biased: false" }, depthwise2d: { definition: "depthwise2d", argument: "biased: false" }, convolution1d: { definition: "convolution1d", argument: "biased: false" },
};
