import { type ServerResponse, STATUS_CODES } from 'node:http';

const sentences = {
  400: ['请求的地址不正确。', 'The address of this request is not valid.'],
  403: [
    '这个请求来自别的网站，或者没有说明来自哪里，已拒绝。如果您是从本系统提交的，请让管理员检查 PINGTAI_ORIGIN 设置。',
    'This request came from another site, or did not say where it came from, and was refused. If you sent it from this system, ask the administrator to check PINGTAI_ORIGIN.',
  ],
  404: ['没有这个页面。', 'There is no such page.'],
  411: [
    '请求没有说明内容的长度，已拒绝。',
    'The request did not declare its length and was refused.',
  ],
  413: [
    '提交的内容太大：导入时每个文件最大 20 MB、一次合计最大 28 MB，其他页面最大 512 KB。什么都没有保存。请返回上一页，分几次上传，或者减小后再试。',
    'What was sent is too large: to import, 20 MB a file and 28 MB at once; 512 KB elsewhere. Nothing was saved. Go back, and upload in several goes or make it smaller.',
  ],
  500: ['系统出错，请稍后再试。', 'Something went wrong. Please try again later.'],
  501: [
    '本系统不接受这种请求方式。',
    'This system does not take requests of this kind (HTTP method).',
  ],
} as const;

/** In Chinese, then in English. */
export function plainSentences(status: keyof typeof sentences): readonly string[] {
  return sentences[status];
}

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

/** The same for a caller of the API: RFC 9457 problem details. */
export function plainProblem(response: ServerResponse, status: keyof typeof sentences): void {
  response.req.resume();
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(
    JSON.stringify({
      type: `urn:pingtai:request:${status}`,
      title: STATUS_CODES[status],
      status,
      detail: sentences[status].join(' '),
    }),
  );
}
