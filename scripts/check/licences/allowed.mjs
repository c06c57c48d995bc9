/** Licences that ask for nothing but their notice. */
const PERMISSIVE = new Set(
  [
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Zlib',
    'Python-2.0',
  ].concat(['CC0-1.0', 'Unlicense']),
);

/** Whether an SPDX expression lets us choose permissive licences only: one side of OR, both of AND. */
export function isPermissive(expression) {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const one = () => {
    if (tokens[at] !== '(') return PERMISSIVE.has(tokens[at++]);
    at++;
    const inside = any();
    at++;
    return inside;
  };
  const all = () => {
    let good = one();
    while (tokens[at] === 'AND') {
      at++;
      good = one() && good;
    }
    return good;
  };
  const any = () => {
    let good = all();
    while (tokens[at] === 'OR') {
      at++;
      good = all() || good;
    }
    return good;
  };
  const good = any();
  return good && at === tokens.length;
}
