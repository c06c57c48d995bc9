import type { AppFailures } from '../../../failure/codes/app';

export const appFailures: Record<keyof AppFailures, string> = {
  'app.unexpected': 'RTMLabel 内部出错：{{message}}。详情见日志。',
  'app.cancelled': '已取消。',
  'app.sampleGone': '此 RTMLabel 缺少示例文件。重新安装后即可使用示例。',
  'app.doctor': '无法检查这台电脑的环境：{{reason}}。',
  'app.ownFolder': 'RTMLabel 无法写入自己的数据文件夹 {{folder}}（{{reason}}）。请先使其可写，再重试。',
  'app.badRequest': '窗口发出了无效请求（{{request}}：{{reason}}）。',
};
