/** The canvas and what the page tells in passing (`notice…`). */
export const canvas = {
  label: 'Image with boxes',
  cannotShow: 'This image cannot be shown',
  loading: 'Loading…',
  size: '{{width}} × {{height}}',
  noticeAdoptedClasses_one: 'The class of the model was taken over, because the project had none.',
  noticeAdoptedClasses_other: 'The {{count}} classes of the model were taken over, because the project had none.',
  noticeDeleted_one: '{{count}} box deleted',
  noticeDeleted_other: '{{count}} boxes deleted',
  noticePasted_one: '{{count}} box pasted',
  noticePasted_other: '{{count}} boxes pasted',
  noticeRepeated_one: '{{count}} box taken from the previous image',
  noticeRepeated_other: '{{count}} boxes taken from the previous image',
  noticeCopied_one: '{{count}} box copied',
  noticeCopied_other: '{{count}} boxes copied',
  noticeNothingToRepeat: 'The previous image has no boxes.',
  noticeNoClass: 'There is no class yet. Add one at the right, then draw.',
  noticeStillPredicting: 'The model is still looking at this image. A moment, then submit.',
  noticeLastImage: 'This was the last image of the list.',
} as const;

type WithoutPlural<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** Keys of the sentences a notice can say; `count` picks singular or plural. */
export type NoticeKey = Extract<WithoutPlural<keyof typeof canvas>, `notice${string}`>;
