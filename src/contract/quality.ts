export const qualityOperations = {} as const;
