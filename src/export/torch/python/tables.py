# Data from files of separated values, as the models say: the columns of each value, by name or, without names, in order.
def read_data(model, source, folder, log, wanted=()):
    """Tensors by the names of the arguments of `forward`, and the cells of other columns by their names."""
    if source["kind"] != "csv" or "unread" in source:
        raise SystemExit(f"this file reads no {source.get('unread', source['kind'])}: write a program that calls train(net, data) with tensors")
    rows, names = [], None
    for path in source["files"]:
        found = sorted(glob.glob(os.path.join(folder, path))) if re.search(r"[*?\[]", path) else [os.path.join(folder, path)]
        if not found:
            raise SystemExit(f"no file matches {path}")
        for file in found:
            if not os.path.isfile(file):
                raise SystemExit(f"there is no file {file}")
            header, more = read_cells(file, source)
            if names is not None and header != names:
                raise SystemExit(f"{file} has other columns than the file before it")
            names, rows = header, rows + more
    if not rows:
        raise SystemExit(f"{', '.join(source['files'])} has no examples")
    claimed = {column["name"] for value in model["values"].values() for column in value["columns"]}
    missing = {"", "NA", "N/A", "NaN", "nan", "null", "NULL", "?", ".", *source.get("missing", [])}
    taken, at = {}, 0
    for name, value in model["values"].items():
        taken[name] = []
        for column in value["columns"]:
            size = column.get("size", 1)
            places = find_columns(names, column["name"], size, claimed) if names is not None else list(range(at, at + size))
            at += size
            for place in places:
                taken[name].append((*read_column(rows, place, column, missing, source), column.get("from", 0), column.get("steps", 1)))
    if names is None and at != len(rows[0][1]):
        raise SystemExit(f"the file has {len(rows[0][1])} columns, and the model reads {at}")
    # In a series an example has rows up to the present, and rows to come; else it has one.
    windows = [(start, start + steps, lacking) for columns in taken.values() for _, lacking, start, steps in columns]
    examples = range(max(0, *(-start for start, _, _ in windows)), len(rows) - max(end for _, end, _ in windows) + 1, source.get("stride", 1))
    kept = [k for k in examples if not any(k + row in lacking for start, end, lacking in windows if lacking for row in range(start, end))]
    if len(kept) < len(examples):
        log(f"{len(examples) - len(kept)} of {len(examples)} examples are left out: a value is missing")
    if not kept:
        raise SystemExit(f"{', '.join(source['files'])} has no example without a missing value")
    data = {}
    for name, value in model["values"].items():
        table = [[number for cells, _, start, steps in taken[name] for row in cells[k + start : k + start + steps] for number in row] for k in kept]
        data[name] = torch.tensor(table, dtype=torch.int64 if value["whole"] else torch.float64).reshape(len(kept), *value["shape"])
    others = {name: comparable([rows[k][1][find_columns(names or [], name, 1, set())[0]].strip() for k in kept]) for name in wanted}
    return data, others


def read_cells(path, source):
    """The names of the columns, or None, and the rows: the number of the line and the cells."""
    with open(path, newline="", encoding=source.get("encoding", "utf-8-sig")) as file:
        lines = [line for line in file if line.strip() and not (source.get("comment") and line.startswith(source["comment"]))]
    if lines and lines[0].strip().lower().startswith("sep="):
        source = {"delimiter": lines.pop(0).strip()[4:5], **source}
    delimiter = source.get("delimiter") or max(",;\t|", key=lambda mark: lines[0].count(mark) if lines else 0)
    records = [line.split() for line in lines] if delimiter == "blanks" else list(csv.reader(lines, delimiter=delimiter))
    header = source.get("header", True)
    names = [cell.strip() for cell in records.pop(0)] if header is True and records else header or None
    for k, record in enumerate(records):
        if len(record) != len(names or records[0]):
            raise SystemExit(f"{path}: record {k + 1 + (header is True)} has {len(record)} cells, and not {len(names or records[0])}")
    return names, list(enumerate(records, 2 if header is True else 1))


