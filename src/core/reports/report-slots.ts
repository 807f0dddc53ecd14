/** The gaps of a summary report that only its author can fill (R11, R86, R96). */
export const reportSlots = ['modes', 'content', 'unity', 'spirit', 'next-steps'] as const;
export type ReportSlot = (typeof reportSlots)[number];
