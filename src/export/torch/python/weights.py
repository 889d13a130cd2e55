def read_safetensors(path):
    """The tensors of a file by name, and its metadata."""
    types = {"F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "I64": torch.int64, "I32": torch.int32, "U8": torch.uint8}
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        dtype = types[entry["dtype"]]
        flat = torch.frombuffer(data, dtype=dtype, count=math.prod(entry["shape"]), offset=begin) if end > begin else torch.empty(0, dtype=dtype)
        tensors[name] = flat.reshape(entry["shape"]).clone()
    return tensors, metadata


def write_safetensors(path, tensors, metadata=None):
    names = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}
    header, parts, at = {"__metadata__": metadata} if metadata else {}, [], 0
    for name, tensor in tensors.items():
        raw = tensor.detach().cpu().contiguous().numpy().tobytes()
        header[name] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [at, at + len(raw)]}
        parts.append(raw)
        at += len(raw)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(parts))


def load_weights(net, path):
    """Parameters, states and fitted values from a file of nnc; returns the network."""
    tensors, _ = read_safetensors(path)
    names = getattr(net, "names_in_files", {})
    net.load_state_dict({key: tensors[names.get(key, key)].to(value.dtype).reshape(value.shape) for key, value in net.state_dict().items()})
    return net


def save_weights(net, path):
    """A file for `nnc predict --weights`, for `load` of emitted modules, and for `load_weights`."""
    names = getattr(net, "names_in_files", {})
    write_safetensors(path, {names.get(key, key): value for key, value in net.state_dict().items()})
