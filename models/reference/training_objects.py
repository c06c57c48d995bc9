"""What MMEngine writes beside the weights: configuration text, log history, optimizer and EMA state."""

from __future__ import annotations

import copy
import sys
from collections import OrderedDict
from types import ModuleType

import numpy as np
import torch

from naming import official_keys
from rtmdet_torch import RTMDet
from variants import Variant

ITERATIONS = 200


class _HistoryBuffer:
    """Pickles like MMEngine's class of that name, whose state holds its statistics methods."""

    def __init__(self, log_history: list[float], count_history: list[int]) -> None:
        self.max_length = 1000000
        self._log_history = np.array(log_history)
        self._count_history = np.array(count_history)

    def min(self) -> float:
        return self._log_history.min()

    def max(self) -> float:
        return self._log_history.max()

    def current(self) -> float:
        return self._log_history[-1]

    def mean(self) -> float:
        return self._log_history.mean()

    def __getstate__(self) -> dict[str, object]:
        cls = type(self)
        methods = {"min": cls.min, "max": cls.max, "current": cls.current, "mean": cls.mean}
        return self.__dict__ | {"statistics_methods": methods}


def history_buffer_class() -> type:
    """MMEngine's own class when it is installed, otherwise the stand-in under the same module and name."""
    try:
        from mmengine.logging.history_buffer import HistoryBuffer
    except ImportError:
        name = "mmengine.logging.history_buffer"
        _HistoryBuffer.__module__ = name
        _HistoryBuffer.__name__ = _HistoryBuffer.__qualname__ = "HistoryBuffer"
        for method in ("min", "max", "current", "mean"):
            function = getattr(_HistoryBuffer, method)
            function.__module__, function.__qualname__ = name, f"HistoryBuffer.{method}"
        for parent in ("mmengine", "mmengine.logging", name):
            sys.modules.setdefault(parent, ModuleType(parent))
        sys.modules[name].HistoryBuffer = _HistoryBuffer
        return _HistoryBuffer
    return HistoryBuffer


def config_text(v: Variant) -> str:
    """The part of a resolved configuration that tells a converter what the tensors do not."""
    head = {"det": "RTMDetSepBNHead", "ins": "RTMDetInsSepBNHead", "rot": "RotatedRTMDetSepBNHead"}[v.head]
    exp = f"\n        exp_on_reg={v.reg_activation == 'exp'}," if v.head != "ins" else ""
    size = 1280 if v.arch == "P6" else 320 if v.size == "nano" else 640
    return f"""model = dict(
    type='RTMDet',
    data_preprocessor=dict(
        type='DetDataPreprocessor', mean=[103.53, 116.28, 123.675], std=[57.375, 57.12, 58.395], bgr_to_rgb=False),
    backbone=dict(
        type='CSPNeXt', arch='{v.arch}', deepen_factor={v.deepen_factor}, widen_factor={v.widen_factor},
        channel_attention=True, norm_cfg=dict(type='SyncBN'), act_cfg=dict(type='SiLU', inplace=True)),
    neck=dict(type='CSPNeXtPAFPN', in_channels={list(v.channels)}, out_channels={v.channels[0]},
        num_csp_blocks={v.neck_blocks}, norm_cfg=dict(type='SyncBN')),
    bbox_head=dict(
        type='{head}',
        num_classes={v.num_classes},
        in_channels={v.channels[0]},
        with_objectness={v.with_objectness},{exp}
        share_conv={v.share_conv},
        pred_kernel_size=1,
        norm_cfg=dict(type='SyncBN')),
    test_cfg=dict(nms_pre=30000, min_bbox_size=0, score_thr=0.001, nms=dict(type='nms', iou_threshold=0.65),
        max_per_img=300))
test_pipeline = [
    dict(type='LoadImageFromFile', backend_args=None),
    dict(type='Resize', scale=({size}, {size}), keep_ratio=True),
    dict(type='Pad', size=({size}, {size}), pad_val=dict(img=(114, 114, 114))),
]
"""


def class_names(v: Variant) -> tuple[str, ...]:
    """Invented names, so that a reader cannot mistake them for a built-in list."""
    return tuple(f"thing {n}" for n in range(v.num_classes))


def meta(v: Variant) -> dict[str, object]:
    """The `meta` of a current MMEngine checkpoint."""
    return {
        "cfg": config_text(v),
        "epoch": 40,
        "iter": ITERATIONS,
        "seed": 0,
        "experiment_name": "formula weights",
        "time": "20260101_000000",
        "mmengine_version": "0.10.7",
        "dataset_meta": {"classes": class_names(v), "palette": [(n, 255 - n, 0) for n in range(v.num_classes)]},
    }


def _message_hub(v: Variant) -> dict[str, object]:
    buffer = history_buffer_class()
    log = [1 / (1 + i) for i in range(ITERATIONS)]
    scalars = OrderedDict((f"train/{name}", buffer(log, [1] * ITERATIONS)) for name in ("lr", "loss", "loss_cls"))
    runtime = OrderedDict(cfg=config_text(v), max_epochs=40, iter=ITERATIONS, dataset_meta=meta(v)["dataset_meta"])
    return {"log_scalars": scalars, "runtime_info": runtime, "resumed_keys": {"train/lr": True}}


def training_extras(model: RTMDet, v: Variant) -> dict[str, object]:
    """message_hub, optimizer, param_schedulers and ema_state_dict.

    The EMA entry holds the raw weights, moved by one large step: a reader that prefers it gives other numbers.
    """
    raw = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(raw.parameters(), lr=0.1, weight_decay=0.05)
    for p in raw.parameters():
        p.grad = torch.full_like(p, 1e-3)
    optimizer.step()
    state = raw.state_dict()
    keys = official_keys(state, v.flavour, len(v.strides))
    ema = OrderedDict([("steps", torch.tensor(ITERATIONS)), *((f"module.{k}", state[own]) for k, own in keys.items())])
    scheduler = {"by_epoch": True, "begin": 0, "end": 40, "last_step": 40, "_last_value": [0.0002], "verbose": False}
    return {
        "message_hub": _message_hub(v),
        "optimizer": optimizer.state_dict(),
        "param_schedulers": [scheduler],
        "ema_state_dict": ema,
    }
