/** The middle one of some numbers. */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
