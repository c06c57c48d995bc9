import { PanelLeftOpen, PanelRightOpen } from 'lucide-react';
import { useStore } from 'zustand';
import { CanvasView } from '../canvas/CanvasView';
import { useWords } from '../i18n/useWords';
import { BoxPanel } from '../panels/boxes/BoxPanel';
import { ClassPanel } from '../panels/classes/ClassPanel';
import { ImageList } from '../panels/images/ImageList';
import { CompareDialog } from '../panels/recheck/CompareDialog';
import { NoddingNote } from '../panels/recheck/NoddingNote';
import { RecheckBar } from '../panels/recheck/RecheckBar';
import { ReviewBar } from '../panels/review/ReviewBar';
import { DemoNote } from '../panels/start/DemoNote';
import { StatusBar } from '../panels/status/StatusBar';
import { TopBar } from '../panels/topbar/TopBar';
import { infoStore } from '../shell/appInfo';
import { useKey } from '../shell/keymap';
import { PANEL_WIDTH, setWidth, togglePanel } from '../shell/layout';
import { useEditsAtOnce } from '../shell/useCalm';
import { useStores } from '../shell/useStores';
import { IconButton } from '../ui/Button';
import { keyText } from '../ui/Keys';
import { Splitter } from '../ui/Splitter';

/** Labelling: images at the left, the picture, classes over boxes at the right. */
export function LabelWindow() {
  const { t } = useWords();
  const { recheck, project } = useStores();
  const name = useStore(project, (state) => state.opened?.name);
  const drawing = useStore(recheck, (state) => state.round?.phase === 'drawing');
  const left = useStore(infoStore, (info) => info.settings.leftWidth);
  const right = useStore(infoStore, (info) => info.settings.rightWidth);
  useEditsAtOnce();
  const [leftKey, rightKey] = [useKey('toggleLeftPanel'), useKey('toggleRightPanel')];
  return (
    <div className="label-window">
      <TopBar />
      <main className="label-main">
        <h1 className="visually-hidden">{name}</h1>
        {left === 0 ? (
          <div className="panel-stub left">
            <IconButton label={t('images:show')} hint={keyText(leftKey)} onClick={() => togglePanel('left')}>
              <PanelLeftOpen className="ic" />
            </IconButton>
          </div>
        ) : (
          <>
            <div className="panel-slot" style={{ width: left }}>
              <ImageList onHide={() => togglePanel('left')} />
            </div>
            <Splitter
              label={t('images:resize')}
              width={left}
              bounds={PANEL_WIDTH}
              side="left"
              onResize={(width) => setWidth('left', width)}
            />
          </>
        )}
        <div className="label-center">
          <div className="label-stage">
            <CanvasView />
            <DemoNote />
            {drawing ? <RecheckBar /> : <ReviewBar />}
            <NoddingNote />
          </div>
          <CompareDialog />
        </div>
        {right === 0 ? (
          <div className="panel-stub right">
            <IconButton label={t('topbar:right')} hint={keyText(rightKey)} onClick={() => togglePanel('right')}>
              <PanelRightOpen className="ic" />
            </IconButton>
          </div>
        ) : (
          <>
            <Splitter
              label={t('topbar:right')}
              width={right}
              bounds={PANEL_WIDTH}
              side="right"
              onResize={(width) => setWidth('right', width)}
            />
            <div className="panel-slot right" style={{ width: right }}>
              <ClassPanel />
              <BoxPanel />
            </div>
          </>
        )}
      </main>
      <StatusBar />
    </div>
  );
}
