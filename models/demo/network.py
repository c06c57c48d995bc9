"""The demo's network: RTMDet-nano of ../reference with four classes, ready to be trained, and its file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from render_scene import CLASSES

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "reference"))

from formula import normalise  # noqa: E402, F401
from postprocess import Detections, TestSettings, finish_mmdet  # noqa: E402
from preprocess import decode, prepare_mmdet  # noqa: E402
from rtmdet_torch import RTMDet  # noqa: E402
from training_objects import config_text  # noqa: E402
from variants import variant_of_size  # noqa: E402

VARIANT = variant_of_size("nano", len(CLASSES))
INPUT_SIZE = 320
MEAN_BGR = torch.tensor([103.53, 116.28, 123.675]).view(1, 3, 1, 1)
STD_BGR = torch.tensor([57.375, 57.12, 58.395]).view(1, 3, 1, 1)


def fresh_network(seed: int) -> RTMDet:
    """Random weights. The heads start out with rare classes and boxes of about a part's size, which saves many steps."""
    torch.manual_seed(seed)
    model = RTMDet(VARIANT)
    for cls, reg, half in zip(model.bbox_head.rtm_cls, model.bbox_head.rtm_reg, (2.2, 1.6, 1.2)):
        nn.init.normal_(cls.weight, std=0.01)
        nn.init.constant_(cls.bias, -4.6)
        nn.init.normal_(reg.weight, std=0.01)
        nn.init.constant_(reg.bias, half)
    return model


def flat_maps(maps: Mapping[str, Tensor]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """All levels in one row: class logits [B, N, C], boxes x1 y1 x2 y2 [B, N, 4], points [N, 2], strides [N]."""
    logits, boxes, points, strides = [], [], [], []
    for stride in VARIANT.strides:
        cls, reg = maps[f"cls_{stride}"], maps[f"reg_{stride}"]
        height, width = cls.shape[-2:]
        y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
        place = torch.stack([x, y], -1).reshape(-1, 2).float() * stride
        distance = reg.flatten(2).transpose(1, 2)
        logits.append(cls.flatten(2).transpose(1, 2))
        boxes.append(torch.cat([place - distance[..., :2], place + distance[..., 2:]], -1))
        points.append(place)
        strides.append(torch.full((len(place),), float(stride)))
    return torch.cat(logits, 1), torch.cat(boxes, 1), torch.cat(points), torch.cat(strides)


@torch.no_grad()
def detect(model: RTMDet, path: Path, score: float = 0.01, size: int = INPUT_SIZE) -> Detections:
    """What the network finds in a picture, by MMDetection's test pipeline. Boxes in pixels of the picture."""
    prepared = prepare_mmdet(decode(path), size)
    return finish_mmdet(model(normalise(prepared.canvas)), VARIANT.strides, prepared, TestSettings(score))


def save_as_mmdetection(state: Mapping[str, Tensor], path: Path, steps: int, seed: int) -> None:
    """A checkpoint as MMDetection publishes it: weights, the configuration's text, class names. Plain values only."""
    meta = {
        "cfg": config_text(VARIANT),
        "iter": steps,
        "seed": seed,
        "experiment_name": "rtmdet_nano_hardware",
        "dataset_meta": {"classes": tuple(CLASSES)},
    }
    torch.save({"meta": meta, "state_dict": {key: tensor.contiguous() for key, tensor in state.items()}}, path)
