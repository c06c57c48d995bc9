"""Comparison of a variant's numbers with a golden file's, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

STATISTICS = ("mean", "std", "min", "max")
TOLERANCE = 5e-5
"""Share of the map's range (max - min) within which a value counts as the same."""


def _different_fields(made: dict, golden: dict) -> list[str]:
    skipped = {"bn_variance", "tensors", "runs"}
    fields = [key for key in golden if key not in skipped and made.get(key) != golden[key]]
    if list(made["tensors"].items()) != list(golden["tensors"].items()):
        fields.append("tensors")
    return fields


def _variance_text(made: dict[str, float], golden: dict[str, float]) -> str:
    if list(made) != list(golden):
        return "bn_variance has other layers"
    changed = {k: (made[k], golden[k]) for k in golden if made[k] != golden[k]}
    if not changed:
        return f"bn_variance equal ({len(golden)} layers)"
    worst = max(changed, key=lambda k: abs(changed[k][0] / changed[k][1] - 1))
    return f"bn_variance differs in {len(changed)} of {len(golden)}, most in {worst}: {changed[worst]}"


def _map_difference(made: dict, golden: dict) -> tuple[float, float]:
    """Largest difference of samples and statistics: absolute, and as a share of the map's range."""
    if made["shape"] != golden["shape"] or made["index"] != golden["index"]:
        return float("inf"), float("inf")
    pairs = [*zip(made["value"], golden["value"]), *((made[s], golden[s]) for s in STATISTICS)]
    largest = max(abs(a - b) for a, b in pairs)
    return largest, largest / (golden["max"] - golden["min"])


def _run_lines(made: dict, golden: dict) -> Iterator[str]:
    size = golden["input_size"]
    if list(made["maps"]) != list(golden["maps"]):
        yield f"  {size}: other maps"
        return
    found = {name: _map_difference(made["maps"][name], golden["maps"][name]) for name in golden["maps"]}
    worst = max(found, key=lambda name: found[name][1])
    absolute, share = found[worst]
    verdict = "ok" if share <= TOLERANCE else "TOO FAR"
    distance = f"{absolute:.2g} = {share:.1e} of the range ({worst})"
    yield f"  {size}: {len(found)} maps, largest difference {distance}, {verdict}"
    ratio = max(made["maps"][n]["float32_max_abs_diff"] / golden["maps"][n]["float32_max_abs_diff"] for n in found)
    yield f"  {size}: float32_max_abs_diff at most {ratio:.2g} times the golden file's"


def differs(lines: list[str]) -> bool:
    """Whether lines of `compare_variant` report a difference."""
    return any("OTHER " in line or "other maps" in line or line.endswith("TOO FAR") for line in lines)


def compare_variant(name: str, made: dict, golden: dict) -> list[str]:
    """Lines that say how far `made` is from `golden`."""
    fields = _different_fields(made, golden)
    lines = [f"{name}: " + (f"OTHER {', '.join(fields)}" if fields else "counts, sum and tensor list equal")]
    lines.append("  " + _variance_text(made["bn_variance"], golden["bn_variance"]))
    by_size = {run["input_size"]: run for run in golden["runs"]}
    for run in made["runs"]:
        if run["input_size"] in by_size:
            lines.extend(_run_lines(run, by_size[run["input_size"]]))
    return lines
