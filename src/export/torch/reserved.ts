/** Names that no local variable of an exported function has. */
export const reserved = [
  "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "False", "finally", "for", "from", "global", "if", "import", "in", "is",
  "lambda", "None", "nonlocal", "not", "or", "pass", "raise", "return", "True", "try", "while", "with", "yield", "match", "case", "print", "range", "len", "list", "tuple", "dict", "int", "float", "bool",
  "sum", "min", "max", "abs", "all", "any", "zip", "open", "id", "super", "type", "set", "str", "self", "torch", "nn", "F", "math", "count", "device", "dtype", "uniform", "gaussian", "orthonormal", "sum_at", "greatest_at", "least_at", "forward", "training",
];
