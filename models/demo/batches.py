"""Training pictures: read once, then turned, scaled, cropped, recoloured and blurred anew at every step.

What step n sees follows from the seed and n alone, so that a run that was stopped goes on as if it had not been.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from loss import Truth
from network import MEAN_BGR, STD_BGR

PAD = 114
SHORT_SIDE = 0.8
"""Of a canvas, for each pixel of its long side; every second step has it upright."""
SCALES = (0.62, 1.05)
"""Of pictures that are 416 pixels wide, on a canvas of 320: 0.77 is what the network sees in use."""
WHOLE, TOUCHED = 0.55, 0.15
"""A part of which the crop leaves more than WHOLE stays a part; below that, and above TOUCHED, it is neither nor."""


@dataclass(frozen=True)
class Scene:
    pixels: np.ndarray
    """B, G, R."""
    boxes: np.ndarray
    """x1 y1 x2 y2."""
    labels: np.ndarray


def read_scenes(folder: Path, count: int) -> list[Scene]:
    """The first `count` pictures that render.py wrote into a folder."""
    paths = sorted(folder.glob("[0-9]*.json"))[:count]
    if len(paths) < count:
        raise SystemExit(f"{folder} has {len(paths)} pictures, {count} are wanted")
    scenes = []
    for path in paths:
        rows = np.array([b[:5] for b in json.loads(path.read_text())["boxes"]], np.float32).reshape(-1, 5)
        boxes = np.concatenate([rows[:, :2], rows[:, :2] + rows[:, 2:4]], 1)
        scenes.append(Scene(cv2.imread(str(path.with_suffix(".jpg"))), boxes, rows[:, 4].astype(np.int64)))
    return scenes


def _turned(rng: np.random.Generator, pixels: np.ndarray, boxes: np.ndarray, upright: bool) -> tuple[np.ndarray, np.ndarray]:
    """Mirrored at random; on its side when the canvas is upright. Light comes from everywhere, so that is fair."""
    boxes = boxes.copy()
    if upright:
        pixels, boxes = pixels.swapaxes(0, 1), boxes[:, [1, 0, 3, 2]]
    height, width = pixels.shape[:2]
    if rng.random() < 0.5:
        pixels, boxes[:, [0, 2]] = pixels[:, ::-1], width - boxes[:, [2, 0]]
    if rng.random() < 0.5:
        pixels, boxes[:, [1, 3]] = pixels[::-1], height - boxes[:, [3, 1]]
    return np.ascontiguousarray(pixels), boxes


def _recoloured(rng: np.random.Generator, pixels: np.ndarray) -> np.ndarray:
    hue, saturation, value = rng.uniform(-9, 9), rng.uniform(0.55, 1.45), rng.uniform(0.65, 1.4)
    levels = np.arange(256)
    tables = [(levels + hue) % 180, np.clip(levels * saturation, 0, 255), np.clip(levels * value, 0, 255)]
    hsv = cv2.split(cv2.cvtColor(pixels, cv2.COLOR_BGR2HSV))
    changed = cv2.merge([cv2.LUT(channel, table.astype(np.uint8)) for channel, table in zip(hsv, tables)])
    out = cv2.cvtColor(changed, cv2.COLOR_HSV2BGR)
    if rng.random() < 0.25:
        out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.3, 0.9))
    if rng.random() < 0.5:
        grain = rng.standard_normal(out.shape, np.float32) * rng.uniform(1, 9)
        out = np.clip(out + grain, 0, 255).astype(np.uint8)
    return out


def _framed(
    rng: np.random.Generator, pixels: np.ndarray, boxes: np.ndarray, canvas: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray]:
    """Scaled and put somewhere onto the canvas. Boxes may hang over its edges."""
    scale = rng.uniform(*SCALES) * max(canvas) / 320
    height, width = pixels.shape[:2]
    small = cv2.resize(pixels, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_LINEAR)
    out = np.full((canvas[1], canvas[0], 3), PAD, np.uint8)
    corner = []
    for have, room in ((small.shape[1], canvas[0]), (small.shape[0], canvas[1])):
        corner.append(int(rng.integers(min(0, room - have), max(0, room - have) + 1)))
    x, y = corner
    x0, y0 = max(x, 0), max(y, 0)
    piece = small[max(-y, 0) : max(-y, 0) + canvas[1] - y0, max(-x, 0) : max(-x, 0) + canvas[0] - x0]
    out[y0 : y0 + piece.shape[0], x0 : x0 + piece.shape[1]] = piece
    return out, boxes * scale + np.array([x, y, x, y], np.float32)


def _cut(boxes: np.ndarray, labels: np.ndarray, canvas: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    limits = np.array([*canvas, *canvas], np.float32)
    inside = np.clip(boxes, 0, limits)
    area = (boxes[:, 2:] - boxes[:, :2]).prod(1)
    left = (inside[:, 2:] - inside[:, :2]).prod(1) / np.maximum(area, 1e-6)
    labels = np.where(left > WHOLE, labels, -2)
    keep = left > TOUCHED
    return inside[keep], labels[keep]


def batch(scenes: list[Scene], seed: int, step: int, size: int, side: int) -> tuple[Tensor, Truth]:
    """`size` normalised pictures [B, 3, H, W] and their boxes for one step. `side`: the canvas's long side in pixels."""
    rng = np.random.default_rng([seed, step])
    short = round(side * SHORT_SIDE / 32) * 32
    canvas = (side, short) if step % 2 == 0 else (short, side)
    images, found = [], []
    for number in rng.choice(len(scenes), size, replace=False):
        scene = scenes[number]
        pixels, boxes = _turned(rng, scene.pixels, scene.boxes, canvas[1] > canvas[0])
        pixels, boxes = _framed(rng, pixels, boxes, canvas)
        images.append(_recoloured(rng, pixels))
        found.append(_cut(boxes, scene.labels, canvas))
    most = max(1, max(len(labels) for _, labels in found))
    all_boxes, all_labels = torch.zeros(size, most, 4), torch.full((size, most), -1)
    for row, (boxes, labels) in enumerate(found):
        all_boxes[row, : len(labels)] = torch.from_numpy(boxes)
        all_labels[row, : len(labels)] = torch.from_numpy(labels)
    stack = torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2).float()
    pictures = ((stack - MEAN_BGR) / STD_BGR).contiguous(memory_format=torch.channels_last)
    return pictures, Truth(all_boxes, all_labels)
