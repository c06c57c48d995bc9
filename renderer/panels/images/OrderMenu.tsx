import { ArrowDownWideNarrow, ArrowUpNarrowWide, Check, ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import type { QueueOrder } from '../../../shared/project/settings';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { MenuItem, Popover } from '../../ui/Popover';

export const ORDERS: readonly QueueOrder[] = ['name', 'lowest', 'uncertain', 'disagreement', 'effort', 'class'];

/** Keeps its place when it is off, so that the words stand in line. */
const Tick = ({ on }: { readonly on: boolean }) => (
  <Check className="ic s" style={on ? undefined : { visibility: 'hidden' }} aria-hidden="true" />
);

/** In which order the images come. */
export function OrderMenu() {
  const { t } = useWords();
  const { queue } = useStores();
  const order = useStore(queue, (state) => state.order);
  const descending = useStore(queue, (state) => state.descending);
  const name = t(`queue:order.${order}`);
  const Icon = descending ? ArrowUpNarrowWide : ArrowDownWideNarrow;
  return (
    <Popover
      className="btn ghost sm order-button"
      label={t('queue:orderOf', { order: name })}
      title={`${name}: ${t(`queue:hint.${order}`)}`}
      align="end"
      width={264}
      button={
        <>
          <Icon className="ic s" aria-hidden="true" />
          <span className="cut">{name}</span>
          <ChevronDown className="ic s" aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <>
          {ORDERS.map((one) => (
            <MenuItem
              key={one}
              icon={<Tick on={one === order} />}
              checked={one === order}
              title={t(`queue:hint.${one}`)}
              onSelect={() => {
                close();
                queue.setOrder(one, one === order ? descending : false);
              }}
            >
              {t(`queue:order.${one}`)}
            </MenuItem>
          ))}
          <div className="menu-rule" />
          <MenuItem
            icon={<Tick on={descending} />}
            checked={descending}
            onSelect={() => {
              close();
              queue.setOrder(order, !descending);
            }}
          >
            {t('queue:reversed')}
          </MenuItem>
          {order === 'name' ? null : <p className="menu-note">{t('queue:live')}</p>}
        </>
      )}
    </Popover>
  );
}
