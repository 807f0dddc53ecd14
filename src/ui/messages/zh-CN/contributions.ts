export const contributions = {
  'contributions.title': '群众点评',
  'contributions.note':
    '群众、群众代表、企业代表和个体工商户反映的问题和出的主意。各类人次只记总数，不记在哪一条上：人少，写上类别就等于写上姓名。',
  'contributions.problems': '反映的问题',
  'contributions.ideas': '解决思路',
  'contributions.people': '参与人次',
  'contributions.times-of': '{times}人次',
  'contributions.villager': '群众',
  'contributions.representative': '群众代表',
  'contributions.enterprise': '企业代表',
  'contributions.selfEmployed': '个体工商户',
  'contributions.none': '还没有群众点评',
  'contributions.none-text': '导入群众意见征集表后，会列在这里。',
  'contributions.import': '导入征集表',
  'contributions.unit-items': '条',
  'contributions.unit-times': '人次',
  'contributions.figures': '群众点评合计',
} as const;
