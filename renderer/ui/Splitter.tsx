import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

interface SplitterProps {
  readonly label: string;
  /** Width of the panel it belongs to, CSS pixels. */
  readonly width: number;
  readonly bounds: { readonly least: number; readonly most: number };
  /** Where that panel is. */
  readonly side: 'left' | 'right';
  readonly onResize: (width: number) => void;
}

const STEP = 16;

/** The edge of a side panel: dragged, or moved with the arrow keys. */
export function Splitter({ label, width, bounds, side, onResize }: SplitterProps) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const sign = side === 'left' ? 1 : -1;
  const onMove = (event: PointerEvent): void => {
    if (start.current !== null) onResize(start.current.width + sign * (event.clientX - start.current.x));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(width + sign * step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={bounds.least}
      aria-valuemax={bounds.most}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
