import { useStore } from 'zustand';
import { type AttributeValues, attributesOf, isBuiltIn, saidOf } from '../../../shared/dataset/attributes';
import { useStores } from '../../shell/useStores';
import { iconOf } from './icons';
import { useNames } from './useNames';

/** What is said of a box, as small signs: one per flag that is set, one for all of the project's own. The words are on hover. */
export function Marks({ values }: { readonly values: AttributeValues }) {
  const nameOf = useNames();
  const own = useStore(useStores().project, (state) => state.document.attributes);
  const said = attributesOf(own, 'box').filter(({ id }) => saidOf(values, id) !== null);
  const signs = [...said.filter(({ id }) => isBuiltIn(id)), ...said.filter(({ id }) => !isBuiltIn(id)).slice(0, 1)];
  const words = said
    .map((one) => {
      const value = saidOf(values, one.id);
      return value === true ? nameOf(one) : `${nameOf(one)}: ${value}`;
    })
    .join(', ');
  return (
    <span className="box-marks" role="img" aria-label={words} title={words}>
      {signs.map(({ id }) => {
        const Icon = iconOf(id);
        return <Icon key={id} className="ic xs" aria-hidden="true" />;
      })}
    </span>
  );
}
