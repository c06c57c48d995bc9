import type { AppFailures } from '../../../failure/codes/app';

export const appFailures: Record<keyof AppFailures, string> = {
  'app.unexpected': 'RTMLabel 内部出错：{{message}}。详情见日志。',
  'app.cancelled': '已取消。',
  'app.badRequest': '窗口发出了无效请求（{{request}}：{{reason}}）。',
};
