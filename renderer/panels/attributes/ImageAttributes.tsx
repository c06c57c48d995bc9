import { useStore } from 'zustand';
import { attributesOf, saidOf } from '../../../shared/dataset/attributes';
import { sayOfImage } from '../../actions/attributes';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { Control } from './Control';

/** What is said of the current image; not there in projects that ask nothing of images. */
export function ImageAttributes() {
  const { t } = useWords();
  const stores = useStores();
  const { image, record } = useStore(stores.current);
  const own = useStore(stores.project, (state) => state.document.attributes);
  const ofImages = attributesOf(own, 'image');
  if (image === null || ofImages.length === 0) return null;
  return (
    <section className="inspector image-attributes scroll" aria-label={t('attributes:ofImage')}>
      <h3 className="s12 t3">{t('attributes:ofImage')}</h3>
      {ofImages.map((attribute) => (
        <Control
          key={`${image} ${attribute.id}`}
          attribute={attribute}
          value={{ value: saidOf(record.attributes, attribute.id) }}
          onChange={(value) => sayOfImage(stores, attribute.id, value)}
        />
      ))}
    </section>
  );
}
