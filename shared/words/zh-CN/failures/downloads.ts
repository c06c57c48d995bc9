import type { DownloadFailures } from '../../../failure/codes/downloads';

const BY_HAND = '也可以用其他程序或电脑下载 {{url}}，再把文件拖到窗口上，或运行 `rtmlabel models import FILE`。';

export const downloadFailures: Record<keyof DownloadFailures, string> = {
  'download.unreachable': `无法连接 {{host}}（{{reason}}）。请检查网络，或在设置中填写代理或镜像。${BY_HAND}`,
  'download.proxyUnreachable': `无法连接代理 {{proxy}}（{{reason}}）。请检查设置中的代理或 HTTPS_PROXY。${BY_HAND}`,
  'download.proxyLogin':
    '代理 {{proxy}} 要求用户名和密码。请在设置中把它们写进代理地址：http://用户名:密码@主机:端口。要下载的是 {{url}}。',
  'download.proxyInvalid': '{{proxy}} 不是可用的代理。设置或 HTTPS_PROXY 中应填写 http://主机:端口 这样的地址。',
  'download.mirrorInvalid': '{{mirror}} 不是可用的镜像。地址应以 https:// 或 http:// 开头。',
  'download.certificate': `{{host}} 无法证明自己的身份（{{reason}}）。如果公司代理会解密 https，请用环境变量 NODE_EXTRA_CA_CERTS 指定其证书文件。${BY_HAND}`,
  'download.notThere': `{{host}} 上没有这个文件（响应 {{status}}）。如果它是镜像，可能不完整：请在设置中清空镜像。${BY_HAND}`,
  'download.refused': `{{host}} 现在不提供这个文件（响应 {{status}}）。请稍后再试。${BY_HAND}`,
  'download.badAnswer': `{{host}} 返回的不是这个文件（{{found}}）。中间可能有网络登录页：请先用浏览器打开任意网页，再试一次。${BY_HAND}`,
  'download.tooManyRedirects': `{{url}} 被重定向超过 {{limit, number}} 次仍没有结果。请检查设置中的镜像。${BY_HAND}`,
  'download.insecureRedirect': `{{url}} 被重定向到没有 https 保护的 {{to}}，因此没有继续。${BY_HAND}`,
  'download.brokenOff': `{{file}} 的连接反复中断（{{reason}}）。已下载的部分会保留；再次开始下载即可继续。${BY_HAND}`,
  'download.wrongSize': `{{host}} 给出的 {{file}} 是 {{found, number}} 字节，应为 {{expected, number}} 字节。没有使用其中任何内容。${BY_HAND}`,
  'download.wrongHash': `从 {{host}} 得到的 {{file}} 不是应有的文件：SHA-256 开头是 {{found}}，应为 {{expected}}。它已被删除，请重试。${BY_HAND}`,
  'download.noSpace':
    '{{file}} 需要 {{folder}} 有 {{needed, number}} MB 可用空间，现在只有 {{free, number}} MB。请释放空间后重试。',
  'download.writeFailed': '无法写入 {{file}}：{{reason}}。请检查文件夹及其权限。',
};
