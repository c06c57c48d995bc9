"""MMDetection's tensor names and MMYOLO's: the layers are the same, the neck and head prefixes differ."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NECK_ORDER = ("reduce_layers", "top_down_layers", "downsample_layers", "bottom_up_layers", "out_layers")
_PLAIN = {"downsamples": "downsample_layers", "bottom_up_blocks": "bottom_up_layers", "out_convs": "out_layers"}


def to_mmyolo(key: str, levels: int) -> str:
    """The MMYOLO name of an MMDetection key. `levels` is 3 (P5) or 4 (P6)."""
    if key.startswith("bbox_head."):
        return key.replace("bbox_head.", "bbox_head.head_module.", 1)
    match = re.fullmatch(r"neck\.(\w+)\.(\d+)\.(.+)", key)
    if match is None:
        return key
    part, k, rest = match[1], int(match[2]), match[3]
    if part == "reduce_layers":
        return f"neck.reduce_layers.{levels - 1}.{rest}" if k == 0 else f"neck.top_down_layers.{k - 1}.1.{rest}"
    if part == "top_down_blocks":
        inner = "" if k == levels - 2 else "0."
        return f"neck.top_down_layers.{k}.{inner}{rest}"
    return f"neck.{_PLAIN[part]}.{k}.{rest}"


def mmyolo_order(keys: Iterable[str]) -> list[str]:
    """MMYOLO keys in the order in which its modules are registered."""

    def rank(key: str) -> tuple[int, int, int, int]:
        parts = key.split(".")
        if parts[0] != "neck":
            return (0 if parts[0] == "backbone" else 2, 0, 0, 0)
        inner = int(parts[3]) if parts[1] == "top_down_layers" and parts[3].isdigit() else 0
        return (1, _NECK_ORDER.index(parts[1]), int(parts[2]), inner)

    return sorted(keys, key=rank)


def official_keys(mmdet_keys: Iterable[str], flavour: str, levels: int) -> dict[str, str]:
    """Official name -> MMDetection name, in the order of the flavour's state dict."""
    keys = list(mmdet_keys)
    if flavour != "mmyolo":
        return {key: key for key in keys}
    renamed = {to_mmyolo(key, levels): key for key in keys}
    return {key: renamed[key] for key in mmyolo_order(renamed)}
