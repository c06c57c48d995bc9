import type { ClassColor, ImageStatus } from '../../shared/dataset/document';

/** CSS colour of a class slot. */
export const classColor = (color: ClassColor): string => `var(--class-${color.slot})`;

/** The coloured square of a class; dashed = a prediction. */
export function Swatch({ color, dashed = false }: { readonly color: ClassColor; readonly dashed?: boolean }) {
  // After the third ring the marks repeat (mock-up rules).
  const ring = color.ring > 0 && !dashed ? ` ring-${((color.ring - 1) % 3) + 1}` : '';
  const paint = classColor(color);
  return (
    <span
      className={`swatch${dashed ? ' dashed' : ''}${ring}`}
      style={dashed ? { borderColor: paint } : { backgroundColor: paint }}
      aria-hidden="true"
    />
  );
}

const DOT: Record<ImageStatus, string> = {
  unseen: 'unseen',
  'in progress': 'progress',
  done: 'done',
  skipped: 'skipped',
};

/** Shape of an image's status; a word always stands beside it or in its name. */
export const StatusDot = ({ status }: { readonly status: ImageStatus }) => (
  <span className={`dot ${DOT[status]}`} aria-hidden="true" />
);

/** Score as a bar and a number. `low` = under the mark below which a look is worth while. */
export function Score({ value, text, low }: { readonly value: number; readonly text: string; readonly low: boolean }) {
  return (
    <span className={`score${low ? ' low' : ''}`}>
      <i aria-hidden="true">
        <i style={{ width: `${value * 100}%` }} />
      </i>
      {text}
    </span>
  );
}

/** The mark of the program. */
export const Logo = ({ size = 22 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true" style={{ flex: 'none' }}>
    <rect x=".5" y=".5" width="21" height="21" rx="5" fill="var(--accent)" />
    <rect x="5.5" y="6" width="11" height="10" fill="none" stroke="#fff" strokeWidth="1.6" strokeDasharray="3 2" />
    <path d="M3.9 4.4h3.2v3.2H3.9zM14.9 14.4h3.2v3.2h-3.2z" fill="#fff" />
  </svg>
);
