export const refusals = {
  'refusals.unknown': '这项操作没有被接受。',
  'refusals.bad-input': '有些内容填写得不对，请按提示更正。',
  'refusals.not-signed-in': '请先登录。',
  'refusals.not-permitted': '您的岗位不能办理这一项。',
  'refusals.not-found': '没有找到这一项。',
  'refusals.sign-in-code-unknown': '登录码不对，请检查后再试。',
  'refusals.sign-in-code-used': '这个登录码已经用过了。每个登录码只能用一次。',
  'refusals.sign-in-code-expired': '这个登录码已经过期。',
} as const;
