import { actions } from './actions';
import { app } from './app';
import { attributes } from './attributes';
import { batch } from './batch';
import { best } from './best';
import { boxes } from './boxes';
import { bridge } from './bridge';
import { canvas } from './canvas';
import { classes } from './classes';
import { cli } from './cli';
import { commands } from './commands';
import { common } from './common';
import { doctor } from './doctor';
import { exporting } from './exporting';
import { failures } from './failures';
import { images } from './images';
import { keys } from './keys';
import { labelStudio } from './labelStudio';
import { menu } from './menu';
import { model } from './model';
import { models } from './models';
import { predictions } from './predictions';
import { queue } from './queue';
import { recheck } from './recheck';
import { recipe } from './recipe';
import { settings } from './settings';
import { start } from './start';
import { status } from './status';
import { topbar } from './topbar';

export const words = {
  actions,
  app,
  attributes,
  batch,
  best,
  boxes,
  bridge,
  canvas,
  classes,
  cli,
  commands,
  common,
  doctor,
  export: exporting,
  failures,
  images,
  labelStudio,
  menu,
  keys,
  model,
  models,
  predictions,
  queue,
  recheck,
  recipe,
  settings,
  start,
  status,
  topbar,
};
