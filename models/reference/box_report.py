"""Comparison of lines of boxes with those of a golden file."""

from __future__ import annotations

from collections.abc import Iterator

PIXELS = 0.05
SCORE = 1e-4
SURE = 0.3


def _apart(a: list[float], b: list[float]) -> tuple[float, float]:
    """Largest distance of two boxes' edges, and of their scores."""
    return max(abs(x - y) for x, y in zip(a[:4], b[:4])), abs(a[4] - b[4])


def _match(ours: list[list[float]], theirs: list[list[float]]) -> tuple[list, list, list[tuple[float, float]]]:
    """One-to-one pairs of the same class within the tolerance: what they miss, what is extra, distances of pairs."""
    left, extra, pairs = list(theirs), [], []
    for box in ours:
        near = [(*_apart(box, other), i) for i, other in enumerate(left) if other[5] == box[5]]
        best = min((n for n in near if n[0] <= PIXELS and n[1] <= SCORE), default=None)
        if best is None:
            extra.append(box)
        else:
            pairs.append(best[:2])
            left.pop(best[2])
    return left, extra, pairs


def _fields(line: dict, golden: dict) -> list[str]:
    return [key for key in golden if key != "boxes" and line.get(key) != golden[key]]


def compare_lines(lines: list[dict], golden: dict[tuple[str, int], dict]) -> Iterator[str]:
    """A line of text for every photo that differs, then the totals."""
    boxes = identical = 0
    edge = score = 0.0
    compared = [line for line in lines if (line["photo"], line["input_size"]) in golden]
    for line in compared:
        other = golden[line["photo"], line["input_size"]]
        missing, extra, pairs = _match(line["boxes"], other["boxes"])
        boxes += len(other["boxes"])
        identical += line == other
        edge = max([edge, *(p[0] for p in pairs)])
        score = max([score, *(p[1] for p in pairs)])
        fields = _fields(line, other)
        if fields or missing or extra:
            sure = sum(box[4] >= SURE for box in missing + extra)
            where = f"{line['photo']} at {line['input_size']}"
            yield f"{where}: {len(missing)} missing, {len(extra)} extra ({sure} of them >= {SURE}) {' '.join(fields)}"
    yield (
        f"{len(compared)} lines, {boxes} boxes: {identical} lines identical to the last digit; paired boxes "
        f"within {edge:.1e} px and {score:.1e}"
    )
    if not compared:
        yield "nothing to compare: the golden file has no line for this model, photo and size"