def find_columns(names, name, size, claimed):
    """The column of a name, or those of an array: numbered after its name, else the one numbered family of its size, else all that are left."""
    if size == 1:
        if names.count(name) != 1:
            raise SystemExit(f"the file has {'no' if name not in names else 'several'} columns {name}: its columns are {', '.join(names[:20])}")
        return [names.index(name)]
    families, free = {}, []
    for place, column in enumerate(names):
        if column in claimed:
            continue
        free.append(place)
        stem = re.match(r"^(.*?)[_.[ ]?\d[\d_.,]*\]?$", column)
        if stem:
            families.setdefault(stem[1], []).append(place)
    if len(families.get(name, [])) == size:
        return families[name]
    fitting = [places for stem, places in families.items() if len(places) == size and stem not in claimed]
    if name not in families and len(fitting) == 1:
        return fitting[0]
    if name not in families and len(free) == size:
        return free
    raise SystemExit(f"the file has no {size} columns for {name}: they are numbered after it, {name}0, {name}1, …")


def read_column(rows, place, column, missing, source):
    """The numbers of each cell of a column: one, one for each class of a block, and a mark where missing values are data; and the rows without."""
    classes, policy = column.get("classes"), column.get("missing")
    positions = {} if classes is None else {str(c): k for k, c in enumerate(classes)}
    values = {} if classes is None else {float(c): k for k, c in enumerate(classes) if not isinstance(c, str)}
    found, lacking = [], set()
    for k, (line, cells) in enumerate(rows):
        cell = cells[place].strip()
        if cell in missing and cell not in positions:
            if policy != "fill":
                lacking.add(k)
            found.append([0] * column.get("width", 1) + ([1] if policy == "fill" else []))
            continue
        if classes is not None:
            position = positions.get(cell, values.get(number_in(cell, source)) if values else None)
            if position is None and column.get("other"):
                position = len(classes) - 1
            if position is None:
                raise SystemExit(f"record {line}: {column['name']} is {cell!r}, and its classes are {', '.join(map(str, classes))}")
            numbers = [int(p == position) for p in range(len(classes))] if column.get("block") else [position]
        elif "date" in column:
            numbers = date_numbers(cell, column["date"])
        else:
            number = number_in(cell, source)
            below = column.get("below")
            numbers = None if number is None or (below is not None and not (number == int(number) and 0 <= number < below)) else [number if below is None else int(number)]
        if numbers is None:
            raise SystemExit(f"record {line}: {column['name']} is {cell!r}, no {'date' if 'date' in column else 'number' if column.get('below') is None else 'whole number below ' + str(column['below'])}")
        found.append(numbers + ([0] if policy == "fill" else []))
    return found, lacking


def number_in(cell, source):
    text = cell.replace(source.get("thousands", "\0"), "").replace(source.get("decimal", "."), ".")
    return float(text) if re.match(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$", text) else None


def date_numbers(cell, parts):
    """Days since 1970, and sine and cosine of the place in a day, a week (from Monday) and a year."""
    match = re.match(r"^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:[.,]\d+)?))?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?)?$", cell)
    if match is None:
        return None
    year, month, day, hour, minute = (int(group or other) for group, other in zip(match.groups(), (0, 0, 1, 0, 0)))
    try:
        days = datetime.date(year, month, day).toordinal() - 719163
    except ValueError:
        return None
    zone = match[7] or "Z"
    away = 0 if zone == "Z" else (int(zone[1:3]) * 60 + int(zone[3:].replace(":", "") or 0)) * (-1 if zone[0] == "-" else 1)
    moment = days + ((hour * 60 + minute - away) * 60 + float((match[6] or "0").replace(",", "."))) / 86400
    days = math.floor(moment)
    start, end = (datetime.date(datetime.date.fromordinal(days + 719163).year + k, 1, 1).toordinal() - 719163 for k in (0, 1))
    turns = {"hour": moment - days, "weekday": (days + 3) % 7 / 7, "yearday": (days - start) / (end - start)}
    return [n for part in parts for n in ([moment] if part == "days" else [math.sin(2 * math.pi * turns[part]), math.cos(2 * math.pi * turns[part])])]


def comparable(cells):
    """Numbers where all cells are numbers, else the texts."""
    numbers = [number_in(cell, {}) for cell in cells]
    return cells if None in numbers else numbers
