export const signIn = {
  'sign-in.title': '登录评台',
  'sign-in.ready': '登录链接已收到。请点下面的按钮进入，链接只能用一次。',
  'sign-in.enter': '进入评台',
  'sign-in.by-link': '有登录码',
  'sign-in.needs-code': '请填写一次性登录码，或打开带有登录码的链接。',
  'sign-in.code': '登录码',
  'sign-in.how-to-get': '没有登录码？在服务器所在的电脑上运行下面的命令，就会得到一个新链接：',
  'sign-in.refused': '没有登录成功',
  'sign-in.needed': '请先登录，再打开这个页面。',
  'sign-in.signed-out': '您已退出。',
} as const;
