import { ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import type { ClassId } from '../../../shared/dataset/ids';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { Swatch } from '../../ui/marks';
import { Popover } from '../../ui/Popover';

interface ClassesPickerProps {
  readonly name: string;
  readonly classes: readonly ClassId[] | undefined;
  /** null = all. */
  readonly onChange: (classes: readonly ClassId[] | null) => void;
}

/** The classes whose boxes are asked; none ticked = all. */
export function ClassesPicker({ name, classes = [], onChange }: ClassesPickerProps) {
  const { t } = useWords();
  const all = useStore(useStores().project, (state) => state.document.classes);
  const toggle = (id: ClassId): void => {
    const next = classes.includes(id) ? classes.filter((one) => one !== id) : [...classes, id];
    onChange(next.length === 0 ? null : next);
  };
  const asked =
    classes.length === 0 ? t('attributes:allClasses') : t('attributes:someClasses', { count: classes.length });
  return (
    <Popover
      className="btn sm attribute-classes"
      kind="dialog"
      label={`${t('attributes:classesOf', { name })}: ${asked}`}
      disabled={all.length === 0}
      button={
        <>
          <span className="cut">{asked}</span>
          <ChevronDown className="ic s" aria-hidden="true" />
        </>
      }
    >
      {() => (
        <div className="attribute-class-list scroll">
          {all.map(({ id, name: className, color }) => (
            <label key={id} className="option">
              <input type="checkbox" checked={classes.includes(id)} onChange={() => toggle(id)} />
              <Swatch color={color} />
              <span className="cut">{className}</span>
            </label>
          ))}
        </div>
      )}
    </Popover>
  );
}
