"""Renders the sample pictures into images/ and their true boxes into annotations.json: the same files at every run.

    python samples.py [--only NUMBER ...]
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from render import coco, save
from render_scene import Wish, photograph

HERE = Path(__file__).resolve().parent
QUALITY = 84


@dataclass(frozen=True)
class Sample:
    name: str
    seed: int
    wish: Wish


SAMPLES = (
    Sample("bench-01", 7000001, Wish(640, 480, 1.6)),
    Sample("bench-02", 7000002, Wish(800, 600, 1.4)),
    Sample("bench-03", 7000003, Wish(640, 480, 1.6, parts=(9, 13))),
    Sample("bench-04", 7000004, Wish(1280, 960, 1.1, parts=(10, 13))),
    Sample("bench-05", 7000005, Wish(640, 480, 1.6, surprises=2)),
    Sample("bench-06", 7000006, Wish(600, 800, 1.4)),
    Sample("bench-07", 7000007, Wish(800, 600, 1.4, parts=(12, 16))),
    Sample("bench-08", 7000008, Wish(640, 480, 1.6, parts=(3, 5))),
    Sample("bench-09", 7000009, Wish(960, 720, 1.3)),
    Sample("bench-10", 7000010, Wish(640, 480, 1.6, surprises=2)),
    Sample("bench-11", 7000011, Wish(800, 600, 1.4)),
    Sample("bench-12", 7000012, Wish(1024, 768, 1.2, parts=(9, 13), surprises=2)),
)
"""Surprises are things that no training picture shows: the model may err there, and somebody has something to mend."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=int, nargs="+", help="numbers of the pictures to render; the others stay as they are")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    images, truth = HERE / "images", HERE / "annotations.json"
    images.mkdir(exist_ok=True)
    known = {} if args.only is None else _known(json.loads(truth.read_text()))
    entries = []
    for number, sample in enumerate(SAMPLES, 1):
        name = f"{sample.name}.jpg"
        if args.only is not None and number not in args.only:
            entries.append(known[name])
            continue
        photo = photograph(np.random.default_rng(sample.seed), sample.wish)
        save(photo, images / name, QUALITY)
        entries.append((name, sample.wish.width, sample.wish.height, photo.boxes))
        print(f"{name}: {len(photo.boxes)} parts, {(images / name).stat().st_size // 1000} kB", flush=True)
    truth.write_text(_text(coco(entries)), encoding="utf-8", newline="\n")


def _known(truth: dict) -> dict[str, tuple]:
    """Entries of pictures that are not rendered again."""
    boxes: dict[int, list] = {image["id"]: [] for image in truth["images"]}
    for a in truth["annotations"]:
        boxes[a["image_id"]].append((*a["bbox"], a["category_id"] - 1, 1.0))
    return {i["file_name"]: (i["file_name"], i["width"], i["height"], boxes[i["id"]]) for i in truth["images"]}


def _text(truth: dict) -> str:
    """One image, one box, one category a line."""
    rooms = []
    for room, rows in truth.items():
        lines = ",\n  ".join(json.dumps(row, separators=(",", ":")) for row in rows)
        rooms.append(f' "{room}": [\n  {lines}\n ]')
    return "{\n" + ",\n".join(rooms) + "\n}\n"


if __name__ == "__main__":
    main()
