"""Photographs to network inputs, as MMDetection and MMYOLO do it in their test pipelines (OpenCV, uint8, B G R)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

PAD_VALUE = 114


@dataclass(frozen=True)
class Prepared:
    """A padded square and how a pixel of the upright photo got there: x * scale[0] + left, y * scale[1] + top."""

    photo: np.ndarray
    resized: np.ndarray
    canvas: np.ndarray
    left: int
    top: int
    scale: tuple[float, float]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the upright photo."""
        return self.photo.shape[1], self.photo.shape[0]


def decode(path: Path) -> np.ndarray:
    """8-bit B, G, R with the EXIF orientation applied; alpha dropped, grey replicated."""
    photo = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    if photo is None:
        raise SystemExit(f"{path.name}: OpenCV cannot decode this picture")
    return photo


def _on_canvas(photo: np.ndarray, resized: np.ndarray, size: int, left: int, top: int) -> Prepared:
    height, width = resized.shape[:2]
    canvas = np.full((size, size, 3), PAD_VALUE, np.uint8)
    canvas[top : top + height, left : left + width] = resized
    scale = (width / photo.shape[1], height / photo.shape[0])
    return Prepared(photo, resized, canvas, left, top, scale)


def prepare_mmdet(photo: np.ndarray, size: int) -> Prepared:
    """Keep-ratio size rounded half up, INTER_LINEAR both ways, padding at right and bottom."""
    height, width = photo.shape[:2]
    ratio = min(size / max(width, height), size / min(width, height))
    target = (int(width * ratio + 0.5), int(height * ratio + 0.5))
    return _on_canvas(photo, cv2.resize(photo, target, interpolation=cv2.INTER_LINEAR), size, 0, 0)


def prepare_mmyolo(photo: np.ndarray, size: int) -> Prepared:
    """Truncated size, INTER_AREA when shrinking and INTER_LINEAR when enlarging, centred letterbox."""
    height, width = photo.shape[:2]
    ratio = min(size / max(width, height), size / min(width, height))
    resized = photo
    if ratio != 1:
        target = (int(width * ratio), int(height * ratio))
        resized = cv2.resize(photo, target, interpolation=cv2.INTER_AREA if ratio < 1 else cv2.INTER_LINEAR)
    return _on_canvas(photo, resized, size, (size - resized.shape[1]) // 2, (size - resized.shape[0]) // 2)
