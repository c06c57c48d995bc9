/** The models room: installed models, catalogue, imports. */
export const models = {
  title: 'Models',
} as const;
