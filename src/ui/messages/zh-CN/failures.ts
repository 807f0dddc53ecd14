export const failures = {
  'failures.not-found-title': '没有找到',
  'failures.not-found': '这里没有您要看的内容。它可能已被移走，地址也可能写错了。',
  'failures.forbidden-title': '不能查看',
  'failures.forbidden': '您的岗位不能查看或办理这一项。如有需要，请与总支书记联系。',
  'failures.unexpected-title': '系统出错了',
  'failures.unexpected': '刚才的操作没有完成，没有保存任何内容。请稍后再试一次。',
  'failures.refused-title': '没有办成',
  'failures.refused': '这项操作没有被接受，没有保存任何内容。',
  'failures.incident': '如果再次出错，请把这个编号告诉管理员：',
  'failures.back-home': '回到工作首页',
} as const;
