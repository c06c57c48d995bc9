import { RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ClassId } from '../../../shared/dataset/ids';
import { bounded, DEFAULT_PREDICTION_SETTINGS, THRESHOLD } from '../../../shared/project/settings';
import { countShown, scoreBars } from '../../../shared/queue/counts';
import { useWords } from '../../i18n/useWords';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { NumberField } from '../../ui/NumberField';
import { SearchField } from '../../ui/SearchField';
import { useBestMarks } from '../best/useBest';
import { ClassThreshold } from './ClassThreshold';
import { BARS, heights } from './histogram';
import { PredictionMenu } from './PredictionMenu';
import { RecountNote } from './RecountNote';
import { ThresholdSlider } from './ThresholdSlider';
import { useFloor } from './useFloor';

/** From this many classes on they can be searched. */
const MANY = 12;

/** How the scores of all open predictions of the project spread. */
function useProjectBars(): readonly number[] {
  const { survivors, classBridge } = useStores();
  const version = useStore(survivors, (state) => state.version);
  const bridge = useStore(classBridge, (state) => state.bridge);
  // biome-ignore lint/correctness/useExhaustiveDependencies: boxes live outside React, the version tells of changes
  return useMemo(() => {
    const counted = Uint8Array.from(bridge ?? [], ({ classId }) => (classId === null ? 0 : 1));
    return heights(scoreBars(survivors.columns(), survivors.closed(), counted, BARS));
  }, [version, bridge]);
}

/** Classes with open predictions at any threshold: they stand first, and stay there while thresholds move. */
function usePredicted(): ReadonlySet<ClassId> {
  const { survivors, classBridge } = useStores();
  const version = useStore(survivors, (state) => state.version);
  const bridge = useStore(classBridge, (state) => state.bridge);
  // biome-ignore lint/correctness/useExhaustiveDependencies: boxes live outside React, the version tells of changes
  return useMemo(() => {
    const all = new Float64Array(bridge?.length ?? 0);
    const { byLabel } = countShown(survivors.columns(), survivors.closed(), all);
    return new Set(
      (bridge ?? []).flatMap(({ classId }, label) => (classId !== null && byLabel[label] ? [classId] : [])),
    );
  }, [version, bridge]);
}

/** Threshold and counts of all classes, of each class, and what decides which boxes survive. */
export function PredictionPanel({ close }: { readonly close: () => void }) {
  const { t, format } = useWords();
  const { prediction, shown, project, classBridge } = useStores();
  const settings = useStore(prediction);
  const { boxes, images, byClass } = useCalm(shown);
  const classes = useStore(project, (state) => state.document.classes);
  const hasModel = useStore(classBridge, (state) => state.bridge !== null);
  const bars = useProjectBars();
  const predicted = usePredicted();
  const floor = useFloor();
  const marks = useBestMarks(null, t('best:allClasses'));
  const [search, setSearch] = useState('');
  if (!hasModel) return <p className="prediction-panel s12 t2">{t('predictions:noModel')}</p>;
  const wanted = search.trim().toLowerCase();
  const rows = classes
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => Number(predicted.has(b.id)) - Number(predicted.has(a.id)));
  const set = (value: number): void => prediction.update({ threshold: bounded(value, floor) });
  return (
    <div className="col prediction-panel">
      <div className="row">
        <h3 className="s13 strong">{t('predictions:title')}</h3>
        <span className="s12 t2 grow" aria-live="polite" data-testid="panel-counts">
          {t('predictions:shown', {
            boxes: t('common:box', { count: boxes }),
            images: t('common:image', { count: images }),
          })}
        </span>
        <Button size="sm" look="ghost" onClick={() => prediction.update({ ...DEFAULT_PREDICTION_SETTINGS })}>
          <RotateCcw className="ic s" aria-hidden="true" />
          {t('predictions:reset')}
        </Button>
      </div>
      <RecountNote />
      <div className="row class-threshold all">
        <span className="s12 strong class-threshold-name">{t('predictions:allClasses')}</span>
        <span className="grow" title={t('predictions:histogram')}>
          <ThresholdSlider
            className="wide"
            label={t('topbar:thresholdOf')}
            value={settings.threshold}
            bars={bars}
            marks={marks}
            onChange={set}
          />
        </span>
        <NumberField
          label={t('topbar:thresholdOf')}
          value={settings.threshold}
          min={floor}
          max={THRESHOLD.most}
          step={THRESHOLD.step}
          digits={2}
          width={52}
          onChange={set}
        />
        <span className="s12 t2 class-threshold-count">{format.number(boxes)}</span>
        <PredictionMenu classId={null} name={t('predictions:allClasses')} close={close} />
      </div>
      <div className="row">
        <h4 className="s12 t2 grow">{t('predictions:perClass')}</h4>
        {classes.length < MANY ? null : (
          <SearchField
            label={t('predictions:findClass')}
            clearLabel={t('images:clearFilter')}
            width={180}
            value={search}
            onChange={setSearch}
          />
        )}
      </div>
      <ul className="class-thresholds scroll" aria-label={t('predictions:perClass')}>
        {rows.map((record) => (
          <ClassThreshold key={record.id} record={record} count={byClass.get(record.id) ?? 0} close={close} />
        ))}
        {rows.length === 0 ? <li className="s12 t3">{t('predictions:noClass')}</li> : null}
      </ul>
      <div className="row nms-row" title={t('predictions:nmsHint')}>
        <span className="s12 t2 grow">{t('predictions:nms')}</span>
        <NumberField
          label={t('predictions:nms')}
          value={settings.nmsIou}
          min={0}
          max={1}
          step={0.05}
          digits={2}
          width={60}
          onChange={(nmsIou) => prediction.update({ nmsIou })}
        />
      </div>
      <div className="row nms-row">
        <span className="s12 t2 grow">{t('predictions:most')}</span>
        <NumberField
          label={t('predictions:most')}
          value={settings.maxPerImage}
          min={1}
          max={10_000}
          step={10}
          width={60}
          onChange={(maxPerImage) => prediction.update({ maxPerImage })}
        />
      </div>
    </div>
  );
}
