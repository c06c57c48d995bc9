import { TriangleAlert } from 'lucide-react';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { Failure } from '../../../shared/failure/failure';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { copyText } from '../../shell/copyText';
import { Button } from '../../ui/Button';

/** More rows than this are only copied, not shown. */
const MOST = 200;

interface Unreadable {
  readonly image: ImagePath;
  readonly failure: Failure;
}

/** Files that could not be read, each with its reason in words. */
export function Reasons({ files }: { readonly files: readonly Unreadable[] }) {
  const { t } = useWords();
  const copy = (): Promise<void> =>
    copyText(files.map(({ image, failure }) => `${image}\t${describe(failure)}`).join('\n'));
  return (
    <>
      <ul className="reasons scroll">
        {files.slice(0, MOST).map(({ image, failure }) => (
          <li key={image}>
            <TriangleAlert className="ic s text-warn" aria-hidden="true" />
            <div className="selectable">
              <b>{image}</b>
              <p>{describe(failure)}</p>
            </div>
          </li>
        ))}
      </ul>
      <Button size="sm" onClick={() => void copy()}>
        {t('common:copyList')}
      </Button>
    </>
  );
}
