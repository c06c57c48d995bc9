import { Settings2 } from 'lucide-react';
import { useStore } from 'zustand';
import { type AttributeDefinition, type AttributeValues, BUILT_IN } from '../../../shared/dataset/attributes';
import type { ClassId } from '../../../shared/dataset/ids';
import { sayOfBoxes, toggleFlag } from '../../actions/attributes';
import type { WordKey } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { openDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import type { BoxRef } from '../../store/boxRef';
import type { CurrentState } from '../../store/current';
import { IconButton } from '../../ui/Button';
import { Control } from './Control';
import { askedOf, commonValue } from './common';
import { iconOf } from './icons';
import { useNames } from './useNames';

interface Asked {
  readonly classId: ClassId | null;
  readonly attributes: AttributeValues | undefined;
}

/** Class and values of the selected boxes; predictions say nothing yet. */
const asked = ({ record, predictions }: CurrentState, refs: readonly BoxRef[]): readonly Asked[] =>
  refs.map((ref) => {
    if (ref.kind === 'prediction')
      return { classId: predictions.find(({ index }) => index === ref.index)?.classId ?? null, attributes: undefined };
    const own = record.annotations.find(({ id }) => id === ref.id);
    return { classId: own?.classId ?? null, attributes: own?.attributes };
  });

function FlagChip({ flag, boxes }: { readonly flag: AttributeDefinition; readonly boxes: readonly Asked[] }) {
  const { t } = useWords();
  const stores = useStores();
  const nameOf = useNames();
  const Icon = iconOf(flag.id);
  const common = commonValue(
    boxes.map((one) => one.attributes),
    flag.id,
  );
  const pressed = common === 'mixed' ? 'mixed' : common.value === true;
  return (
    <button
      type="button"
      className="flag-chip"
      aria-pressed={pressed}
      title={t(`attributes:hint.${flag.id}` as WordKey)}
      onClick={() => toggleFlag(stores, flag.id)}
    >
      <Icon className="ic s" aria-hidden="true" />
      {nameOf(flag)}
    </button>
  );
}

/** What is said of the selected boxes: four flags that every project has, and the project's own attributes. */
export function BoxAttributes({ refs }: { readonly refs: readonly BoxRef[] }) {
  const { t } = useWords();
  const stores = useStores();
  const current = useStore(stores.current);
  const own = useStore(stores.project, (state) => state.document.attributes);
  const boxes = asked(current, refs);
  return (
    <fieldset className="attributes" aria-label={t('attributes:ofBoxes')}>
      <div className="flag-chips">
        {BUILT_IN.map((flag) => (
          <FlagChip key={flag.id} flag={flag} boxes={boxes} />
        ))}
        <IconButton size="sm" label={t('attributes:manage')} onClick={() => openDialog({ name: 'attributes' })}>
          <Settings2 className="ic s" />
        </IconButton>
      </div>
      {askedOf(own, boxes).map((attribute) => (
        <Control
          key={attribute.id}
          attribute={attribute}
          value={commonValue(
            boxes.map((one) => one.attributes),
            attribute.id,
          )}
          onChange={(value) => sayOfBoxes(stores, attribute.id, value)}
        />
      ))}
    </fieldset>
  );
}
