import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RenameField } from './RenameField';

const field = (problem: string | null): string =>
  renderToStaticMarkup(<RenameField label="Name" value="cat" problemOf={() => problem} onEnd={() => undefined} />);

test('a name that cannot be used says why, in words beside the field and to a screen reader', () => {
  const html = field('A class with this name exists already.');
  const id = /<span[^>]* id="([^"]+)"[^>]*role="alert"[^>]*>A class with this name exists already\.</.exec(html)?.[1];
  expect(id).toBeTruthy();
  expect(html).toContain(`aria-describedby="${id}"`);
});

test('a name that can be used says nothing', () => {
  expect(field(null)).not.toMatch(/alert|describedby/);
});
