import type { LabelStudioPushFailures } from '../../../failure/codes/lspush';
import type { LabelStudioPlaces } from '../../places';
import { byCommand, inWindow } from './labelStudioPlaces';

const sentences = ({ token, again }: LabelStudioPlaces): Record<keyof LabelStudioPushFailures, string> => {
  const makeToken = `请在 Label Studio 中打开 Account & Settings，创建 Personal Access Token，${token}。`;
  const rest = `已推送的内容会保留；${again}即可完成其余部分。`;
  return {
    'lspush.badUrl': '{{url}} 不是 Label Studio 的地址。请填写在浏览器中打开它的地址，例如 http://localhost:8080。',
    'lspush.noToken': `{{host}} 需要令牌。${makeToken}`,
    'lspush.tokenInvalid': `为 {{host}} 提供的内容不是令牌。${makeToken}`,
    'lspush.tokenRefused': `{{host}} 不接受该令牌（响应 {{status}}），它可能已被撤销。${makeToken}`,
    'lspush.tokenExpired': `{{host}} 的令牌已过期。${makeToken}`,
    'lspush.legacyDisabled': `{{host}} 已停用旧式令牌。${makeToken}也可以在 Organization、Settings、Access Token Settings 中启用旧式令牌。`,
    'lspush.noPersonalTokens': `{{host}} 不支持 Personal Access Token（响应 {{status}}）。请复制 Account & Settings 中的 Access Token，${token}，同时检查地址是否正确。`,
    'lspush.forbidden': '令牌的所有者无权在 {{host}} 写入预测（响应 {{status}}）。请使用有权修改该项目的成员的令牌。',
    'lspush.unreachable': '无法连接 {{host}}（{{reason}}）。Label Studio 是否在运行？请检查其地址和网络。',
    'lspush.certificate':
      '{{host}} 无法证明自己的身份（{{reason}}）。请用环境变量 NODE_EXTRA_CA_CERTS 指定其证书文件。',
    'lspush.timeOut': `{{host}} 多次在 {{seconds, number}} 秒内没有响应。${rest}`,
    'lspush.brokenOff': `与 {{host}} 的连接多次中断（{{reason}}）。${rest}`,
    'lspush.redirected': '{{host}} 转到 {{to}}。请改用该 Label Studio 地址。',
    'lspush.notLabelStudio':
      '{{host}} 有响应，但不是 Label Studio 的响应（{{found}}）。请填写在浏览器中打开 Label Studio 的地址；如有路径，请一并填写。',
    'lspush.serverError': `{{host}} 多次返回自身错误（{{status}}）。请查看 Label Studio 的日志。${rest}`,
    'lspush.noProject':
      '{{host}} 上没有项目 {{project}}，或令牌的所有者看不到它。项目编号在其地址中：/projects/{{project}}/。',
    'lspush.noMatch':
      '模型的类别（{{classes}}）与项目“{{project}}”的标签（{{labels}}）没有一个匹配。请在项目中改名，或为标签添加 predicted_values="类别"。',
    'lspush.refused': `{{host}} 不接受（响应 {{status}}）：“{{said}}”。如果其间修改过标注界面，请${again}。`,
    'lspush.dropped': `{{host}} 收下了预测但没有保存，标注界面不允许时就会这样。如果其间修改过标注界面，请${again}；否则请查看 Label Studio 的日志。`,
    'lspush.modelChanged': `其间更换了模型。已推送的内容会保留；${again}即可推送新模型的结果。`,
  };
};

/** As the window says it. */
export const lspushFailures = sentences(inWindow);

/** As the command line says it. */
export const lspushByCommand = sentences(byCommand);
