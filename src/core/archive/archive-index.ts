import type { CalendarDate } from '../kernel/calendar-date.ts';
import { archiveParts, verifierPath, type Retention } from './archive-plan.ts';

export interface ArchiveLabel {
  readonly organisation: string;
  readonly cycle: string;
  readonly asOf: CalendarDate;
}

export const retentionWords: Readonly<Record<Retention, string>> = {
  permanent: '永久 permanent',
  years30: '30年 30 years',
  years10: '10年 10 years',
};

/** 目录.txt: what a clerk prints and puts on top. */
export function indexText(label: ArchiveLabel): string {
  const rows = archiveParts.map(
    ({ path, title, retention }, at) =>
      `${String(at + 1).padStart(2)}  ${title.zh}  ${path}  保管期限：${retentionWords[retention]}`,
  );
  return [
    `${label.organisation}　${label.cycle}　点评档案`,
    `截至 ${label.asOf}`,
    '',
    ...rows,
    '',
    `核对办法：在装有 Node.js 18 以上的电脑上运行  node ${verifierPath}`,
    `To verify: node ${verifierPath}  (Node.js 18 or later, no network)`,
    '',
  ].join('\n');
}

export function indexPage(label: ArchiveLabel): string {
  const title = `${label.organisation} · ${label.cycle}`;
  const rows = archiveParts.map(
    ({ path, title: name, retention }, at) =>
      `<tr><td>${at + 1}</td><td><a href="${escaped(encodeURI(path))}">${escaped(name.zh)}</a><br><small lang="en">${escaped(name.en)}</small></td><td>${retentionWords[retention]}</td></tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${style}</style></head><body>
<h1>${escaped(title)}</h1><p>点评档案 · 截至 ${label.asOf}</p>
<table><thead><tr><th>序号</th><th>内容</th><th>保管期限</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
<p>核对：<code>node ${verifierPath}</code></p></body></html>
`;
}

const style =
  'body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.7 "Noto Serif CJK SC",SimSun,serif}' +
  'table{width:100%;border-collapse:collapse}td,th{padding:.4rem;border:1px solid #85817a;text-align:left}';

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
