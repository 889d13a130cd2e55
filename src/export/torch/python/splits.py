# Which examples train and which are held out, and in which order they come.
def shuffle(order, count, seed, round_):
    """Puts the first entries of a list into a random order (Fisher, Yates)."""
    high, low = _bits(2147483647, torch.arange(count), seed, round_)
    share = ((high >> 5) * 67108864 + (low >> 6)).to(torch.float64) / 9007199254740992
    for i, j in zip(range(count - 1, 0, -1), (share * torch.arange(1, count + 1)).long().flip(0).tolist()):
        order[i], order[j] = order[j], order[i]


def split_rows(examples, s, columns):
    """Row numbers: first those that train, then of validation, then of the test; and how many each are."""
    order = list(range(examples))
    held = {"validation": s["validation"], "test": s["test"]}
    if any(held.values()) and s["shuffle"] and not s["hold_last"]:
        shuffle(order, examples, s["seed"], 0)

    def hold(what, count):
        share = what["share"] if isinstance(what, dict) else what
        if share == 0:
            return 0
        wanted = min(count - 1, max(1, math.floor(examples * share + 0.5)))
        if not isinstance(what, dict):
            return wanted
        if what["column"] not in columns:
            raise KeyError(f"the model splits by the {what['by']} {what['column']}: give its values, train(net, data, columns={{{what['column']!r}: […]}})")
        values = columns[what["column"]]
        values = values.flatten().tolist() if isinstance(values, torch.Tensor) else list(values)
        return {"stratify": hold_classes, "group": hold_groups, "time": hold_latest}[what["by"]](values, order, count, wanted, s["seed"])

    tested = hold(held["test"], examples)
    validated = hold(held["validation"], examples - tested)
    return order, examples - tested - validated, validated, tested


def hold_classes(values, order, count, held, seed):
    """Each class gives its share, rounded by largest remainders, and keeps one example at least."""
    sizes = {}
    for row in order[:count]:
        sizes[values[row]] = sizes.get(values[row], 0) + 1
    given = {value: size * held // count for value, size in sizes.items()}
    left = held - sum(given.values())
    for value in sorted(sizes, key=lambda v: (-(sizes[v] * held % count), -sizes[v])):
        if left > 0 and given[value] < sizes[value] - 1:
            given[value] += 1
            left -= 1

    def is_held(row):
        given[values[row]] -= 1
        return given[values[row]] >= 0

    return move_to_end(order, count, is_held)


def hold_groups(values, order, count, held, seed):
    """Groups in a drawn order, each whole, as long as they bring the part nearer to its size."""
    sizes = {}
    for row in sorted(order[:count]):
        sizes[values[row]] = sizes.get(values[row], 0) + 1
    groups, drawn, chosen, left = list(sizes.items()), list(range(len(sizes))), set(), held
    shuffle(drawn, len(groups), seed, 0)
    for value, size in (groups[k] for k in drawn):
        if size <= 2 * left and len(chosen) < len(groups) - 1:
            chosen.add(value)
            left -= size
    if not chosen and len(groups) > 1:
        chosen.add(min(groups, key=lambda group: group[1])[0])
    return move_to_end(order, count, lambda row: values[row] in chosen)


def hold_latest(values, order, count, held, seed):
    """The last ones; equal times are in one part."""
    order[:count] = sorted(order[:count], key=lambda row: (values[row], row))
    for distance in range(count):
        for first in (count - held - distance, count - held + distance):
            if 0 < first < count and values[order[first - 1]] != values[order[first]]:
                return count - first
    return 0


def move_to_end(order, count, is_held):
    """Held rows, asked from the last one on, go to the end; returns how many they are."""
    asked = [(row, is_held(row)) for row in reversed(order[:count])]
    order[:count] = [row for row, h in reversed(asked) if not h] + [row for row, h in reversed(asked) if h]
    return sum(h for _, h in asked)
