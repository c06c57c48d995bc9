"""What RTMDet networks with formula weights answer: makes the golden numbers again, or compares with a golden file.

    python formula_weights.py --out formula-weights.json                     every variant (about a minute)
    python formula_weights.py --variant tiny-80c m-80c --compare FILE.json   some of them, against a file
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

import formula
from naming import official_keys
from report import compare_variant, differs
from rtmdet_torch import BN_EPS, RTMDet
from self_check import self_check
from variants import VARIANTS, Variant

SAMPLES = 64
DEFAULT_SIZES = {"tiny-80c": [320, 640]}
ABOUT = (
    "Reference outputs of RTMDet variants with formula-made weights and a formula-made image. value = float64 forward "
    "pass, rounded to 9 digits; float32_max_abs_diff = how far the same network in float32 was from it."
)


def digits(x: float, n: int = 9) -> float:
    """x rounded to n significant digits."""
    return float(f"{x:.{n}g}")


def sample_index(name: str, count: int) -> list[int]:
    """64 flat indices, one in each 64th of the map, the place inside it by the formula."""
    u = formula.uniform(f"sample.{name}", SAMPLES)
    return [math.floor((i + u[i]) * count / SAMPLES) for i in range(SAMPLES)]


def describe_map(name: str, exact: Tensor, single: Tensor) -> dict[str, object]:
    """Statistics and samples of one map; `exact` float64, `single` float32."""
    flat = exact.reshape(-1)
    index = sample_index(name, flat.numel())
    return {
        "shape": list(exact.shape),
        "mean": digits(flat.mean().item()),
        "std": digits(flat.std(correction=0).item()),
        "min": digits(flat.min().item()),
        "max": digits(flat.max().item()),
        "float32_max_abs_diff": digits((exact - single.double()).abs().max().item(), 2),
        "index": index,
        "value": [digits(v) for v in flat[index].tolist()],
    }


@torch.no_grad()
def run_model(model: RTMDet, sizes: list[int]) -> list[dict[str, object]]:
    """The float32 pass, then the float64 pass of the same float32 weights and input, for every picture size."""
    inputs = [formula.normalise(formula.picture(size)) for size in sizes]
    single = [model(x) for x in inputs]
    model.double()
    exact = [model(x.double()) for x in inputs]
    model.float()
    return [
        {"input_size": size, "maps": {name: describe_map(name, e[name], s[name]) for name in e}}
        for size, e, s in zip(sizes, exact, single)
    ]


def describe_state(model: RTMDet, variant: Variant) -> dict[str, object]:
    """Parameter counts and the list of tensors under their official names."""
    state = model.state_dict()
    keys = official_keys(state, variant.flavour, len(variant.strides))
    floats = {k: state[own] for k, own in keys.items() if not k.endswith(".num_batches_tracked")}
    total = sum(t.double().sum().item() for t in floats.values())
    return {
        "unique_parameters": sum(p.numel() for p in model.parameters()),
        "state_dict_keys": len(keys),
        "state_dict_float_elements": sum(t.numel() for t in floats.values()),
        "state_dict_sum": digits(total),
        "shared_keys": len(floats) - len({t.data_ptr() for t in floats.values()}),
        "tensors": {k: list(t.shape) for k, t in floats.items()},
    }


def describe_variant(name: str, sizes: list[int], variances: dict[str, float] | None) -> dict[str, object]:
    """Everything about one variant, in the structure of the golden file."""
    variant = VARIANTS[name]
    model, measured = formula.formula_model(variant, variances)
    state = describe_state(model, variant)
    tensors, shared = state.pop("tensors"), state.pop("shared_keys")
    return {
        **variant.describe(),
        "bn_eps": BN_EPS,
        **state,
        "bn_variance": measured,
        "tensors": tensors,
        "shared_keys": shared,
        "runs": run_model(model, sizes),
    }


def write(path: Path, variants: dict[str, dict]) -> None:
    """One variant and one map a line, so that a difference between two files can be read."""

    def compact(value: object) -> str:
        return json.dumps(value, separators=(",", ":"))

    def run_text(run: dict) -> str:
        maps = ",\n  ".join(f"{compact(k)}:{compact(v)}" for k, v in run["maps"].items())
        return f' {{"input_size":{run["input_size"]},"maps":{{\n  {maps}}}}}'

    blocks = []
    for name, data in variants.items():
        head = compact({k: v for k, v in data.items() if k != "runs"})[:-1]
        blocks.append(f'{compact(name)}:{head},\n "runs":[\n' + ",\n".join(map(run_text, data["runs"])) + "\n ]}")
    made_with = {"torch": torch.__version__, "numpy": np.__version__}
    text = (
        f'{{\n"about":{compact(ABOUT)},\n"made_with":{compact(made_with)},\n"self_check":{compact(self_check())},\n'
        + '"variants":{\n'
        + ",\n".join(blocks)
        + "\n}}\n"
    )
    path.write_text(text, encoding="utf-8", newline="\n")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", nargs="+", choices=list(VARIANTS), default=list(VARIANTS))
    parser.add_argument("--size", nargs="+", type=int, help="picture sizes (default 320; tiny-80c: 320 640)")
    parser.add_argument("--out", type=Path, help="write this JSON file")
    parser.add_argument("--compare", type=Path, help="golden JSON file to compare with")
    parser.add_argument("--reuse-variance", action="store_true", help="take bn_variance from --compare's file")
    return parser.parse_args()


def main() -> None:
    args = parse_arguments()
    torch.set_num_threads(1)
    golden = json.loads(args.compare.read_text(encoding="utf-8")) if args.compare else None
    if golden is not None:
        print("self-check:", "equal" if golden["self_check"] == self_check() else "DIFFERS")
    made: dict[str, dict] = {}
    far = False
    for name in args.variant:
        reference = golden["variants"].get(name) if golden else None
        variances = reference["bn_variance"] if reference and args.reuse_variance else None
        made[name] = describe_variant(name, args.size or DEFAULT_SIZES.get(name, [320]), variances)
        if reference is not None:
            lines = compare_variant(name, made[name], reference)
            print("\n".join(lines), flush=True)
            far = far or differs(lines)
        else:
            print(f"{name}: {made[name]['unique_parameters']} parameters", flush=True)
    if args.out:
        write(args.out, made)
    if far:
        raise SystemExit("The numbers differ from the golden file.")


if __name__ == "__main__":
    main()
