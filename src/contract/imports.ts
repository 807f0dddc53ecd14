export const importsOperations = {} as const;
