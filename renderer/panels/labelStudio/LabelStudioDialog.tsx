import { useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { Dialog } from '../../ui/Dialog';
import { Projects } from './Projects';
import { PushCard } from './PushCard';
import { Requests } from './Requests';
import { RunningCard } from './RunningCard';
import { ServerCard } from './ServerCard';
import { ServerSettings, type SettingField, settingId } from './ServerSettings';

const PUSH_CARD = 'label-studio-push';

/** The Label Studio panel: server, settings and requests at the left, connected projects at the right. */
export function LabelStudioDialog() {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const server = useStore(labelStudio, (state) => state.server);
  const needsPassword = server.status === 'failed' && server.failure.code.startsWith('labelstudio.password');
  const [open, setOpen] = useState(needsPassword);
  const [project, setProject] = useState<string | null>(null);
  const [pushed, setPushed] = useState<number | null>(null);
  /** Opens the settings at one of them. */
  const show = (field: SettingField): void => {
    setOpen(true);
    requestAnimationFrame(() => {
      const input = document.getElementById(settingId(field));
      input?.scrollIntoView({ block: 'center' });
      input?.focus();
    });
  };
  return (
    <Dialog title={t('labelStudio:title')} width={1160} className="models label-studio" onClose={closeDialog}>
      <div className="models-room">
        <div className="models-column">
          <ServerCard />
          <ServerSettings open={open} onOpen={setOpen} />
          <RunningCard />
          <Requests onSetting={show} onProject={setProject} />
        </div>
        <div className="models-column">
          <Projects
            shown={project}
            onShow={setProject}
            onPush={(id) => {
              setPushed(id);
              requestAnimationFrame(() => document.getElementById(PUSH_CARD)?.scrollIntoView({ block: 'nearest' }));
            }}
          />
          <PushCard id={PUSH_CARD} asked={pushed} onSetting={show} />
        </div>
      </div>
    </Dialog>
  );
}
