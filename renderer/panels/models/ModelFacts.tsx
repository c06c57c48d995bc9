import { architectureName } from '../../../shared/models/architectureName';
import type { InstalledModel } from '../../../shared/models/installed';
import type { Formats } from '../../i18n/formats';
import type { Translate } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { Facts } from '../../ui/Facts';
import { expReason } from './ModelRemarks';

function factsOf(model: InstalledModel, t: Translate, format: Formats): readonly (readonly [string, string])[] {
  const { recipe, inputSize, kind, classNames, sourceName, installedAt } = model;
  const facts: (readonly [string, string])[] = [[t('models:fact.source'), sourceName]];
  if (recipe !== null) {
    const { parameters, epoch, test, exp } = recipe;
    const flavour = t(`recipe:flavour.${recipe.flavour}`);
    facts.push([t('models:fact.network'), t('models:networkOf', { name: architectureName(recipe), flavour })]);
    facts.push([t('models:fact.parameters'), t('models:millions', { millions: (parameters / 1e6).toFixed(2) })]);
    if (epoch !== null) facts.push([t('models:fact.epoch'), format.number(epoch)]);
    // A model of one's own has it beside its switch.
    if (model.catalogueId !== null) {
      const on = t(exp.exp ? 'models:exp.on' : 'models:exp.off');
      facts.push([t('models:fact.exp'), on + expReason(exp, t)]);
    }
    const { scoreThreshold: score, nmsIou: iou, maxPerImage: most } = test;
    facts.push([t('models:fact.test'), t('models:testOf', { score, iou, most })]);
  }
  facts.push([t('models:fact.input'), t('models:side', inputSize)]);
  facts.push([t('models:fact.kind'), t(`model:kind.${kind}`)]);
  facts.push([t('models:licence'), model.licence ?? t('models:noLicence')]);
  facts.push(['SHA-256', model.sha256]);
  facts.push([t('models:fact.installed'), format.ago(installedAt, Date.now())]);
  if (classNames !== null) facts.push([t('models:fact.names'), classNames.join(', ')]);
  return facts;
}

/** All that is known of an installed model. */
export function ModelFacts({ model }: { readonly model: InstalledModel }) {
  const { t, format } = useWords();
  return <Facts facts={factsOf(model, t, format)} className="model-facts" />;
}
