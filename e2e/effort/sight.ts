import { iou } from '../../shared/geometry/boxes';
import type { ClassedBox } from './sets';

/** A box on the screen; a prediction until a person has touched it. */
export interface SeenBox extends ClassedBox {
  readonly id: number;
  readonly score: number;
  readonly own: boolean;
}

/** Overlap with a box of its class from which on a prediction is the same thing and goes. */
const SAME_THING = 0.7;

/** What the person sees on one image; says what the window will do, so that tests of the run can compare. */
export class Sight {
  boxes: readonly SeenBox[];
  selected: number | null = null;
  private next: number;

  constructor(predictions: readonly (ClassedBox & { readonly score: number })[]) {
    this.boxes = predictions.map((one, id) => ({ ...one, id, own: false }));
    this.next = predictions.length;
  }

  get(id: number): SeenBox | undefined {
    return this.boxes.find((one) => one.id === id);
  }

  predictions(): readonly SeenBox[] {
    return this.boxes.filter(({ own }) => !own).sort((a, b) => a.score - b.score);
  }

  /** Order of the walk with Tab: predictions, least certain first, then own boxes likewise. */
  private walk(): readonly number[] {
    const own = this.boxes.filter((one) => one.own).sort((a, b) => a.score - b.score);
    return [...this.predictions(), ...own].map(({ id }) => id);
  }

  /** Presses of Tab, and of Shift+Tab, that lead to a box. */
  tabs(id: number): { readonly forward: number; readonly back: number } {
    const walk = this.walk();
    const [to, count] = [walk.indexOf(id), walk.length];
    if (this.selected === null) return { forward: to + 1, back: count - to };
    const at = walk.indexOf(this.selected);
    return { forward: (to - at + count) % count, back: (at - to + count) % count };
  }

  /** The selected prediction is refused: the next one of the walk is selected. */
  reject(id: number): void {
    const walk = this.predictions().map((one) => one.id);
    const at = walk.indexOf(id);
    const gone = this.get(id) as SeenBox;
    this.boxes = this.boxes.filter((one) => one.id !== id && (one.own || !isSame(one, gone)));
    const left = walk.filter((one) => this.get(one) !== undefined);
    this.selected = walk.slice(at + 1).find((one) => left.includes(one)) ?? left[0] ?? null;
  }

  /** All predictions of a class are refused at once. */
  rejectClass(at: number): void {
    const walk = this.predictions();
    const last = walk.map((one) => one.at === at).lastIndexOf(true);
    this.boxes = this.boxes.filter((one) => one.own || one.at !== at);
    this.selected = (walk.slice(last + 1)[0] ?? this.predictions()[0])?.id ?? null;
  }

  rejectAll(): void {
    this.boxes = [];
    this.selected = null;
  }

  /** The box becomes the person's, in its new shape. */
  change(id: number, to: ClassedBox): void {
    const before = this.get(id) as SeenBox;
    this.boxes = this.boxes.map((one) => (one.id === id ? { ...before, ...to, own: true } : one));
    this.coverUp(to);
    this.selected = id;
  }

  draw(box: ClassedBox): void {
    this.selected = this.next;
    this.boxes = [...this.boxes, { ...box, id: this.next, score: 1, own: true }];
    this.next += 1;
    this.coverUp(box);
  }

  private coverUp(box: ClassedBox): void {
    this.boxes = this.boxes.filter((one) => one.own || !isSame(one, box));
  }
}

const isSame = (a: ClassedBox, b: ClassedBox): boolean => a.at === b.at && iou(a.box, b.box) > SAME_THING;
