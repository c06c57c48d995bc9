/** Image list. */
export const images = {
  title: 'Images',
  list: 'Images of this project',
  filter: 'Filter by name',
  clearFilter: 'Clear filter',
  filterStatus: 'Show by status',
  'status.unseen': 'Unseen',
  'status.inProgress': 'In progress',
  'status.done': 'Done',
  'status.skipped': 'Skipped',
  'status.problem': 'Cannot be read',
  statusCount: '{{status}}: {{count, number}}',
  progress: '{{done, number}} of {{total, number}} done',
  verifiedEmpty: 'verified empty',
  lowest: 'Lowest score {{score}}',
  emptyTitle: 'No images in this folder',
  empty:
    'JPEG, PNG, WebP, BMP, TIFF, GIF and AVIF files are listed here, sub-folders included. Put some in and open the folder again.',
  resize: 'Width of the image list',
  show: 'Show image list',
  hide: 'Hide image list',
} as const;
