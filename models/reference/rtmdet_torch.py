"""RTMDet in plain PyTorch: CSPNeXt backbone, PAFPN neck, SepBN heads.

An independent implementation for reference numbers. Module names are those of MMDetection, so that `state_dict()` has
the official keys in the official order; `naming.py` turns them into MMYOLO's. BN eps is 1e-5: the official configs
override norm_cfg with a type alone, and mmcv then falls back to PyTorch's default.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from variants import Variant

BN_EPS = 1e-5
STACKED_CONVS = 2
MASK_PROTOTYPES = 8
KERNEL_PARAMETERS = 169
MASK_STACKED_CONVS = 4
ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {"none": lambda t: t, "exp": torch.exp, "relu": F.relu}
"""Of the box distances, before they are multiplied by the stride."""


class ConvModule(nn.Module):
    """Convolution without bias, batch norm, SiLU."""

    def __init__(self, cin: int, cout: int, kernel: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(cin, cout, kernel, stride, kernel // 2, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(cout, eps=BN_EPS)

    def forward(self, x: Tensor) -> Tensor:
        return F.silu(self.bn(self.conv(x)))


class DepthwiseSeparableConv(nn.Module):
    """Depthwise k x k, then pointwise 1 x 1; batch norm and SiLU after both."""

    def __init__(self, cin: int, cout: int, kernel: int, stride: int = 1) -> None:
        super().__init__()
        self.depthwise_conv = ConvModule(cin, cin, kernel, stride, groups=cin)
        self.pointwise_conv = ConvModule(cin, cout, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.pointwise_conv(self.depthwise_conv(x))


def spatial_conv(cin: int, cout: int, kernel: int, stride: int = 1, *, depthwise: bool) -> nn.Module:
    """A k x k layer: separable in nano, full elsewhere."""
    return (DepthwiseSeparableConv if depthwise else ConvModule)(cin, cout, kernel, stride)


class CSPNeXtBlock(nn.Module):
    """3 x 3, then a separable 5 x 5; the input is added where the stage says so."""

    def __init__(self, channels: int, *, add: bool, depthwise: bool) -> None:
        super().__init__()
        self.conv1 = spatial_conv(channels, channels, 3, depthwise=depthwise)
        self.conv2 = DepthwiseSeparableConv(channels, channels, 5)
        self.add = add

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv2(self.conv1(x))
        return x + y if self.add else y


class ChannelAttention(nn.Module):
    """Scales every channel by hardsigmoid(fc(global average))."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.fc = nn.Conv2d(channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        return x * F.hardsigmoid(self.fc(x.mean((2, 3), keepdim=True)))


class CSPLayer(nn.Module):
    """Cross-stage partial layer. The main branch comes first in the concatenation."""

    def __init__(self, cin: int, cout: int, blocks: int, *, add: bool, attention: bool, depthwise: bool) -> None:
        super().__init__()
        mid = int(cout * 0.5)
        self.main_conv = ConvModule(cin, mid, 1)
        self.short_conv = ConvModule(cin, mid, 1)
        self.final_conv = ConvModule(2 * mid, cout, 1)
        self.blocks = nn.Sequential(*(CSPNeXtBlock(mid, add=add, depthwise=depthwise) for _ in range(blocks)))
        self.attention = ChannelAttention(2 * mid) if attention else None

    def forward(self, x: Tensor) -> Tensor:
        short = self.short_conv(x)
        joined = torch.cat([self.blocks(self.main_conv(x)), short], 1)
        return self.final_conv(joined if self.attention is None else self.attention(joined))


