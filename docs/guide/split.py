# Splits result.json in the current folder: every fifth image goes to val.json, the others to train.json.
import json

with open('result.json', encoding='utf-8') as file:
    data = json.load(file)
for name, is_val in (('train.json', False), ('val.json', True)):
    images = [image for place, image in enumerate(data['images']) if (place % 5 == 4) == is_val]
    ids = {image['id'] for image in images}
    boxes = [box for box in data['annotations'] if box['image_id'] in ids]
    with open(name, 'w', encoding='utf-8') as file:
        json.dump({**data, 'images': images, 'annotations': boxes}, file)
    print(name, len(images), 'images', len(boxes), 'boxes')
