export const reviewsOperations = {} as const;
