# Early stopping, and checkpoints, which go on from it.
def score_of(report, stop):
    """What early stopping makes as low as it can."""
    if stop is None:
        return report["loss"]
    aim, key = stop
    if key not in report:
        raise KeyError(f"training stops by {key}, which this file does not measure: add it to `metrics`, or train with stop=None")
    return -report[key] if aim == "highest" else report[key]


def save_checkpoint(net, path, optimizer, best):
    """Weights, what the optimizer keeps, and how far the training is; the best weights in a file of their own where they are others."""
    if ranks() == 1 or torch.distributed.get_rank() == 0:
        about, stem = {}, path[: -len(".safetensors")] if path.endswith(".safetensors") else path
        if best is not None:
            about = {"bestEpoch": best["epoch"], "bestLoss": "Infinity" if best["score"] == math.inf else best["score"], **best["of"]}
            if best["weights"] is not None and best["epoch"] != optimizer.epoch:
                about["bestWeights"] = f"{os.path.basename(stem)}.best-{best['epoch']}{path[len(stem):]}"
                beside = os.path.join(os.path.dirname(path), about["bestWeights"])
                if not os.path.exists(beside):
                    names = getattr(net, "names_in_files", {})
                    write_safetensors(beside, {names.get(key, key): value for key, value in best["weights"].items()}, {"model": type(net).__name__})
        save_weights(net, path, optimizer, **about)
        for other in os.listdir(os.path.dirname(path) or "."):
            if re.fullmatch(re.escape(os.path.basename(stem)) + r"\.best-\d+" + re.escape(path[len(stem) :]), other) and other != about.get("bestWeights"):
                os.remove(os.path.join(os.path.dirname(path), other))
    if ranks() > 1:
        torch.distributed.barrier()


def read_best(net, path, stop, epoch):
    """What early stopping knew at a checkpoint."""
    of = {} if stop is None else {"bestOf": " ".join(stop)}
    none = {"epoch": epoch, "score": math.inf, "weights": None, "of": of}
    metadata = {} if path is None else read_safetensors(path)[1]
    if "bestEpoch" not in metadata or metadata.get("bestOf") != of.get("bestOf"):
        return none
    score = float(metadata["bestLoss"].replace("Infinity", "inf"))
    if score == math.inf:
        return {**none, "epoch": int(metadata["bestEpoch"])}
    weights = {key: value.clone() for key, value in net.state_dict().items()}
    if "bestWeights" in metadata:
        tensors = read_safetensors(os.path.join(os.path.dirname(path), metadata["bestWeights"]))[0]
        names = getattr(net, "names_in_files", {})
        weights = {key: tensors[names.get(key, key)].to(value) for key, value in weights.items()}
    return {**none, "epoch": int(metadata["bestEpoch"]), "score": score, "weights": weights}
