"""Reads a detection checkpoint with PyTorch, tensors and plain values only (weights_only)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from naming import official_keys
from rtmdet_torch import RTMDet
from variants import Variant, variant_of_state_dict


@dataclass(frozen=True)
class Loaded:
    """A network with the weights of a file."""

    model: RTMDet
    variant: Variant
    sha256: str


def _flavour(state: dict[str, Tensor]) -> str:
    return "mmyolo" if any(key.startswith("neck.top_down_layers.") for key in state) else "mmdet"


def _mmdet_names(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Renames MMYOLO keys by asking a network of the same shape for both names of every key."""
    plain = {key.replace("bbox_head.head_module.", "bbox_head."): tensor for key, tensor in state.items()}
    variant = variant_of_state_dict(plain, "mmyolo")
    with torch.device("meta"):
        keys = official_keys(RTMDet(variant).state_dict(), "mmyolo", len(variant.strides))
    return {own: state[official] for official, own in keys.items()}


def load(path: Path) -> Loaded:
    """The float32 network in eval mode. Training checkpoints are refused by PyTorch (they hold more than tensors)."""
    data = torch.load(path, map_location="cpu", weights_only=True)
    state = data.get("state_dict", data)
    flavour = _flavour(state)
    named = _mmdet_names(state) if flavour == "mmyolo" else state
    variant = variant_of_state_dict(named, flavour)
    model = RTMDet(variant).eval()
    model.load_state_dict(named, strict=True)
    return Loaded(model, variant, hashlib.sha256(path.read_bytes()).hexdigest())
