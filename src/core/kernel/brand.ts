declare const brand: unique symbol;

/** A `Base` that can't be swapped with another one of the same shape. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
