import { COCO_CLASSES } from '../../../shared/detection/cocoClasses';
import { underscored } from './expected';

/** The tutorial's labels: COCO's 80 names in their order, with underscores. */
export const LABELS: readonly string[] = COCO_CLASSES.map(({ name }) => underscored(name));

/** Label Studio's template "Object Detection with Bounding Boxes" with these labels pasted in. */
export const LABEL_CONFIG = `<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="label" toName="image">
${LABELS.map((name) => `    <Label value="${name}"/>`).join('\n')}
  </RectangleLabels>
</View>`;
