export const opinionsOperations = {} as const;
