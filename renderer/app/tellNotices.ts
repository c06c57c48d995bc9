import { describe, translate, type WordKey } from '../i18n/translator';
import { tell, tellFailure, undoStep } from '../shell/toasts';
import type { Stores } from '../store/stores';

/** Shows what the stores tell in passing. */
export function tellNotices({ notices, project }: Stores): void {
  notices.on((notice) => {
    if (notice.kind === 'failure') {
      tellFailure(notice.failure, describe);
      return;
    }
    const undo = undoStep(translate('common:undo'), project);
    tell('info', translate(`canvas:${notice.key}` as WordKey, notice.params), notice.undoable ? undo : null);
  });
}
