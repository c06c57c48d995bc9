import type { LabelStudioImageFailures } from '../../../failure/codes/lsimages';
import type { LabelStudioPlaces } from '../../places';
import { byCommand, inWindow } from './labelStudioPlaces';

const sentences = ({ root, address, token }: LabelStudioPlaces): Record<keyof LabelStudioImageFailures, string> => {
  const onDisk = `如果图片就在这台电脑上，请${root}：这样会直接从磁盘读取。`;
  const makeToken = `请在 Label Studio 中打开 Account & Settings，创建 Personal Access Token，${token}。`;
  return {
    'lsimages.notAddress':
      '{{image}} 不是图片地址。应为 http(s)、Label Studio 的文件、云存储地址（s3、gs、azure-blob）或内嵌数据。',
    'lsimages.noSite': `{{image}} 在 Label Studio 中，但不知道它的地址。请${address}。`,
    'lsimages.noTask':
      '{{image}} 在云存储中，只能通过 Label Studio 的任务获取，但请求中没有任务编号。请以任务方式打开该图片，或改用 http 地址。',
    'lsimages.badData': '{{image}} 中的内嵌数据无法解码。请重新导入该任务。',
    'lsimages.outsideRoots': `{{image}} 不在任何允许读取的文件夹中。如需读取，请${root}；指向文件夹之外的链接也算在外面。`,
    'lsimages.notOnDisk': `磁盘上没有 {{image}}，可能已被移动。如果它在别处，请${root}。`,
    'lsimages.unreachable': `{{image}}：无法连接 {{host}}（{{reason}}）。请检查网络。如果 Label Studio 的地址不对，请${address}。`,
    'lsimages.localhost': `{{image}}：Label Studio 自称在 {{host}}，但那里没有回应（{{reason}}）。它可能运行在容器中或另一台电脑上：请${address}，应为这台电脑的浏览器能打开的地址。${onDisk}`,
    'lsimages.certificate':
      '{{image}}：{{host}} 无法证明自己的身份（{{reason}}）。请用环境变量 NODE_EXTRA_CA_CERTS 指定其证书文件。',
    'lsimages.timeOut':
      '{{image}}：{{host}} 在 {{seconds, number}} 秒内没有发完。请重试，或把图片放到离这台电脑更近的地方。',
    'lsimages.brokenOff':
      '{{image}}：与 {{host}} 的连接在图片传完之前中断（{{reason}}）。请重试；如果一直如此，请查看该服务器的日志。',
    'lsimages.tooLarge': '{{image}} 超过 {{limit, number}} MB。请缩小图片，或改为从磁盘读取。',
    'lsimages.tooManyRedirects':
      '{{image}} 被重定向超过 {{limit, number}} 次仍没有结果，最后一次来自 {{host}}。请在浏览器中检查该地址。',
    'lsimages.addressRefused': '{{image}}：{{host}} 指向 {{address}}，不会从这样的地址获取图片。请修改任务中的地址。',
    'lsimages.privateRefused': `{{image}}：{{host}} 指向私有地址 {{address}}。RTMLabel 对其他电脑开放时，只从 Label Studio 和公网地址获取图片：请把图片放进 Label Studio，或让 RTMLabel 只监听本机。`,
    'lsimages.tokenMissing': `{{image}}：{{host}} 需要令牌。${makeToken}令牌只会发往一个地址：请${address}。`,
    'lsimages.tokenInvalid': `{{image}}：为 {{host}} 填写的内容不是令牌。${makeToken}`,
    'lsimages.tokenRefused': `{{image}}：{{host}} 不接受该令牌（响应 {{status}}）。它可能已被撤销，或其所有者看不到这个项目。${makeToken}`,
    'lsimages.tokenExpired': `{{image}}：{{host}} 的令牌已过期。${makeToken}`,
    'lsimages.legacyDisabled': `{{image}}：{{host}} 已停用旧式令牌。${makeToken}也可以在 Organization、Settings、Access Token Settings 中启用旧式令牌。`,
    'lsimages.noPersonalTokens': `{{image}}：{{host}} 不支持 Personal Access Token（响应 {{status}}）。请复制 Account & Settings 中的 Access Token，${token}，并检查 Label Studio 的地址是否正确。`,
    'lsimages.localFilesForbidden': `{{image}}：{{host}} 只把本地文件提供给浏览器（响应 403），旧版 Label Studio 都是这样。${onDisk}`,
    'lsimages.localFilesNotServed': `{{image}}：{{host}} 不提供这个本地文件（响应 404）。请用 LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED=true 启动 Label Studio，并添加包含该文件的 Local Files 存储。${onDisk}`,
    'lsimages.uploadGone':
      '{{image}}：{{host}} 上没有这个上传文件（响应 {{status}}），可能已被删除。请重新上传，或删除该任务。',
    'lsimages.cloudRefused':
      '{{image}}：{{host}} 没有从云存储取得它（响应 {{status}}）。请在项目的 Cloud Storage 中检查是否有存储包含它；旧版 Label Studio 没有这个功能：请升级，或改用 http 地址。',
    'lsimages.notThere': '{{host}} 上没有 {{image}}（响应 {{status}}）。请在浏览器中打开该地址检查。',
    'lsimages.loginRefused':
      '{{image}}：{{host}} 需要用户名和密码，或现有的不正确（响应 {{status}}）。请在项目中填写任务数据的登录凭据。',
    'lsimages.refused': '{{image}}：{{host}} 现在不提供它（响应 {{status}}）。请查看该服务器的日志。',
    'lsimages.badAnswer': '{{image}}：{{host}} 的响应不是发送图片的方式（{{found}}）。请在浏览器中打开该地址检查。',
    'lsimages.svg': '{{image}} 是 SVG 矢量图，没有像素。请转换为 PNG。',
    'lsimages.notImage': '{{image}} 不是可读取的图片：它是 {{found}}。请转换为 JPEG 或 PNG，或修改地址。',
    'lsimages.empty': '{{image}} 是空文件（0 字节）。请重新上传。',
    'lsimages.cacheFailed': '无法把 {{image}} 保存到 {{folder}}：{{reason}}。请检查该文件夹及可用空间。',
  };
};

/** As the window says it. */
export const lsimagesFailures = sentences(inWindow);

/** As the command line says it. */
export const lsimagesByCommand = sentences(byCommand);
