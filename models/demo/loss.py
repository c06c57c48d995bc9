"""Which point answers for which part, and what a wrong answer costs: RTMDet's dynamic soft labels.

Written from the paper (arXiv 2212.07784, section 3.3): a point may answer for a part when it lies inside of the part's box.
Its cost is a soft class cost, three times a box cost, and a soft prior of the part's middle; each part takes its cheapest
points, as many as its 13 best boxes overlap it in sum.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

CANDIDATES = 13
BOX_COST = 3.0
PRIOR_BASE, PRIOR_SHIFT = 10.0, 3.0
BOX_WEIGHT = 2.0
FAR = 1e8


@dataclass(frozen=True)
class Truth:
    """Boxes x1 y1 x2 y2 [B, G, 4] and labels [B, G] of a batch. Label -1: a filler; -2: neither a part nor background."""

    boxes: Tensor
    labels: Tensor


def overlap(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """IoU and generalised IoU of boxes; shapes broadcast."""
    low, high = torch.maximum(a[..., :2], b[..., :2]), torch.minimum(a[..., 2:], b[..., 2:])
    both = (high - low).clamp(min=0).prod(-1)
    area_a = (a[..., 2:] - a[..., :2]).clamp(min=0).prod(-1)
    area_b = (b[..., 2:] - b[..., :2]).clamp(min=0).prod(-1)
    joined = (area_a + area_b - both).clamp(min=1e-6)
    around = (torch.maximum(a[..., 2:], b[..., 2:]) - torch.minimum(a[..., :2], b[..., :2])).clamp(min=0).prod(-1)
    iou = both / joined
    return iou, iou - (around - joined) / around.clamp(min=1e-6)


@torch.no_grad()
def assign(logits: Tensor, boxes: Tensor, points: Tensor, strides: Tensor, truth: Truth) -> tuple[Tensor, Tensor, Tensor]:
    """For every point [B, N]: the number of its part (-1 none), the overlap with it, and whether it is to be left alone."""
    gt = truth.boxes[:, None]
    here = points[None, :, None]
    inside = ((here > gt[..., :2]) & (here < gt[..., 2:])).all(-1)
    ignored = (inside & (truth.labels == -2)[:, None]).any(-1)
    valid = inside & (truth.labels >= 0)[:, None]

    iou = overlap(boxes[:, :, None], gt)[0]
    index = truth.labels.clamp(min=0)[:, None].expand(-1, logits.shape[1], -1)
    logit = logits.gather(2, index)
    class_cost = F.binary_cross_entropy_with_logits(logit, iou, reduction="none") * (iou - logit.sigmoid()) ** 2
    middle = (gt[..., :2] + gt[..., 2:]) / 2
    away = (here - middle).norm(dim=-1) / strides[None, :, None]
    prior = PRIOR_BASE ** (away - PRIOR_SHIFT)
    cost = class_cost - BOX_COST * (iou + 1e-7).log() + prior
    cost = torch.where(valid, cost, FAR)

    most = torch.where(valid, iou, 0.0).topk(min(CANDIDATES, iou.shape[1]), 1).values.sum(1)
    count = most.int().clamp(min=1)
    best, order = cost.topk(CANDIDATES, 1, largest=False)
    rank = torch.arange(CANDIDATES, device=cost.device)[None, :, None]
    taken = (rank < count[:, None]) & (best < FAR)
    chosen = torch.zeros_like(valid).scatter(1, order, taken)
    part = torch.where(chosen, cost, FAR * 2).min(-1)
    owner = torch.where(chosen.any(-1), part.indices, -1)
    owned = iou.gather(2, owner.clamp(min=0)[..., None])[..., 0]
    return owner, owned, ignored & (owner < 0)


def loss(logits: Tensor, boxes: Tensor, points: Tensor, strides: Tensor, truth: Truth) -> tuple[Tensor, Tensor]:
    """Quality focal loss of the classes, and weighted GIoU loss of the boxes, both by the sum of the overlaps."""
    owner, owned, ignored = assign(logits, boxes, points, strides, truth)
    has = owner >= 0
    safe = owner.clamp(min=0)
    label = truth.labels.gather(1, safe).clamp(min=0)
    quality = owned * has
    target = torch.zeros_like(logits).scatter(2, label[..., None], quality[..., None])
    share = quality.sum().clamp(min=1.0)
    focal = F.binary_cross_entropy_with_logits(logits, target, reduction="none") * (target - logits.sigmoid()) ** 2
    class_loss = (focal.sum(-1) * ~ignored).sum() / share
    wanted = truth.boxes.gather(1, safe[..., None].expand(-1, -1, 4))[has]
    generalised = overlap(boxes[has], wanted)[1]
    # Early on all overlaps are near nothing; a small floor keeps the boxes learning.
    weight = quality[has].clamp(min=0.05)
    box_loss = ((1 - generalised) * weight).sum() / weight.sum().clamp(min=1.0)
    return class_loss, BOX_WEIGHT * box_loss
