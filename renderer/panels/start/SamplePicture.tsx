import { colorFor } from '../../../shared/dataset/colors';
import type { ClassColor } from '../../../shared/dataset/document';
import type { SamplePicture as Picture } from '../../../shared/ipc/sample';
import { SAMPLE_COVER } from '../../bridge/imageUrl';
import { classColor } from '../../ui/marks';

/** Colours as a project gives them to its classes. */
function colorsOf({ boxes }: Picture): ReadonlyMap<string, ClassColor> {
  const colors = new Map<string, ClassColor>();
  for (const { className } of boxes)
    if (!colors.has(className)) colors.set(className, colorFor(className, [...colors.values()]));
  return colors;
}

/** What this program is about, in one look: a picture of the sample with its boxes. */
export function SamplePicture({ picture }: { readonly picture: Picture }) {
  const { width, height, part, boxes } = picture;
  const colors = colorsOf(picture);
  return (
    <svg
      className="sample-picture"
      viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <image href={`${SAMPLE_COVER}?whole`} width={width} height={height} />
      {boxes.map(({ className, x, y, width: wide, height: high }) => {
        const color = colors.get(className);
        const box = { x, y, width: wide, height: high };
        return (
          <g key={`${x} ${y} ${wide}`}>
            <rect {...box} className="casing" />
            <rect {...box} style={{ stroke: color === undefined ? undefined : classColor(color) }} />
          </g>
        );
      })}
    </svg>
  );
}