class SPPBottleneck(nn.Module):
    """Spatial pyramid pooling: the input beside its 5, 9 and 13 max pools."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv1 = ConvModule(channels, channels // 2, 1)
        self.conv2 = ConvModule(4 * (channels // 2), channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv1(x)
        return self.conv2(torch.cat([x] + [F.max_pool2d(x, k, 1, k // 2) for k in (5, 9, 13)], 1))


class CSPNeXt(nn.Module):
    """Backbone. Returns the feature maps of stride 8, 16, 32 (and 64 for P6)."""

    def __init__(self, v: Variant) -> None:
        super().__init__()
        half = int(64 * v.widen_factor // 2)
        self.stem = nn.Sequential(
            ConvModule(3, half, 3, 2), ConvModule(half, half, 3), ConvModule(half, v.width(64), 3)
        )
        self.stages = len(v.stages)
        for number, stage in enumerate(v.stages, 1):
            cin, cout = v.width(stage.cin), v.width(stage.cout)
            layers = [spatial_conv(cin, cout, 3, 2, depthwise=v.use_depthwise)]
            if stage.last:
                layers.append(SPPBottleneck(cout))
            blocks = v.repeats(stage.repeats)
            layers.append(CSPLayer(cout, cout, blocks, add=not stage.last, attention=True, depthwise=v.use_depthwise))
            self.add_module(f"stage{number}", nn.Sequential(*layers))

    def forward(self, x: Tensor) -> list[Tensor]:
        x = self.stem(x)
        outputs = []
        for number in range(1, self.stages + 1):
            x = self.get_submodule(f"stage{number}")(x)
            outputs.append(x)
        return outputs[1:]


class CSPNeXtPAFPN(nn.Module):
    """Neck: top-down, then bottom-up. Every concatenation is [resampled, lateral]."""

    def __init__(self, v: Variant) -> None:
        super().__init__()
        c, dw = v.channels, v.use_depthwise

        def csp(cin: int, cout: int) -> CSPLayer:
            return CSPLayer(cin, cout, v.neck_blocks, add=False, attention=False, depthwise=dw)

        down_order = range(len(c) - 1, 0, -1)
        up_order = range(len(c) - 1)
        self.reduce_layers = nn.ModuleList(ConvModule(c[i], c[i - 1], 1) for i in down_order)
        self.top_down_blocks = nn.ModuleList(csp(2 * c[i - 1], c[i - 1]) for i in down_order)
        self.downsamples = nn.ModuleList(spatial_conv(c[i], c[i], 3, 2, depthwise=dw) for i in up_order)
        self.bottom_up_blocks = nn.ModuleList(csp(2 * c[i], c[i + 1]) for i in up_order)
        self.out_convs = nn.ModuleList(spatial_conv(ch, c[0], 3, depthwise=dw) for ch in c)

    def forward(self, features: list[Tensor]) -> list[Tensor]:
        inner = [features[-1]]
        for reduce, block, lateral in zip(self.reduce_layers, self.top_down_blocks, features[-2::-1]):
            inner[0] = reduce(inner[0])
            upsampled = F.interpolate(inner[0], scale_factor=2, mode="nearest")
            inner.insert(0, block(torch.cat([upsampled, lateral], 1)))
        out = [inner[0]]
        for downsample, block, lateral in zip(self.downsamples, self.bottom_up_blocks, inner[1:]):
            out.append(block(torch.cat([downsample(out[-1]), lateral], 1)))
        return [conv(x) for conv, x in zip(self.out_convs, out)]


class MaskFeatureHead(nn.Module):
    """Mask prototypes of RTMDet-Ins: all levels at stride 8, fused, 8 channels."""

    def __init__(self, levels: int, channels: int) -> None:
        super().__init__()
        self.fusion_conv = nn.Conv2d(levels * channels, channels, 1)
        self.stacked_convs = nn.Sequential(*(ConvModule(channels, channels, 3) for _ in range(MASK_STACKED_CONVS)))
        self.projection = nn.Conv2d(channels, MASK_PROTOTYPES, 1)

    def forward(self, features: list[Tensor]) -> Tensor:
        size = features[0].shape[-2:]
        resized = [F.interpolate(f, size=size, mode="bilinear", align_corners=False) for f in features[1:]]
        return self.projection(self.stacked_convs(self.fusion_conv(torch.cat([features[0], *resized], 1))))


def tower(v: Variant, *, shared: bool) -> nn.ModuleList:
    """Two convolutions per level. Shared: one convolution for all levels, batch norm of its own per level."""
    width = v.channels[0]
    levels = nn.ModuleList(
        nn.ModuleList(spatial_conv(width, width, 3, depthwise=v.use_depthwise) for _ in range(STACKED_CONVS))
        for _ in v.strides
    )
    if shared:
        for level in levels[1:]:
            for layer, first in zip(level, levels[0]):
                layer.conv = first.conv
    return levels


def run(layers: nn.ModuleList, x: Tensor) -> Tensor:
    """Applies the layers one after the other."""
    for layer in layers:
        x = layer(x)
    return x


class SepBNHead(nn.Module):
    """Detection, instance ("ins") and rotated ("rot") heads: a class and a box tower per level, 1 x 1 predictors."""

    def __init__(self, v: Variant) -> None:
        super().__init__()
        self.variant = v
        self.cls_convs = tower(v, shared=v.share_conv)
        # RTMDet-Ins appends the class tower twice: its box tower is an alias, convolutions and batch norms.
        self.reg_convs = self.cls_convs if v.head == "ins" else tower(v, shared=v.share_conv)
        if v.head == "ins":
            self.kernel_convs = tower(v, shared=False)
        self.rtm_cls = self._predictors(v.num_classes)
        self.rtm_reg = self._predictors(4)
        if v.head == "ins":
            self.rtm_kernel = self._predictors(KERNEL_PARAMETERS)
        if v.with_objectness:
            self.rtm_obj = self._predictors(1)
        if v.head == "rot":
            self.rtm_ang = self._predictors(1)
        if v.head == "ins":
            self.mask_head = MaskFeatureHead(len(v.strides), v.channels[0])

    def _predictors(self, cout: int) -> nn.ModuleList:
        return nn.ModuleList(nn.Conv2d(self.variant.channels[0], cout, 1) for _ in self.variant.strides)

    def forward(self, features: list[Tensor]) -> dict[str, Tensor]:
        """All raw maps by name; formula-weights.md section 3 defines them."""
        v, maps = self.variant, {}
        masks = self.mask_head(features) if v.head == "ins" else None
        for n, (x, stride) in enumerate(zip(features, v.strides)):
            cls_feat = run(self.cls_convs[n], x)
            reg_feat = run(self.reg_convs[n], x)
            maps[f"cls_{stride}"] = cls = self.rtm_cls[n](cls_feat)
            if v.with_objectness:
                maps[f"obj_{stride}"] = obj = self.rtm_obj[n](reg_feat)
                maps[f"cls_joint_{stride}"] = torch.logit((cls.sigmoid() * obj.sigmoid()).sqrt())
            maps[f"reg_raw_{stride}"] = raw = self.rtm_reg[n](reg_feat)
            maps[f"reg_act_{stride}"] = act = ACTIVATIONS[v.reg_activation](raw)
            maps[f"reg_{stride}"] = act * stride
            if v.head == "rot":
                maps[f"angle_{stride}"] = self.rtm_ang[n](reg_feat)
            if v.head == "ins":
                maps[f"kernel_{stride}"] = self.rtm_kernel[n](run(self.kernel_convs[n], x))
        if masks is not None:
            maps["mask_feat"] = masks
        return maps


class RTMDet(nn.Module):
    """The whole network: a normalised NCHW picture (B, G, R) in, raw head maps by name out."""

    def __init__(self, variant: Variant) -> None:
        super().__init__()
        self.backbone = CSPNeXt(variant)
        self.neck = CSPNeXtPAFPN(variant)
        self.bbox_head = SepBNHead(variant)

    def forward(self, image: Tensor) -> dict[str, Tensor]:
        return self.bbox_head(self.neck(self.backbone(image)))
