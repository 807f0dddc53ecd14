export const archiveOperations = {} as const;
