import { describe, translate, type WordKey } from '../i18n/translator';
import { tell, tellFailure } from '../shell/toasts';
import type { Stores } from '../store/stores';

/** Shows what the stores tell in passing. */
export function tellNotices({ notices, project }: Stores): void {
  notices.on((notice) => {
    if (notice.kind === 'failure') {
      tellFailure(notice.failure, describe);
      return;
    }
    const undo = { label: translate('common:undo'), run: () => void project.undo(), goesWith: 'step' as const };
    tell('info', translate(`canvas:${notice.key}` as WordKey, notice.params), notice.undoable ? undo : null);
  });
}
