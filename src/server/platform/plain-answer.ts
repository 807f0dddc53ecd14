import type { ServerResponse } from 'node:http';

const sentences = {
  400: ['请求的地址不正确。', 'The address of this request is not valid.'],
  403: [
    '这个请求来自别的网站，已拒绝。如果您是从本系统提交的，请让管理员检查 PINGTAI_ORIGIN 设置。',
    'This request came from another site and was refused. If you sent it from this system, ask the administrator to check PINGTAI_ORIGIN.',
  ],
  404: ['没有这个页面。', 'There is no such page.'],
  411: [
    '请求没有说明内容的长度，已拒绝。',
    'The request did not declare its length and was refused.',
  ],
  413: [
    '提交的内容太大：导入的文件最大 20 MB，其他页面最大 512 KB。请返回上一页，减小后再试。',
    'What was sent is too large: 20 MB for a file to import, 512 KB elsewhere. Go back, make it smaller and try again.',
  ],
  500: ['系统出错，请稍后再试。', 'Something went wrong. Please try again later.'],
} as const;

/** For the few answers given before any page code runs, so in both languages at once. */
export function plainAnswer(response: ServerResponse, status: keyof typeof sentences): void {
  const [chinese, english] = sentences[status];
  // Unread bytes would make the connection reset before the browser shows this answer.
  response.req.resume();
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${status}</title><p>${chinese}</p><p lang="en">${english}</p><p><a href="/">评台 Pingtai</a></p></html>`,
  );
}
