import { describe, expect, test } from 'vitest';
import type { Box } from '../../shared/geometry/box';
import { type MovingEdges, snap } from './snapping';

const image = { width: 400, height: 300 };
const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const NEIGHBOUR = box(200, 100, 50, 50);

/** The edge of a box that reaches from y 90 to 140. */
const upright = (at: number, fixed?: number): MovingEdges => ({
  x: [at],
  y: [],
  ...(fixed === undefined ? {} : { fixed: { x: fixed } }),
  box: box(at, 90, 0, 50),
});

describe('an edge', () => {
  test.each([
    ['meets the left border', upright(4), 1, -4],
    ['meets the right border', upright(397), 1, 3],
    ['meets a neighbour', upright(203), 1, -3],
    ['meets the other side of a neighbour', upright(246), 1, 4],
    ['takes the nearest line', upright(248.5), 1, 1.5],
    ['is free outside of reach', upright(206), 1, 0],
    ['is attracted from fewer image pixels when zoomed in', upright(203), 2, 0],
    ['is attracted from more image pixels when zoomed out', upright(206), 0.5, -6],
    ['is not drawn onto the opposite edge', upright(203, 198), 1, 0],
  ])('%s', (_name, edges, scale, dx) => {
    expect(snap(edges, [NEIGHBOUR], image, scale).dx).toBe(dx);
  });
});

test('a neighbour far along the line does not attract, one close by does', () => {
  const beside = (y: number): MovingEdges => ({ x: [203], y: [], box: box(203, y, 10, 10) });
  expect(snap(beside(225), [NEIGHBOUR], image, 1).dx).toBe(-3);
  expect(snap(beside(260), [NEIGHBOUR], image, 1).dx).toBe(0);
});

test('the guide covers the neighbour and the box; a border is covered wholly', () => {
  expect(snap(upright(203), [NEIGHBOUR], image, 1).guides).toEqual([{ axis: 'x', at: 200, from: 90, to: 150 }]);
  expect(snap(upright(2), [NEIGHBOUR], image, 1).guides).toEqual([{ axis: 'x', at: 0, from: 0, to: 300 }]);
});

test('both axes are attracted on their own', () => {
  const corner: MovingEdges = { x: [203], y: [2], box: box(203, 2, 60, 60) };
  expect(snap(corner, [NEIGHBOUR], image, 1)).toMatchObject({ dx: -3, dy: -2 });
});
