import { expect, it } from 'vitest';
import { asClassId } from '../dataset/ids';
import { type Guess, matchBoxes, type Truth, type Verdict } from './matchBoxes';

const [CAT, DOG] = [asClassId(0), asClassId(1)];
const at = (x: number, width = 100) => ({ x, y: 0, width, height: 100 });
const guess = (score: number, x: number, classId = CAT, width = 100): Guess => ({ classId, score, box: at(x, width) });
const truth = (x: number, classId = CAT, crowd = false): Truth => ({ classId, box: at(x), crowd });

it.each<[string, readonly Guess[], readonly Truth[], readonly Verdict[], readonly number[]]>([
  ['nothing at all', [], [], [], []],
  ['a box in its place', [guess(0.9, 0)], [truth(0)], ['right'], []],
  ['IoU of exactly one half', [guess(0.9, 0, CAT, 50)], [truth(0)], ['right'], []],
  [
    'the better score takes the object, whatever the order',
    [guess(0.4, 5), guess(0.9, 10)],
    [truth(0)],
    ['double', 'right'],
    [],
  ],
  ['the nearer of two objects', [guess(0.9, 30)], [truth(0), truth(28)], ['right'], [0]],
  ['another class at the place', [guess(0.9, 0, DOG)], [truth(0)], ['mixed'], []],
  [
    'another class where the own one is there too',
    [guess(0.9, 0, DOG), guess(0.2, 2)],
    [truth(0)],
    ['wrong', 'right'],
    [],
  ],
  ['near, but badly', [guess(0.9, 60)], [truth(0)], ['located'], [0]],
  ['too far to mean it', [guess(0.9, 90)], [truth(0)], ['wrong'], [0]],
  ['nothing there', [guess(0.9, 500)], [], ['wrong'], []],
  ['objects nobody found', [], [truth(0), truth(300)], [], [0, 1]],
  ['inside a crowd', [guess(0.9, 0, CAT, 50)], [truth(0, CAT, true)], ['ignored'], []],
  ['inside a crowd of another class', [guess(0.9, 0, DOG, 50)], [truth(0, CAT, true)], ['wrong'], []],
])('%s', (_, guesses, truths, verdicts, missed) => {
  const found = matchBoxes(guesses, truths);
  expect(found.guesses.map(({ verdict }) => verdict)).toEqual(verdicts);
  expect(found.missed).toEqual(missed);
});

it('a higher threshold changes nothing of what is left', () => {
  const truths = [truth(0), truth(40), truth(300)];
  const guesses = [guess(0.9, 10), guess(0.7, 35), guess(0.5, 5), guess(0.3, 310), guess(0.2, 45)];
  const all = matchBoxes(guesses, truths).guesses.filter(({ verdict }) => verdict === 'right');
  for (const kept of [1, 2, 3, 4]) {
    const some = matchBoxes(guesses.slice(0, kept), truths).guesses.filter(({ verdict }) => verdict === 'right');
    expect(some).toEqual(all.slice(0, some.length));
  }
});
