export const issuesOperations = {} as const;
