import { useState } from 'react';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { Size } from '../../../shared/geometry/box';
import { imageUrl } from '../../bridge/imageUrl';
import { useWords } from '../../i18n/useWords';
import type { Round } from '../../store/recheck';

type Comparing = Extract<Round, { readonly phase: 'comparing' }>;

/** The picture with both labellings: the first solid, the second dashed, coloured by how they compare. */
export function ComparePicture({ round }: { readonly round: Comparing }) {
  const { t } = useWords();
  const [source, setSource] = useState<'plain' | 'decoded'>('plain');
  const [size, setSize] = useState<Size | null>(null);
  const { image, first, second, differences } = round;
  return (
    <figure className="compare-picture">
      <img
        src={imageUrl(image as ImagePath, source === 'decoded')}
        alt={t('recheck:pictureOf', { image })}
        onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setSize({ width, height })}
        onError={() => setSource('decoded')}
      />
      {size === null ? null : (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
          {differences.map((one) => (
            <g key={`${'first' in one ? one.first : ''} ${'second' in one ? one.second : ''}`} className={one.kind}>
              {'first' in one ? <rect {...first[one.first]?.box} /> : null}
              {'second' in one ? <rect className="second" {...second[one.second]?.box} /> : null}
            </g>
          ))}
        </svg>
      )}
    </figure>
  );
}
