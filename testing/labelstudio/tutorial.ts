import { COCO_CLASSES } from '../../shared/detection/cocoClasses';

export const label = (name: string): string => `<Label value="${name}"/>`;

export const config = (labels: string): string =>
  `<View><Image name="image" value="$image"/><RectangleLabels name="label" toName="image">${labels}</RectangleLabels></View>`;

/** As the tutorial has them: underscores instead of spaces. */
export const TUTORIAL = config(COCO_CLASSES.map(({ name }) => label(name.replaceAll(' ', '_'))).join(''));

/** Address of a file of the reference data as Label Studio's local files have it. */
export const local = (file: string): string => `/data/local-files/?d=${encodeURIComponent(file)}`;
