/** The form in which class names are compared: `Cell-Phone`, `cell_phone` and `cell phone` are one. */
export const normalisedName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
