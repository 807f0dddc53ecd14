export const appraisalsOperations = {} as const;
