/** Least-squares slope of y over x; 0 of fewer than two points. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (pick: 0 | 1): number => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  let over = 0;
  let under = 0;
  for (const [x, y] of points) {
    over += (x - mx) * (y - my);
    under += (x - mx) ** 2;
  }
  return under === 0 ? 0 : over / under;
}
