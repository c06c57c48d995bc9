# RTMDet-tiny of MMDetection 3.3 on a data set that RTMLabel exported: docs/guide/tutorial.md.
_base_ = 'mmdet::rtmdet/rtmdet_tiny_8xb32-300e_coco.py'

# ---- yours ------------------------------------------------------------------------------------------------------
# The exported folder, with a slash at its end. It holds images/, result.json, and what split.py made of that.
data_root = '/home/me/parts-dataset/'
# Every name of "categories" in result.json, in that order.
classes = ('hex nut', 'washer', 'bolt', 'screw')
# Where training starts from. A file on this disk does, too; None = from nothing, which takes far more images.
load_from = 'https://download.openmmlab.com/mmdetection/v3.0/rtmdet/rtmdet_tiny_8xb32-300e_coco/rtmdet_tiny_8xb32-300e_coco_20220902_112414-78e30dcc.pth'
max_epochs = 100
batch_size = 8
base_lr = 0.0005
# -----------------------------------------------------------------------------------------------------------------

# The last epochs see whole pictures, without mosaic and mix-up.
last_epochs = max(1, max_epochs // 10)

# BN in place of SyncBN is the same on one GPU, and works on a processor, too.
model = dict(
    backbone=dict(init_cfg=None, norm_cfg=dict(type='BN')),
    neck=dict(norm_cfg=dict(type='BN')),
    bbox_head=dict(num_classes=len(classes), norm_cfg=dict(type='BN')))

shared = dict(data_root=data_root, data_prefix=dict(img=''), metainfo=dict(classes=classes))
train_dataloader = dict(
    batch_size=batch_size,
    num_workers=2,
    # MMDetection leaves images without boxes out of training; verified empty ones are worth keeping.
    dataset=dict(ann_file='train.json', filter_cfg=dict(filter_empty_gt=False, min_size=32), **shared))
val_dataloader = dict(batch_size=batch_size, num_workers=2, dataset=dict(ann_file='val.json', **shared))
test_dataloader = val_dataloader
val_evaluator = dict(ann_file=data_root + 'val.json')
test_evaluator = val_evaluator

train_cfg = dict(max_epochs=max_epochs, val_interval=5, dynamic_intervals=None)
optim_wrapper = dict(optimizer=dict(lr=base_lr))
param_scheduler = [
    dict(type='LinearLR', start_factor=1e-5, by_epoch=False, begin=0, end=50),
    dict(
        type='CosineAnnealingLR',
        eta_min=base_lr * 0.05,
        begin=max_epochs // 2,
        end=max_epochs,
        T_max=max_epochs // 2,
        by_epoch=True,
        convert_to_iter_based=True)
]
default_hooks = dict(checkpoint=dict(interval=5, max_keep_ckpts=2, save_best='coco/bbox_mAP'))
custom_hooks = [
    dict(type='EMAHook', ema_type='ExpMomentumEMA', momentum=0.0002, update_buffers=True, priority=49),
    dict(
        type='PipelineSwitchHook',
        switch_epoch=max_epochs - last_epochs,
        switch_pipeline={{_base_.train_pipeline_stage2}})
]
