import type { Stores } from '../../store/stores';

/** When an action makes sense: shared by the groups. */
export const always = (): boolean => true;
export const isOpen = ({ project }: Stores): boolean => project.getState().opened !== null;
export const hasImage = ({ current }: Stores): boolean => current.getState().image !== null;
export const hasSelection = ({ selection }: Stores): boolean => selection.getState().refs.length > 0;
