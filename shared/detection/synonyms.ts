import { normalisedName } from '../dataset/className';
import { COCO_CLASSES } from './cocoClasses';

/** Other names people and data sets (Pascal VOC, Open Images, Objects365) give COCO's classes; first = COCO's. */
const GROUPS: readonly (readonly string[])[] = [
  ['person', 'people', 'pedestrian', 'human', '行人', '人物'],
  ['bicycle', 'bike', 'cycle', '单车'],
  ['car', 'auto', 'automobile', '小汽车', '轿车'],
  ['motorcycle', 'motorbike', '机车'],
  ['airplane', 'aeroplane', 'plane', 'aircraft'],
  ['bus', '巴士', '公共汽车'],
  ['truck', 'lorry', '货车'],
  ['boat', 'ship', '小船'],
  ['traffic light', 'traffic signal', 'stoplight', '交通灯', '交通信号灯'],
  ['fire hydrant', 'hydrant', '消火栓'],
  ['cow', 'cattle', '奶牛'],
  ['sheep', '绵羊'],
  ['handbag', 'purse', '手袋'],
  ['suitcase', 'luggage', '箱子'],
  ['skis', 'ski', '滑雪板'],
  ['sports ball', 'ball', '球'],
  ['tennis racket', 'tennis racquet', 'racket'],
  ['wine glass', 'wineglass', '高脚杯'],
  ['cup', 'mug', '茶杯'],
  ['orange', '橘子'],
  ['hot dog', 'hotdog'],
  ['donut', 'doughnut', '圈饼'],
  ['couch', 'sofa', '长沙发'],
  ['potted plant', 'pot plant', 'houseplant', '盆栽植物'],
  ['dining table', 'table', '桌子'],
  ['toilet', '厕所'],
  ['tv', 'tv monitor', 'television', 'tv set', '电视机'],
  ['laptop', 'notebook computer', '笔记本'],
  ['mouse', 'computer mouse'],
  ['remote', 'remote control'],
  ['cell phone', 'mobile phone', 'mobile', 'phone', 'smartphone', 'handphone', '移动电话'],
  ['refrigerator', 'fridge', '电冰箱'],
  ['book', '书本'],
  ['clock', '钟'],
  ['teddy bear', 'teddy', '玩具熊'],
  ['hair drier', 'hair dryer', 'hairdryer', '电吹风'],
];

const KEYS: ReadonlyMap<string, string> = new Map([
  ...COCO_CLASSES.map(({ name, zh }) => [normalisedName(zh), normalisedName(name)] as const),
  ...GROUPS.flatMap(([first = '', ...others]) =>
    others.map((other) => [normalisedName(other), normalisedName(first)] as const),
  ),
]);

/** The form in which names are compared when synonyms count: COCO's name where it is known, else the normalised name. */
export function synonymKey(name: string): string {
  const key = normalisedName(name);
  return KEYS.get(key) ?? key;
}
