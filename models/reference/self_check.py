"""First values, sums and hashes with which a generator written in another language checks itself."""

from __future__ import annotations

import hashlib
from math import prod

import numpy as np

import formula
from variants import VARIANTS

GENERATOR_KEYS = {"backbone.stem.0.conv.weight": (12, 3, 3, 3), "bbox_head.rtm_reg.2.bias": (4,)}
TINY_TENSORS = {
    "neck.out_convs.1.conv.weight": (96, 192, 3, 3),
    "backbone.stem.0.bn.running_var": (12,),
    "backbone.stem.0.bn.running_mean": (12,),
    "bbox_head.cls_convs.2.1.conv.weight": (96, 96, 3, 3),
    "bbox_head.cls_convs.2.1.bn.weight": (96,),
    "backbone.stage4.2.attention.fc.weight": (384, 384, 1, 1),
    "bbox_head.rtm_cls.0.bias": (80,),
}
STEM_VARIANCE = 0.043
"""V of backbone.stem.0 of tiny-80c; the stem is the only layer with BN statistics in this list."""


def sha256(values: np.ndarray) -> str:
    """Hash of the bytes in row-major order (little-endian machines)."""
    return hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()


def _generator(key: str, shape: tuple[int, ...]) -> dict[str, object]:
    first = formula.tensor(key, shape, VARIANTS["tiny-80c"]).reshape(-1)[:8]
    return {
        "key": key,
        "fnv1a": formula.seed(key),
        "bits_first_8": formula.bits(key, 8).tolist(),
        "u_first_8": formula.uniform(key, 8).tolist(),
        "shape": list(shape),
        "float32_first_8": first.tolist(),
    }


def _tensor(key: str, shape: tuple[int, ...]) -> dict[str, object]:
    values = formula.tensor(key, shape, VARIANTS["tiny-80c"], STEM_VARIANCE).numpy()
    return {
        "key": key,
        "seed_key": formula.seed_key(key, VARIANTS["tiny-80c"]),
        "shape": list(shape),
        "sum": float(f"{values.sum(dtype=np.float64):.15g}"),
        "sha256_float32_le": sha256(values),
    }


def _image(size: int) -> dict[str, object]:
    pixels = formula.picture(size)
    return {
        "size": size,
        "sha256_uint8_hwc_bgr": sha256(pixels),
        "first_pixel_bgr": pixels[0, 0].tolist(),
        "mean": pixels.sum(dtype=np.int64).item() / prod(pixels.shape),
        "sha256_float32_nchw": sha256(formula.normalise(pixels).numpy()),
    }


def self_check() -> dict[str, object]:
    """The `self_check` object of the golden file."""
    return {
        "generator": [_generator(key, shape) for key, shape in GENERATOR_KEYS.items()],
        "tensors_of_tiny-80c": [_tensor(key, shape) for key, shape in TINY_TENSORS.items()],
        "images": [_image(size) for size in (320, 640)],
    }
