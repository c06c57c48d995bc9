import { restorePrediction } from '../../shared/editing/commands/restorePrediction';
import type { Stores } from '../store/stores';

/** Takes back that a prediction was refused. @param at place among the refusals of the image */
export function restore({ current, project }: Stores, at: number): void {
  const { image } = current.getState();
  if (image !== null) project.dispatch(restorePrediction(project.getState().document, { image, at }));
}
