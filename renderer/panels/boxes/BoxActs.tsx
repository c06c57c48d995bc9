import { Check, Trash2, X } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { ImagePath } from '../../../shared/dataset/ids';
import { accept, rejectOrDelete } from '../../actions/boxes';
import { useWords } from '../../i18n/useWords';
import { useKey } from '../../shell/keymap';
import { clickedOn } from '../../shell/toCanvas';
import { useStores } from '../../shell/useStores';
import type { BoxRef } from '../../store/boxRef';
import { withKey } from '../../ui/Keys';
import { BoxSight } from './BoxSight';

interface BoxActsProps {
  readonly image: ImagePath | null;
  readonly of: BoxRef;
  /** Class of the box. */
  readonly name: string;
}

/** What can be done with one box. */
export function BoxActs({ image, of, name }: BoxActsProps) {
  const { t } = useWords();
  const stores = useStores();
  const [acceptKey, removeKey] = [useKey('acceptBox'), useKey('removeBox')];
  const isPrediction = of.kind === 'prediction';
  /** The list follows the picture a moment later: what it shows of the image before does nothing to this one. */
  const act = (how: typeof accept, event: MouseEvent): void => {
    if (stores.current.getState().image === image) how(stores, [of]);
    clickedOn(event);
  };
  return (
    <>
      {isPrediction ? (
        <button
          type="button"
          className="mini ok"
          aria-label={t('boxes:acceptOf', { name })}
          title={withKey(t('boxes:accept'), acceptKey)}
          onClick={(event) => act(accept, event)}
        >
          <Check className="ic s" />
        </button>
      ) : null}
      <button
        type="button"
        className="mini"
        aria-label={t(isPrediction ? 'boxes:rejectOf' : 'boxes:deleteOf', { name })}
        title={withKey(t(isPrediction ? 'boxes:reject' : 'boxes:delete'), removeKey)}
        onClick={(event) => act(rejectOrDelete, event)}
      >
        {isPrediction ? <X className="ic s" /> : <Trash2 className="ic s" />}
      </button>
      <BoxSight image={image} of={of} name={name} />
    </>
  );
}
