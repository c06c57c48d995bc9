"""Weights and a picture made by a formula: the same numbers in every language, no weight file needed.

bits(key, i) is a 32-bit hash of a tensor's name and a flat row-major index; weights are spread over [lo, hi) with it.
BN variances are measured on the picture of 320 px, layer by layer, so that activations stay near 1 at any depth.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn

from naming import official_keys
from rtmdet_torch import RTMDet
from variants import Variant

MEAN_BGR = np.array([103.53, 116.28, 123.675], np.float32)
STD_BGR = np.array([57.375, 57.12, 58.395], np.float32)
VARIANCE_SIZE = 320
BATCHES_TRACKED = 1000


def seed(key: str) -> int:
    """FNV-1a, 32 bits, over the UTF-8 bytes."""
    h = 0x811C9DC5
    for byte in key.encode():
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def bits(key: str, count: int) -> np.ndarray:
    """uint32 hashes of the indices 0 .. count-1."""
    z = np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B9) ^ np.uint32(seed(key))
    z = (z ^ (z >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    z = (z ^ (z >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return z ^ (z >> np.uint32(16))


def uniform(key: str, count: int) -> np.ndarray:
    """float64 in [0, 1), 24 bits each."""
    return (bits(key, count) >> np.uint32(8)) / 16777216


def _gain(key: str) -> float:
    if key.endswith(".conv.weight"):
        return 0.2
    gains = {".attention.fc.": 2, ".rtm_cls.": 1.5, ".rtm_obj.": 1.5, ".rtm_reg.": 0.5}
    return next((gain for part, gain in gains.items() if part in key), 1)


def limits(key: str, shape: tuple[int, ...], variance: float | None) -> tuple[float, float]:
    """lo, hi of a tensor; `variance` is V of its BN layer (running statistics only)."""
    if len(shape) == 4:
        a = _gain(key) * math.sqrt(3 / math.prod(shape[1:]))
        return -a, a
    if key.endswith(".bn.running_mean"):
        return -0.3 * math.sqrt(variance), 0.3 * math.sqrt(variance)
    if key.endswith(".bn.running_var"):
        return 0.7 * variance, 1.3 * variance
    table = [
        (r"\.bn\.weight$", (0.8, 1.2)),
        (r"\.bn\.bias$", (-0.2, 0.2)),
        (r"\.attention\.fc\.bias$", (-1.0, 1.0)),
        (r"\.rtm_cls\.\d+\.bias$", (-5.0, -3.0)),
        (r"\.rtm_reg\.\d+\.bias$", (0.5, 1.5)),
        (r"\.bias$", (-0.5, 0.5)),
    ]
    return next(range_ for pattern, range_ in table if re.search(pattern, key))


def seed_key(key: str, variant: Variant) -> str:
    """The name that seeds a tensor: that of the tensor it is one and the same with."""
    if variant.head == "ins":
        key = key.replace(".reg_convs.", ".cls_convs.")
    if variant.share_conv and key.endswith(".conv.weight"):
        key = re.sub(r"\.(cls|reg)_convs\.\d+\.", r".\1_convs.0.", key)
    return key


def tensor(key: str, shape: tuple[int, ...], variant: Variant, variance: float | None = None) -> Tensor:
    """The float32 tensor of an official key."""
    name = seed_key(key, variant)
    lo, hi = limits(name, shape, variance)
    values = (lo + (hi - lo) * uniform(name, math.prod(shape))).astype(np.float32)
    return torch.from_numpy(values.reshape(shape))


def picture(size: int) -> np.ndarray:
    """The test picture: uint8, S x S x 3, channels B, G, R."""
    n = size // 32
    coarse = (bits("image.coarse", n * n * 3) >> np.uint32(24)).reshape(n, n, 3)
    fine = (bits("image.fine", size * size * 3) >> np.uint32(24)).reshape(size, size, 3)
    return ((3 * coarse.repeat(32, 0).repeat(32, 1) + fine) >> np.uint32(2)).astype(np.uint8)


def normalise(bgr: np.ndarray) -> Tensor:
    """uint8 HWC to the network's float32 NCHW input."""
    values = (bgr.astype(np.float32) - MEAN_BGR) / STD_BGR
    return torch.from_numpy(np.ascontiguousarray(values.transpose(2, 0, 1))[None])


def batch_norms(model: RTMDet, variant: Variant) -> dict[str, nn.BatchNorm2d]:
    """Batch norms by the official name of their layer (without ".bn"); aliases appear once, under the first name."""
    keys = official_keys(model.state_dict(), variant.flavour, len(variant.strides))
    layers, known = {}, set()
    for official, own in keys.items():
        if official.endswith(".bn.running_var"):
            module = model.get_submodule(own.removesuffix(".running_var"))
            if module not in known:
                known.add(module)
                layers[official.removesuffix(".bn.running_var")] = module
    return layers


def _fill_statistics(name: str, bn: nn.BatchNorm2d, variant: Variant, variance: float) -> None:
    shape = tuple(bn.running_var.shape)
    bn.running_mean.copy_(tensor(f"{name}.bn.running_mean", shape, variant, variance))
    bn.running_var.copy_(tensor(f"{name}.bn.running_var", shape, variant, variance))
    bn.num_batches_tracked.fill_(BATCHES_TRACKED)


def _fill_weights(model: RTMDet, variant: Variant) -> None:
    state = model.state_dict()
    for official, own in official_keys(state, variant.flavour, len(variant.strides)).items():
        if not re.search(r"\.(running_mean|running_var|num_batches_tracked)$", official):
            state[own].copy_(tensor(official, tuple(state[own].shape), variant))


def _measure(model: RTMDet, variant: Variant) -> dict[str, float]:
    """Runs the 320 px picture in float64 and gives every BN layer, on its first call, its V: 3 digits."""
    measured: dict[str, float] = {}

    def hook_for(name: str) -> Callable[[nn.BatchNorm2d, tuple[Tensor, ...]], None]:
        def hook(bn: nn.BatchNorm2d, inputs: tuple[Tensor, ...]) -> None:
            if name not in measured:
                measured[name] = float(f"{measure_one(inputs[0]):.3g}")
                _fill_statistics(name, bn, variant, measured[name])

        return hook

    hooks = [bn.register_forward_pre_hook(hook_for(name)) for name, bn in batch_norms(model, variant).items()]
    model.double()(normalise(picture(VARIANCE_SIZE)).double())
    for handle in hooks:
        handle.remove()
    model.float()
    return measured


def measure_one(x: Tensor) -> float:
    """V of one layer: mean over the channels of the variance inside a channel."""
    return x.var((0, 2, 3), correction=0).mean().item()


@torch.no_grad()
def formula_model(variant: Variant, variances: dict[str, float] | None = None) -> tuple[RTMDet, dict[str, float]]:
    """A float32 network in eval mode with formula weights, and V of every BN layer (measured unless given)."""
    model = RTMDet(variant).eval()
    _fill_weights(model, variant)
    if variances is None:
        return model, _measure(model, variant)
    for name, bn in batch_norms(model, variant).items():
        _fill_statistics(name, bn, variant, variances[name])
    return model, variances
