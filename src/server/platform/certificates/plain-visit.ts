import { createHash, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { renderSVG } from 'uqr';
import { hostOf } from '../web-origin.ts';
import { isLoopback } from './certificate-names.ts';
import { publicNameOf, type ServedCertificate } from './served-certificate.ts';

const authorityPath = '/pingtai-authority.crt';

/**
 * What plain HTTP on the encrypted port gives: the way to HTTPS; and where phones have to trust our own
 * authority first, its certificate and how to install it. Never anything of the application.
 */
export function answerPlainVisit(
  request: IncomingMessage,
  response: ServerResponse,
  served: ServedCertificate,
): void {
  request.resume();
  response.setHeader('connection', 'close');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  const visit = visitOf(request);
  if (!visit) return void response.writeHead(400).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuseForm(response);
  if (served.authority === undefined) {
    return void response.writeHead(307, { location: visit.secure }).end();
  }
  if (visit.path === authorityPath) return sendAuthority(response, served.authority);
  response.setHeader('content-security-policy', policy);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(installPage(visit, served));
}

interface Visit {
  readonly host: string;
  readonly path: string;
  /** Where the same page is over HTTPS. */
  readonly secure: string;
}

function visitOf({ headers, url = '/' }: IncomingMessage): Visit | undefined {
  const host = hostOf(headers);
  const address = url.startsWith('/') && host && URL.parse(`https://${host}${url}`);
  if (!host || !address) return undefined;
  return { host, path: address.pathname, secure: address.href };
}

/** What was sent, a PIN perhaps, has crossed the network in the clear: it is not taken on. */
function refuseForm(response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('请用 https:// 开头的地址。\nUse the address that begins with https://.\n');
}

function sendAuthority(response: ServerResponse, authority: string): void {
  response.setHeader('content-type', 'application/x-x509-ca-cert');
  response.setHeader('content-disposition', 'attachment; filename="pingtai-authority.crt"');
  response.end(authority);
}

const style =
  'body{max-width:36em;margin:1em auto;padding:0 1em;font:1.1em/1.6 sans-serif}code{font-size:.95em;overflow-wrap:anywhere}img{width:12em}.go{display:inline-block;padding:.6em 1em;border:2px solid}li{margin:.4em 0}@media print{.go{display:none}}';
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`;

/**
 * On a phone the way in. Seen on the machine itself it is the sheet for the wall, the only one with the fingerprint:
 * on its way to a phone it could be changed along with the certificate.
 */
function installPage({ host, secure }: Visit, { authority = '', certificate }: ServedCertificate) {
  const isSheet = isLoopback(new URL(`http://${host}`).hostname.replaceAll(/[[\]]/g, ''));
  const address = isSheet ? addressForPhones(host, certificate) : `http://${host}/`;
  const picture = Buffer.from(renderSVG(address)).toString('base64');
  const { fingerprint256, subject } = new X509Certificate(authority);
  const name = escaped(subject.replace(/^CN=/, ''));
  const printed = isSheet ? `<br><code>${fingerprint256}</code>` : '';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>评台 Pingtai · HTTPS</title><style>${style}</style><main>
<h1>先让手机信任评台的证书</h1>
<p><img alt="" src="data:image/svg+xml;base64,${picture}"><br><code>${escaped(address)}</code></p>
<ol>
<li>用手机自带的浏览器打开上面的网址（微信里不行），下载证书。<br><a class="go" href="${authorityPath}">下载证书 · Get the certificate</a></li>
<li>安装，名称是 <code>${name}</code>：
<ul>
<li>安卓：设置里搜“CA 证书”，一般在 安全 › 更多安全设置 › 加密与凭据 › 安装证书 › CA 证书，选下载的文件。</li>
<li>苹果：用 Safari 下载；设置 › 已下载描述文件 › 安装；再到 通用 › 关于本机 › 证书信任设置，打开开关。</li>
<li>鸿蒙：设置里搜“证书”，一般在 隐私和安全 › 高级 › 证书与凭据 › 从存储设备安装。</li>
</ul></li>
<li>在手机的设置里点开这张证书，SHA-256 指纹应当和墙上贴的一样；不一样的，马上删掉，告诉工作人员。${printed}</li>
<li>装好了，进入评台。活动结束后，可以在同一个地方删掉证书。<br><a class="go" href="${escaped(secure)}">进入评台 · Go on</a></li>
</ol>
<p>不想装的，可以在会场的电脑上办。</p>
<section lang="en"><h2>First let the phone trust Pingtai’s certificate</h2>
<p>With the phone’s own browser, not WeChat, open the address above and get the certificate. Install it. Android: Settings ›
Security › Encryption &amp; credentials › Install a certificate › CA certificate. iPhone: Settings › Profile Downloaded ›
Install, then General › About › Certificate Trust Settings. HarmonyOS: Settings › Privacy &amp; security › Advanced ›
Certificates &amp; credentials. Then open the certificate in the settings: its SHA-256 fingerprint must be the one on the wall; if
it is not, remove it at once and tell the staff. Afterwards it can be removed at the same place.</p></section></main></html>`;
}

/** The name that phones can reach, with the port that was asked for. */
function addressForPhones(host: string, certificate: string): string {
  const { hostname, port } = new URL(`http://${host}`);
  const name = publicNameOf(certificate) ?? hostname;
  const bracketed = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  return `http://${bracketed}${port && `:${port}`}/`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
