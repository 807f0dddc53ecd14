import type { criteriaSetCodes } from './facts.ts';

export type CriteriaSetCode = (typeof criteriaSetCodes)[number];

/** R20, R24, R58, R62: on branches and their secretaries, on members, and what is asked of branches. */
export const defaultCriteria: Readonly<Record<CriteriaSetCode, readonly string[]>> = {
  A: ['班子团结', '工作实效', '发挥作用', '群众满意'],
  B: ['党性原则', '政治觉悟', '为民服务', '发挥作用'],
  C: ['服务中心', '发挥作用', '为民办实事'],
  D: ['引领发展', '服务群众', '构建和谐', '加强团结'],
};
