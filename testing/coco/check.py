"""Checks COCO files of RTMLabel with pycocotools and with the rules of MMDetection's CocoDataset.

usage: check.py EXPORT_FOLDER PREDICTIONS.json GROUND_TRUTH.json AP.json
Prints one line per check and `N passed, N failed` at the end.
"""

import contextlib
import io
import json
import os
import sys

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

results = []


def check(name, passed, found=""):
    results.append(bool(passed))
    print(f"{'ok    ' if passed else 'FAILED'} {name}{f': {found}' if found != '' else ''}")


def quietly(make):
    with contextlib.redirect_stdout(io.StringIO()):
        return make()


def mmdetection_loads(coco, root, classes):
    """What mmdet 3.x CocoDataset.parse_data_info and filter_data do to a file; returns (kept, ignored, dropped, images)."""
    cat_ids = coco.getCatIds(catNms=classes)
    assert len(cat_ids) == len(classes), "every class of the config is a category by name"
    cat2label = {cat_id: i for i, cat_id in enumerate(cat_ids)}
    kept = ignored = dropped = images = 0
    for img_id in coco.getImgIds():
        info = coco.loadImgs([img_id])[0]
        assert os.path.isfile(os.path.join(root, info["file_name"])), info["file_name"]
        images += 1
        for ann in coco.loadAnns(coco.getAnnIds(imgIds=[img_id])):
            if ann.get("ignore", False):
                dropped += 1
                continue
            x1, y1, w, h = ann["bbox"]
            inter_w = max(0, min(x1 + w, info["width"]) - max(x1, 0))
            inter_h = max(0, min(y1 + h, info["height"]) - max(y1, 0))
            if inter_w * inter_h == 0 or ann["area"] <= 0 or w < 1 or h < 1:
                dropped += 1
                continue
            if ann["category_id"] not in cat2label:
                dropped += 1
                continue
            if ann.get("iscrowd", False):
                ignored += 1
            else:
                kept += 1
    return kept, ignored, dropped, images


def main(export, predictions, truth, golden):
    file = os.path.join(export, "result.json")
    coco = quietly(lambda: COCO(file))
    source = quietly(lambda: COCO(truth))
    raw = json.load(open(file, encoding="utf-8"))
    check("the export loads in pycocotools", len(coco.getImgIds()) == len(source.getImgIds()), len(coco.getImgIds()))
    usable = [a for a in source.dataset["annotations"] if a["bbox"][2] > 0 and a["bbox"][3] > 0]
    check("all boxes that were imported are there", len(coco.getAnnIds()) == len(usable), len(coco.getAnnIds()))
    ids = [a["id"] for a in raw["annotations"]]
    check("ids count up from 1", ids == list(range(1, len(ids) + 1)))
    check("area and iscrowd stand on every box", all("area" in a and a["iscrowd"] in (0, 1) for a in raw["annotations"]))

    by_name = {i["file_name"].split("/")[-1]: i["id"] for i in raw["images"]}
    apart = 0.0
    for img in source.dataset["images"]:
        ours = sorted(a["bbox"] for a in coco.loadAnns(coco.getAnnIds(imgIds=[by_name[img["file_name"]]])))
        theirs = sorted(a["bbox"] for a in source.loadAnns(source.getAnnIds(imgIds=[img["id"]])))
        apart = max([apart] + [abs(p - q) for a, b in zip(ours, theirs) for p, q in zip(a, b)])
    check("import and export together move no box", apart <= 0.01, f"{apart:.6f} px")

    classes = [c["name"] for c in source.loadCats(source.getCatIds())]
    kept, ignored, dropped, images = mmdetection_loads(coco, export, classes)
    crowds = sum(a["iscrowd"] for a in source.dataset["annotations"])
    check("MMDetection's loader finds every picture", images == len(raw["images"]), images)
    check("MMDetection's loader takes every box of 1 px and more", kept + ignored + dropped == len(ids) and ignored == crowds,
          f"{kept} kept, {ignored} crowd, {dropped} under 1 px")

    expected = next(r for r in json.load(open(golden))["results"] if is_person_320(r))
    found = evaluate(source, predictions)
    for name, ours, theirs in zip(("AP", "AP50", "AP75"), found, figures(expected)):
        check(f"{name} of person at 320 is MMDetection's", abs(ours - theirs) < 5e-4, f"{ours:.6f} against {theirs:.6f}")


def is_person_320(result):
    text = json.dumps(result)
    return "derived" in text and result.get("input_size") == 320 and result.get("set") == "coco"


def figures(result):
    flat = result.get("person") or result.get("overall") or result
    return flat["AP"], flat["AP50"], flat["AP75"]


def evaluate(source, predictions):
    made = json.load(open(predictions, encoding="utf-8"))
    names = {i["id"]: i["file_name"] for i in made["images"]}
    ids = {i["file_name"]: i["id"] for i in source.dataset["images"]}
    person = source.getCatIds(catNms=["person"])[0]
    boxes = [
        {"image_id": ids[names[a["image_id"]]], "category_id": person, "bbox": a["bbox"], "score": a["score"]}
        for a in made["annotations"]
    ]

    def run():
        evaluation = COCOeval(source, source.loadRes(boxes), "bbox")
        evaluation.params.catIds = [person]
        evaluation.params.maxDets = [1, 10, 100]
        evaluation.evaluate()
        evaluation.accumulate()
        precision = evaluation.eval["precision"][:, :, 0, 0, 2]
        mean = lambda p: float(p[p > -1].mean())
        return mean(precision), mean(precision[0]), mean(precision[5])

    return quietly(run)


main(*sys.argv[1:])
print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(0 if all(results) else 1)
