export const cyclesOperations = {} as const;
