import type { Words } from '../catalogue';
import type { models as en } from '../en/models';

export const models: Words<typeof en> = {
  title: '模型',
};
