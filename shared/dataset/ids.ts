declare const brand: unique symbol;

/** POSIX path of an image relative to the project folder; identifies the image in the project. Never normalised (NFC and NFD names are different files). */
export type ImagePath = string & { readonly [brand]: 'ImagePath' };
/** Identity of an annotation, unique in the project, never reused. */
export type AnnotationId = string & { readonly [brand]: 'AnnotationId' };
/** Identity of a class of the project: integer >= 0, never reused, independent of position and name. */
export type ClassId = number & { readonly [brand]: 'ClassId' };
/** Identity of an attribute: small letters and digits, never reused; `iscrowd` and the like are built in. */
export type AttributeId = string & { readonly [brand]: 'AttributeId' };

export const asImagePath = (path: string): ImagePath => path as ImagePath;
export const asAnnotationId = (id: string): AnnotationId => id as AnnotationId;
export const asClassId = (id: number): ClassId => id as ClassId;
export const asAttributeId = (id: string): AttributeId => id as AttributeId;
