"""Writes checkpoints with formula weights in every form RTMDet's files come in, to test a reader and a converter.

    python make_checkpoints.py --variant m-80c --out FOLDER
    python make_checkpoints.py --variant tiny-80c nano-1c --form zip legacy train --out FOLDER

manifest.json beside the files says what each holds. The tensors are those of formula-weights.md.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

import formula
from naming import official_keys
from rtmdet_torch import RTMDet
from training_objects import meta, training_extras
from variants import VARIANTS, Variant

State = OrderedDict[str, Tensor]
Content = dict[str, object] | State


def official_state(model: RTMDet, v: Variant) -> State:
    """The state dict under the variant's official names. Tensors that are shared keep one storage."""
    state = model.state_dict()
    return OrderedDict((k, state[own]) for k, own in official_keys(state, v.flavour, len(v.strides)).items())


def changed(state: State, change: Callable[[Tensor], Tensor]) -> State:
    """The state dict with every floating tensor changed (counters stay int64)."""
    return OrderedDict((k, change(t) if t.is_floating_point() else t) for k, t in state.items())


def prefixed(state: State, prefix: str) -> State:
    return OrderedDict((prefix + key, tensor) for key, tensor in state.items())


def strided(tensor: Tensor) -> Tensor:
    """The same values behind an offset and strides: channels last for weights, every second element otherwise."""
    if tensor.dim() == 4:
        return tensor.to(memory_format=torch.channels_last)
    wide = torch.zeros(2 * tensor.numel() + 1, dtype=tensor.dtype)
    wide[1::2] = tensor
    return wide[1::2]


def distilled(state: State) -> State:
    """A distillation run: the student under `architecture.`, a teacher with other weights beside it."""
    teacher = prefixed(changed(state, lambda t: t / 2), "teacher.")
    return OrderedDict([*prefixed(state, "architecture.").items(), *teacher.items()])


def mmyolo_names(model: RTMDet, v: Variant) -> State:
    """MMYOLO's names on these weights, as its converter makes them: an exp model still needs its exp."""
    state = model.state_dict()
    return OrderedDict((k, state[own]) for k, own in official_keys(state, "mmyolo", len(v.strides)).items())


def contents(model: RTMDet, v: Variant) -> dict[str, Callable[[], Content]]:
    """What torch.save gets for each form."""
    state = official_state(model, v)

    def published(weights: State) -> dict[str, object]:
        return {"meta": meta(v), "state_dict": weights}

    forms: dict[str, Callable[[], Content]] = {
        "zip": lambda: published(state),
        "legacy": lambda: published(state),
        "plain": lambda: state,
        "train": lambda: published(state) | training_extras(model, v),
        "train-legacy": lambda: published(state) | training_extras(model, v),
        "protocol4": lambda: published(state) | training_extras(model, v),
        "copied": lambda: published(changed(state, torch.clone)),
        "strided": lambda: published(changed(state, strided)),
        "fp16": lambda: published(changed(state, torch.Tensor.half)),
        "bf16": lambda: published(changed(state, torch.Tensor.bfloat16)),
        "f64": lambda: published(changed(state, torch.Tensor.double)),
        "module": lambda: published(prefixed(state, "module.")),
        "architecture": lambda: published(distilled(state)),
    }
    if v.flavour == "mmdet":
        forms["mmyolo"] = lambda: published(mmyolo_names(model, v))
    return forms


FORMS = [*contents(RTMDet(VARIANTS["nano-1c"]), VARIANTS["nano-1c"])]


def save(content: Content, path: Path, form: str) -> None:
    """Through a buffer, as MMEngine does (the folder inside the zip is then called archive)."""
    buffer = io.BytesIO()
    legacy = form in ("legacy", "train-legacy")
    protocol = 4 if form == "protocol4" else 2
    torch.save(content, buffer, pickle_protocol=protocol, _use_new_zipfile_serialization=not legacy)
    path.write_bytes(buffer.getbuffer())


def describe(path: Path, variant: str, form: str, content: Content) -> dict[str, object]:
    """A line of the manifest."""
    state = content.get("state_dict", content)
    floats = [t for t in state.values() if t.is_floating_point()]
    return {
        "file": path.name,
        "variant": variant,
        "form": form,
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "top_level_keys": list(content) if "state_dict" in content else None,
        "state_dict_tensors": len(state),
        "dtype": str(floats[0].dtype).removeprefix("torch."),
        "float_elements": sum(t.numel() for t in floats),
        "sum": float(f"{sum(t.double().sum().item() for t in floats):.9g}"),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", nargs="+", choices=list(VARIANTS), required=True)
    parser.add_argument("--form", nargs="+", choices=FORMS, default=FORMS)
    parser.add_argument("--out", type=Path, required=True, help="folder for the files; made when missing")
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    lines = []
    for name in args.variant:
        model, _ = formula.formula_model(VARIANTS[name])
        made = contents(model, VARIANTS[name])
        for form in (form for form in args.form if form in made):
            path = args.out / f"{name}.{form}.pth"
            content = made[form]()
            save(content, path, form)
            lines.append(describe(path, name, form, content))
            print(f"{path.name} {lines[-1]['bytes']} bytes, {lines[-1]['state_dict_tensors']} tensors", flush=True)
    rows = ",\n".join(json.dumps(line, separators=(",", ":")) for line in lines)
    (args.out / "manifest.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
