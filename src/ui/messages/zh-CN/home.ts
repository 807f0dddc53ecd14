export const home = {
  'home.title': '工作首页',
  'home.empty-title': '还没有要办的事',
  'home.empty': '先导入人员和点评记录，这里就会列出逾期的、快到期的和还没有点评的。',
  'home.import': '去导入',
} as const;
