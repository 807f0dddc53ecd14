export const reportsOperations = {} as const;
