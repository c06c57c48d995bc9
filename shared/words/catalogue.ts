/** Same keys as the English catalogue, any text: what a translation must fill. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
