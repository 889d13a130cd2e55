# Weights: files of safetensors, as `nnc train` and emitted modules read and write them.
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
    """Writes a file beside the place, and then moves it there, so that no one sees half of it."""
    names = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}
    header, parts, at = {"__metadata__": metadata} if metadata else {}, [], 0
    for name, tensor in tensors.items():
        flat = tensor.detach().cpu().contiguous()
        raw = ctypes.string_at(flat.data_ptr(), flat.numel() * flat.element_size()) if flat.numel() > 0 else b""
        header[name] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [at, at + len(raw)]}
        parts.append(raw)
        at += len(raw)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    beside = f"{path}.{os.getpid()}.tmp"
    with open(beside, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(parts))
    os.replace(beside, path)


def load_weights(net, path, optimizer=None):
    """Parameters, states and fitted values from a file of nnc, and what the optimizer keeps; returns the network."""
    tensors, metadata = read_safetensors(path)
    wanted = names_of(net, optimizer)
    kept = [name for name, (_, is_optimizers) in wanted.items() if is_optimizers]
    has_state = any(name in tensors for name in kept)
    needed = [name for name in wanted if has_state or name not in kept]
    if metadata.get("model", type(net).__name__) != type(net).__name__:
        raise ValueError(f"{path} has the weights of {metadata['model']}, not of {type(net).__name__}")
    for name in needed:
        if name not in tensors or tensors[name].shape != wanted[name][0].shape:
            found = "is missing" if name not in tensors else f"has the shape {list(tensors[name].shape)} and not {list(wanted[name][0].shape)}"
            raise ValueError(f"{path}: the tensor {name} {found}")
    with torch.no_grad():
        for name in needed:
            wanted[name][0].copy_(tensors[name])
    net._fitted = metadata.get("fitted", "true") == "true"
    if optimizer is not None:
        randomness["seed"] = int(metadata.get("seed", randomness["seed"]))
        optimizer.updates, optimizer.epoch = int(metadata.get("step", 0)), int(metadata.get("epoch", 0))
        optimizer.epochs = int(metadata.get("epochs", 0)) or math.inf
    return net


def save_weights(net, path, optimizer=None, **metadata):
    """A file for `nnc predict --weights`, for `load` of emitted modules, and for `load_weights`; with the optimizer a training can go on from it."""
    about = {"model": type(net).__name__, "seed": randomness["seed"], "fitted": "true" if getattr(net, "_fitted", True) else "false"}
    if optimizer is not None:
        about.update(step=optimizer.updates, epoch=optimizer.epoch, epochs=0 if optimizer.epochs == math.inf else optimizer.epochs)
    about.update(metadata)
    write_safetensors(path, {name: tensor for name, (tensor, _) in names_of(net, optimizer).items()}, {key: str(value) for key, value in about.items()})


def names_of(net, optimizer=None):
    """Every tensor by its name in files, and whether it is one of the optimizer."""
    names = getattr(net, "names_in_files", {})
    found = {names.get(key, key): (value, False) for key, value in net.state_dict().items()}
    if optimizer is not None:
        for name, w in optimizer.named.items():
            found.update({optimizer.kept.format(state=state, parameter=name): (value, True) for state, value in optimizer.state[w].items()})
    return found
