import { Info, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { InstalledModel } from '../../../shared/models/installed';
import type { ExpDecision, RecipeNote } from '../../../shared/models/recipe';
import { describe, type Translate } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { removeModel } from '../../shell/modelsRoom';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';

/** Why exp() is applied to the box branch or not, and what a test picture says of it. */
export function expReason({ reason, check }: ExpDecision, t: Translate): string {
  const why = t(`recipe:why.${reason}`);
  return check === null
    ? t('models:expReason', { why })
    : t('models:expReasonCheck', { why, check: t(`recipe:check.${check}`) });
}

const noteText = (note: RecipeNote, t: Translate): string => {
  const { note: name, ...values } = note;
  return t(`recipe:note.${name}`, values);
};

/** The one thing that no weight tells: how it was decided, and a way to decide otherwise. */
function ExpLine({ model, exp }: { readonly model: InstalledModel; readonly exp: ExpDecision }) {
  const { t } = useWords();
  const { models } = useStores();
  const busy = useStore(models, ({ jobs }) => jobs.some(({ phase }) => phase === 'reading' || phase === 'converting'));
  const doubtful = exp.check === 'contradicts';
  return (
    <div className={`remark${doubtful ? ' text-warn' : ''}`}>
      <Switch
        label={t('models:expSwitch', { title: model.title })}
        on={exp.exp}
        disabled={busy}
        onChange={(on) => void told(models.setExpOnReg(model.id, on))}
      />
      <span>
        exp_on_reg <b>{t(exp.exp ? 'models:exp.on' : 'models:exp.off')}</b>
        {expReason(exp, t)}
      </span>
    </div>
  );
}

/** The file is not what was installed: what happened, what to do. */
function StateError({ model, onVerify }: { readonly model: InstalledModel; readonly onVerify: () => void }) {
  const { t } = useWords();
  const stores = useStores();
  const { state, title, id } = model;
  if (state === 'ok') return null;
  const code = state === 'changed' ? 'models.changed' : 'models.missing';
  return (
    <div className="note error" role="alert">
      <TriangleAlert className="ic" aria-hidden="true" />
      <div>
        <p className="selectable">{describe({ code, params: { name: title } })}</p>
        <div className="row remark-acts">
          <Button size="sm" onClick={() => void removeModel(stores, id)}>
            {t('models:remove')}
          </Button>
          <Button size="sm" look="ghost" onClick={onVerify}>
            {t('models:verify')}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** What a person should know about a model before trusting it. */
export function ModelRemarks({ model, onVerify }: { readonly model: InstalledModel; readonly onVerify: () => void }) {
  const { t } = useWords();
  const { recipe, catalogueId } = model;
  // Of official weights it is known; the switch is for those of one's own.
  const exp = recipe !== null && recipe.task === 'detect' && catalogueId === null ? recipe.exp : null;
  const notes = recipe?.notes ?? [];
  if (exp === null && notes.length === 0 && model.state === 'ok') return null;
  return (
    <div className="model-remarks">
      {exp === null ? null : <ExpLine model={model} exp={exp} />}
      {notes.map((note) => (
        <div className="remark" key={noteText(note, t)}>
          <Info className="ic s" aria-hidden="true" />
          <span>{noteText(note, t)}</span>
        </div>
      ))}
      <StateError model={model} onVerify={onVerify} />
    </div>
  );
}
