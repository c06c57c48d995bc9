import { useStore } from 'zustand';
import { AttributesDialog } from '../panels/attributes/AttributesDialog';
import { BatchDialog } from '../panels/dialogs/BatchDialog';
import { BridgeDialog } from '../panels/dialogs/BridgeDialog';
import { ClassNamesDialog } from '../panels/dialogs/ClassNamesDialog';
import { ClosingDialog } from '../panels/dialogs/ClosingDialog';
import { DeleteClassDialog } from '../panels/dialogs/DeleteClassDialog';
import { EverywhereDialog } from '../panels/dialogs/EverywhereDialog';
import { ExportDialog } from '../panels/dialogs/ExportDialog';
import { ImportDialog } from '../panels/dialogs/ImportDialog';
import { InputSizeDialog } from '../panels/dialogs/InputSizeDialog';
import { PasteClassesDialog } from '../panels/dialogs/PasteClassesDialog';
import { KeyEditor } from '../panels/keys/KeyEditor';
import { KeySheet } from '../panels/keys/KeySheet';
import { LabelStudioDialog } from '../panels/labelStudio/LabelStudioDialog';
import { ModelsDialog } from '../panels/models/ModelsDialog';
import { Palette } from '../panels/palette/Palette';
import { RecheckDialog } from '../panels/recheck/RecheckDialog';
import { SettingsDialog } from '../panels/settings/SettingsDialog';
import { SampleOverDialog } from '../panels/start/SampleOverDialog';
import { dialogStore } from '../shell/dialogs';

/** The dialog that is open. */
export function Dialogs() {
  const open = useStore(dialogStore, (state) => state.open);
  switch (open?.name) {
    case undefined:
      return null;
    case 'export':
      return <ExportDialog />;
    case 'import':
      return <ImportDialog plan={open.plan} document={open.document} />;
    case 'models':
      return <ModelsDialog />;
    case 'labelStudio':
      return <LabelStudioDialog />;
    case 'keys':
      return <KeySheet />;
    case 'editKeys':
      return <KeyEditor />;
    case 'settings':
      return <SettingsDialog />;
    case 'palette':
      return <Palette />;
    case 'batch':
      return <BatchDialog />;
    case 'everywhere':
      return <EverywhereDialog what={open.what} classId={open.classId} />;
    case 'recheck':
      return <RecheckDialog />;
    case 'bridge':
      return <BridgeDialog />;
    case 'attributes':
      return <AttributesDialog />;
    case 'pasteClasses':
      return <PasteClassesDialog />;
    case 'deleteClass':
      return <DeleteClassDialog id={open.id} />;
    case 'classNames':
      return <ClassNamesDialog />;
    case 'inputSize':
      return <InputSizeDialog />;
    case 'sampleOver':
      return <SampleOverDialog />;
    case 'closing':
      return <ClosingDialog />;
  }
}
