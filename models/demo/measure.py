"""COCO's average precision of boxes, by pycocotools."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from network import RTMDet, detect
from render import collect


def score(truth: dict, found: list[dict]) -> dict[str, float]:
    """AP50 and AP50:95 over all classes, then AP50 and AP50:95 of each class, in the order of the categories."""
    if not found:
        return {"AP50": 0.0, "AP": 0.0}
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO()
        coco.dataset = {"info": {}, **truth}
        coco.createIndex()
        run = COCOeval(coco, coco.loadRes(found), "bbox")
        run.evaluate()
        run.accumulate()
    precision = run.eval["precision"][:, :, :, 0, 2]
    result = {"AP50": _mean(precision[0]), "AP": _mean(precision)}
    for number, category in enumerate(truth["categories"]):
        result[f"AP50 {category['name']}"] = _mean(precision[0, :, number])
        result[f"AP {category['name']}"] = _mean(precision[:, :, number])
    return result


def _mean(values: np.ndarray) -> float:
    known = values[values > -1]
    return round(float(known.mean()), 4) if known.size else float("nan")


def score_folder(model: RTMDet, folder: Path) -> dict[str, float]:
    """The scores of a network on all pictures of a folder that render.py wrote."""
    truth = collect(folder)
    found = []
    for image in truth["images"]:
        result = detect(model, folder / image["file_name"])
        for box, value, label in zip(result.boxes.tolist(), result.scores.tolist(), result.labels.tolist()):
            x1, y1, x2, y2 = box
            row = {"image_id": image["id"], "category_id": label + 1, "bbox": [x1, y1, x2 - x1, y2 - y1], "score": value}
            found.append(row)
    return score(truth, found)
