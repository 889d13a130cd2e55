def main():
    """Trains the model as its file says: python3 net.py, or torchrun --standalone --nproc_per_node=4 net.py."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--model", choices=list(models), default=next(iter(models)), help="which one, where there are several")
    parser.add_argument("--data", nargs="+", metavar="FILE", help="other files than those of the model")
    parser.add_argument("--epochs", type=int, help="how many now; without it the model's, or those that a checkpoint has left")
    parser.add_argument("--of", type=int, help="epochs of the whole training, of which this is a part")
    parser.add_argument("--batch", type=int)
    parser.add_argument("--seed", type=int, help="of initial weights, random draws, split and order")
    parser.add_argument("--out", metavar="W.safetensors", help="where weights and checkpoints go, for nnc and for --resume")
    parser.add_argument("--resume", metavar="W.safetensors", help="a checkpoint to go on from")
    parser.add_argument("--double", action="store_true", help="float64 instead of float32")
    parser.add_argument("--torch-random", action="store_true", help="dropout by torch's random numbers: faster, and others than those of nnc train")
    parser.add_argument("--device", help="cpu, or cuda; by default cuda where it is")
    args = parser.parse_args()
    model = models[args.model]
    kind = args.device or ("cuda" if torch.cuda.is_available() else "cpu")
    several = int(os.environ.get("WORLD_SIZE", 1)) > 1
    if several:
        torch.distributed.init_process_group("nccl" if kind == "cuda" else "gloo")
    device = torch.device(kind, int(os.environ.get("LOCAL_RANK", 0))) if kind == "cuda" else torch.device(kind)
    torch.set_default_dtype(torch.float64 if args.double else torch.float32)
    randomness["seed"] = model["seed"] if args.seed is None else args.seed
    log = print if not several or torch.distributed.get_rank() == 0 else lambda text: None

    here, source = os.path.dirname(os.path.abspath(__file__)), model["data"]
    held = {name: model["settings"][name] for name in ("validation", "test") if isinstance(model["settings"][name], dict)}
    columns = [what["column"] for what in held.values() if what.get("column") not in (None, *model["values"])]
    others = {name: read_data(model, what, here, log)[0] for name, what in held.items() if "files" in what}
    if args.data is not None:
        source, here = {**(source or {"kind": "csv"}), "files": args.data}, ""
    if source is None:
        raise SystemExit("the model names no data: give some with --data FILE, or write a program that calls train(net, data) with tensors")
    settings = {key: value for key, value in vars(args).items() if key in ("epochs", "of", "batch", "seed") and value is not None}
    data, split_by = read_data(model, source, here, log, columns)
    net = model["network"]().to(device)
    if args.torch_random:
        torch.manual_seed(randomness["seed"] + (torch.distributed.get_rank() if several else 0))
        randomness["torch"] = True
    log(f"{args.model}: {sum(p.numel() for p in net.parameters())} parameters, {len(next(iter(data.values())))} examples")
    started = time.time()
    try:
        history = train(net, data, **others, columns=split_by, out=args.out, resume=args.resume, log=log, **settings)
    except (OSError, ValueError, KeyError, FloatingPointError) as error:
        raise SystemExit(f"{args.model}: {error}") from error
    log(f"trained    {len(history)} epochs in {time.time() - started:.1f} s")
    if several:
        torch.distributed.destroy_process_group()


if __name__ == "__main__":
    main()
