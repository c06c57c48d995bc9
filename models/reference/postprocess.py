"""Head maps to boxes in pixels of the photo, as MMDetection and MMYOLO do it. Everything in float32."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from preprocess import Prepared


@dataclass(frozen=True)
class TestSettings:
    """test_cfg of the official detection configs; the score threshold is the caller's."""

    score_thr: float
    nms_pre: int = 30000
    iou_threshold: float = 0.65
    max_per_img: int = 300


@dataclass(frozen=True)
class Detections:
    """Boxes [N, 4] x1 y1 x2 y2, scores and labels by descending score; `candidates` counts the pairs before NMS."""

    boxes: np.ndarray
    scores: np.ndarray
    labels: np.ndarray
    candidates: int


@dataclass(frozen=True)
class _Points:
    """Every (point, class) score of some levels with the point's place and distances, in canvas pixels."""

    scores: Tensor
    points: Tensor
    distances: Tensor


def _level(maps: dict[str, Tensor], stride: int) -> _Points:
    """Points row-major, x and y without half a pixel; scores [points, classes]."""
    cls = maps.get(f"cls_joint_{stride}", maps[f"cls_{stride}"])[0]
    height, width = cls.shape[-2:]
    y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    points = torch.stack([x, y], -1).reshape(-1, 2).float() * stride
    flat = maps[f"reg_{stride}"][0].reshape(4, -1).T
    return _Points(cls.reshape(cls.shape[0], -1).T.sigmoid(), points, flat)


def _select(level: _Points, settings: TestSettings) -> tuple[Tensor, Tensor, Tensor]:
    """Boxes, scores and labels of the best nms_pre (point, class) pairs over the threshold, best first."""
    point, label = torch.nonzero(level.scores > settings.score_thr, as_tuple=True)
    scores, order = level.scores[point, label].sort(descending=True, stable=True)
    kept = order[: settings.nms_pre]
    point, label = point[kept], label[kept]
    centres, distances = level.points[point], level.distances[point]
    boxes = torch.cat([centres - distances[:, :2], centres + distances[:, 2:]], 1)
    return boxes, scores[: settings.nms_pre], label


def _suppress(boxes: np.ndarray, labels: np.ndarray, threshold: float) -> np.ndarray:
    """Greedy class-wise NMS over boxes sorted by score: indices that stay. Classes are kept apart by an offset."""
    if len(boxes) == 0:
        return np.zeros(0, np.int64)
    moved = boxes + (labels.astype(np.float32) * (boxes.max() + np.float32(1)))[:, None]
    x1, y1, x2, y2 = moved.T
    areas = (x2 - x1) * (y2 - y1)
    alive = np.ones(len(boxes), bool)
    kept: list[int] = []
    for i in range(len(boxes)):
        if not alive[i]:
            continue
        kept.append(i)
        rest = np.flatnonzero(alive[i + 1 :]) + i + 1
        width = np.maximum(np.minimum(x2[rest], x2[i]) - np.maximum(x1[rest], x1[i]), 0)
        height = np.maximum(np.minimum(y2[rest], y2[i]) - np.maximum(y1[rest], y1[i]), 0)
        inside = width * height
        alive[rest[inside / (areas[i] + areas[rest] - inside) > threshold]] = False
    return np.array(kept)


def _finish(boxes: Tensor, scores: Tensor, labels: Tensor, settings: TestSettings) -> Detections:
    """Sorts by score (equal scores keep their order), suppresses, keeps the first max_per_img."""
    order = scores.argsort(descending=True, stable=True)
    b, s, c = (t[order].numpy() for t in (boxes, scores, labels))
    kept = _suppress(b, c, settings.iou_threshold)[: settings.max_per_img]
    return Detections(b[kept], s[kept], c[kept], len(s))


def finish_mmdet(maps: dict[str, Tensor], strides: tuple[int, ...], p: Prepared, t: TestSettings) -> Detections:
    """nms_pre per level; clamp to the padded square; scale; drop empty boxes; NMS. Not clamped to the photo."""
    parts = [_select(_level(maps, stride), t) for stride in strides]
    boxes, scores, labels = (torch.cat(part) for part in zip(*parts))
    boxes = boxes.clamp(0, p.canvas.shape[0]) * torch.tensor([1 / p.scale[0], 1 / p.scale[1]]).repeat(2)
    solid = ((boxes[:, 2:] - boxes[:, :2]) > 0).all(1)
    found = _finish(boxes[solid], scores[solid], labels[solid], t)
    return Detections(found.boxes, found.scores, found.labels, len(scores))


def finish_mmyolo(maps: dict[str, Tensor], strides: tuple[int, ...], p: Prepared, t: TestSettings) -> Detections:
    """nms_pre over all levels; padding off; scale; NMS; then clamp to the photo."""
    levels = [_level(maps, stride) for stride in strides]
    joined = _Points(*(torch.cat([getattr(x, f) for x in levels]) for f in ("scores", "points", "distances")))
    boxes, scores, labels = _select(joined, t)
    boxes = (boxes - torch.tensor([p.left, p.top] * 2)) / torch.tensor([*p.scale] * 2)
    found = _finish(boxes, scores, labels, t)
    limits = np.array([*p.size] * 2, np.float32)
    return Detections(np.clip(found.boxes, 0, limits), found.scores, found.labels, found.candidates)
