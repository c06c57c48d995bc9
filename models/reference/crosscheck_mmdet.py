"""Optional: compares our network with MMDetection's own modules on formula weights, in float64 (and float32).

Needs mmdet, mmengine and mmcv-lite (README.md says how). mmcv-lite has no compiled operators, and RTMDet's network
uses none; so that mmdet can be imported, `mmcv._ext` is replaced by a module whose operators refuse to run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from types import ModuleType

import torch
from torch import Tensor, nn

import formula
from variants import VARIANTS, Variant

CHECKED = [name for name, v in VARIANTS.items() if v.flavour == "mmdet"]


class NoCompiledOperators(ModuleType):
    """Stands in for mmcv._ext: every operator exists and raises when it is called."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)

        def operator(*_: object, **__: object) -> None:
            raise RuntimeError(f"mmcv-lite has no operator {name}")

        return operator


sys.modules["mmcv._ext"] = NoCompiledOperators("mmcv._ext")

import mmdet  # noqa: E402
from mmdet.models.backbones.cspnext import CSPNeXt  # noqa: E402
from mmdet.models.dense_heads.rtmdet_head import RTMDetSepBNHead  # noqa: E402
from mmdet.models.dense_heads.rtmdet_ins_head import RTMDetInsSepBNHead  # noqa: E402
from mmdet.models.necks.cspnext_pafpn import CSPNeXtPAFPN  # noqa: E402


class Original(nn.Module):
    """MMDetection's backbone, neck and head under the names its detector gives them."""

    def __init__(self, v: Variant) -> None:
        super().__init__()
        # As in the official configs: the norm has a type and nothing else, so eps is PyTorch's 1e-5.
        common = {"norm_cfg": {"type": "BN"}, "act_cfg": {"type": "SiLU", "inplace": True}}
        width = v.channels[0]
        self.backbone = CSPNeXt(
            arch=v.arch,
            deepen_factor=v.deepen_factor,
            widen_factor=v.widen_factor,
            out_indices=tuple(range(2, len(v.stages) + 1)),
            expand_ratio=0.5,
            channel_attention=True,
            use_depthwise=v.use_depthwise,
            **common,
        )
        self.neck = CSPNeXtPAFPN(
            in_channels=list(v.channels),
            out_channels=width,
            num_csp_blocks=v.neck_blocks,
            expand_ratio=0.5,
            use_depthwise=v.use_depthwise,
            **common,
        )
        head = {
            "num_classes": v.num_classes,
            "in_channels": width,
            "feat_channels": width,
            "stacked_convs": 2,
            "share_conv": v.share_conv,
            "with_objectness": v.with_objectness,
            "pred_kernel_size": 1,
            "anchor_generator": {"type": "mmdet.MlvlPointGenerator", "offset": 0, "strides": list(v.strides)},
            "bbox_coder": {"type": "mmdet.DistancePointBBoxCoder"},
            "loss_cls": {"type": "mmdet.QualityFocalLoss", "use_sigmoid": True},
            "loss_bbox": {"type": "mmdet.GIoULoss"},
            **common,
        }
        if v.head == "ins":
            self.bbox_head = RTMDetInsSepBNHead(loss_mask={"type": "mmdet.DiceLoss"}, **head)
        else:
            exp = v.reg_activation == "exp"
            self.bbox_head = RTMDetSepBNHead(exp_on_reg=exp, use_depthwise=v.use_depthwise, **head)

    def forward(self, image: Tensor) -> tuple[tuple[Tensor, ...] | Tensor, ...]:
        return self.bbox_head(self.neck(self.backbone(image)))


def named_maps(outputs: tuple, v: Variant) -> dict[str, Tensor]:
    """MMDetection's head outputs under our names. With objectness it returns the joint logit alone."""
    cls = "cls_joint" if v.with_objectness else "cls"
    kinds = [cls, "reg", *(["kernel"] if v.head == "ins" else [])]
    maps = {f"{kind}_{s}": t for kind, level in zip(kinds, outputs) for s, t in zip(v.strides, level)}
    return maps | ({"mask_feat": outputs[3]} if v.head == "ins" else {})


@torch.no_grad()
def check(name: str, size: int) -> bool:
    """Prints how far both networks are from one another; True when they agree."""
    v = VARIANTS[name]
    ours, _ = formula.formula_model(v)
    theirs = Original(v).eval()
    state = ours.state_dict()
    same_keys = list(theirs.state_dict()) == list(state)
    theirs.load_state_dict(state, strict=True)
    image = formula.normalise(formula.picture(size))
    shares = []
    for dtype in (torch.float64, torch.float32):
        a, b = ours.to(dtype)(image.to(dtype)), named_maps(theirs.to(dtype)(image.to(dtype)), v)
        shares.append(max(((a[k] - b[k]).abs().max() / (b[k].max() - b[k].min())).item() for k in b))
    parameters = sum(p.numel() for p in theirs.parameters())
    print(
        f"{name}: keys {'equal' if same_keys else 'DIFFER'}, {parameters} parameters, {len(b)} maps, largest "
        f"difference {shares[0]:.1e} of the range in float64, {shares[1]:.1e} in float32",
        flush=True,
    )
    return same_keys and parameters == sum(p.numel() for p in ours.parameters()) and shares[0] < 1e-12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", nargs="+", choices=CHECKED, default=CHECKED)
    parser.add_argument("--size", type=int, default=320)
    args = parser.parse_args()
    torch.set_num_threads(1)
    print(f"mmdet {mmdet.__version__}, torch {torch.__version__}")
    if not all([check(name, args.size) for name in args.variant]):
        raise SystemExit("The networks differ.")


if __name__ == "__main__":
    main()
