"""Boxes of a checkpoint on photographs, by MMDetection's or MMYOLO's test pipeline; compares with a golden file.

    python detections.py MODEL.pth --root DATA --photo coco/images/000000000139.jpg --size 320 640 --out boxes.json
    python detections.py MODEL.pth --root DATA --size 320 --compare golden/detections.json --every 20

With --compare and without --photo the photographs are those of the golden file for this model and size.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import cv2
import numpy as np
import torch

import formula
from box_report import compare_lines
from checkpoint import Loaded, load
from postprocess import Detections, TestSettings, finish_mmdet, finish_mmyolo
from preprocess import Prepared, decode, prepare_mmdet, prepare_mmyolo

PIPELINES = {"mmdet": (prepare_mmdet, finish_mmdet), "mmyolo": (prepare_mmyolo, finish_mmyolo)}


def sha256(pixels: np.ndarray) -> str:
    """Hash of uint8 B, G, R bytes, row-major HWC."""
    return hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest()


def box_rows(found: Detections) -> list[list[float]]:
    """[x1, y1, x2, y2, score, label], 1e-4 px and 1e-6."""
    return [
        [*(round(float(v), 4) for v in box), round(float(score), 6), int(label)]
        for box, score, label in zip(found.boxes, found.scores, found.labels)
    ]


def picture_fields(p: Prepared, pipeline: str) -> dict[str, object]:
    """Sizes and hashes of a prepared photo: before padding for mmdet, with the padding for mmyolo."""
    fields: dict[str, object] = {
        "width": p.size[0],
        "height": p.size[1],
        "decoded_sha256": sha256(p.photo),
        "resized_width": p.resized.shape[1],
        "resized_height": p.resized.shape[0],
    }
    if pipeline == "mmdet":
        return fields | {"resized_sha256": sha256(p.resized)}
    return fields | {"left": p.left, "top": p.top, "canvas_sha256": sha256(p.canvas)}


@torch.no_grad()
def detect(model: Loaded, name: str, photo: Path, size: int, pipeline: str, settings: TestSettings) -> dict:
    """One line of the golden file, without the photo's name."""
    prepare, finish = PIPELINES[pipeline]
    prepared = prepare(decode(photo), size)
    maps = model.model(formula.normalise(prepared.canvas))
    found = finish(maps, model.variant.strides, prepared, settings)
    return {
        "model": name,
        "model_sha256": model.sha256,
        "input_size": size,
        "photo_sha256": hashlib.sha256(photo.read_bytes()).hexdigest(),
        **picture_fields(prepared, pipeline),
        "candidates": found.candidates,
        "boxes": box_rows(found),
    }


def named(line: dict, photo: str) -> dict:
    """The line with the photo's name in its place."""
    first = ("model", "model_sha256", "input_size")
    return {**{k: line[k] for k in first}, "photo": photo, **{k: v for k, v in line.items() if k not in first}}


def versions() -> dict[str, str]:
    """Libraries that decide the numbers, with the JPEG decoder inside OpenCV."""
    build = [line.split(":", 1) for line in cv2.getBuildInformation().splitlines() if ":" in line]
    jpeg = next((value.strip() for key, value in build if key.strip() == "JPEG"), "unknown")
    return {"torch": torch.__version__, "numpy": np.__version__, "opencv": cv2.__version__, "opencv_jpeg": jpeg}


def write(path: Path, lines: list[dict], pipeline: str, settings: TestSettings) -> None:
    """MMDetection: an array, one line a photo, as in golden/detections.json. MMYOLO: the same below a header."""
    rows = ",\n".join(json.dumps(line, separators=(",", ":")) for line in lines)
    header = {"pipeline": pipeline, "made_with": versions(), "settings": vars(settings), "canvas": "uint8 HWC, B G R"}
    head = json.dumps(header, separators=(",", ":"))[:-1]
    text = f"[\n{rows}\n]\n" if pipeline == "mmdet" else f'{head},"lines":[\n{rows}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")


def read_lines(path: Path) -> list[dict]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return data if isinstance(data, list) else data["lines"]


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="checkpoint (.pth)")
    parser.add_argument("--root", type=Path, default=Path(), help="folder the photographs' names start from")
    parser.add_argument("--photo", nargs="+", help="photographs, relative to --root")
    parser.add_argument("--size", nargs="+", type=int, default=[640])
    parser.add_argument("--pipeline", choices=list(PIPELINES), default="mmdet")
    parser.add_argument("--score", type=float, default=0.05, help="score threshold (default 0.05)")
    parser.add_argument("--out", type=Path, help="write this JSON file")
    parser.add_argument("--compare", type=Path, help="golden JSON file to compare with")
    parser.add_argument("--every", type=int, default=1, help="with --compare: take every n-th photograph")
    return parser.parse_args()


def main() -> None:
    args = parse_arguments()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    model, settings = load(args.model), TestSettings(args.score)
    golden = {
        (line["photo"], line["input_size"]): line
        for line in (read_lines(args.compare) if args.compare else [])
        if line["model"] == args.model.name
    }
    lines = []
    for size in args.size:
        photos = args.photo or [photo for photo, s in golden if s == size][:: args.every]
        for photo in photos:
            line = detect(model, args.model.name, args.root / photo, size, args.pipeline, settings)
            lines.append(named(line, photo))
    if args.compare:
        print("\n".join(compare_lines(lines, golden)))
    if args.out:
        write(args.out, lines, args.pipeline, settings)
    if not args.compare and not args.out:
        print("\n".join(f"{x['photo']} {x['input_size']}: {len(x['boxes'])} boxes" for x in lines))


if __name__ == "__main__":
    main()
