import type { LabelStudioFailures } from '../../../failure/codes/labelstudio';

export const labelStudioFailures: Record<keyof LabelStudioFailures, string> = {
  'labelstudio.config':
    '无法读取此 Label Studio 项目的标注配置：{{reason}}。请在 Label Studio 的 Settings › Labeling Interface › Code 中修正。',
  'labelstudio.badJson': '请求不是 JSON 对象。',
  'labelstudio.bodyTooLarge': '请求超过 {{megabytes}} MB。',
  'labelstudio.bodyStalled':
    '请求在中途停止：{{seconds, number}} 秒内没有收到数据。请检查 Label Studio 与本机之间的网络，然后重试。',
  'labelstudio.noTasks': '请求中没有任务。',
  'labelstudio.noControl':
    '标注配置中没有可放检测框的控件。请在项目的标注界面中为图片添加 RectangleLabels（或 Rectangle 加 Labels）。',
  'labelstudio.noImage': '任务 {{task}} 在“{{key}}”处没有图片。请对照标注配置的 value 与任务数据。',
  'labelstudio.busy': '已有 {{waiting}} 个请求在等待，请稍后重试。',
  'labelstudio.loading': '模型 {{model}} 仍在加载，请稍后重试。',
  'labelstudio.portInUse': '端口 {{port}} 已被其他程序占用。请停止该程序或换用其他端口，下一个空闲端口是 {{free}}。',
  'labelstudio.listen': '无法在 {{host}} 的端口 {{port}} 上监听（{{reason}}）。请换用其他地址或端口。',
  'labelstudio.needsAuth':
    '在 {{host}} 上其他机器也能访问服务器，因此需要用户名和密码：请添加 --basic-auth 用户:密码。',
  'labelstudio.passwordNeeded': '其他机器须凭用户名和密码访问。请在下方设置中填写两者，填好后即会启动。',
  'labelstudio.passwordLetters': 'Label Studio 只能发送拉丁字母、数字和符号：请为它的请求换一个用户名或密码。',
  'labelstudio.namesNeeded':
    '{{model}} 没有说明类别名称（共 {{count, number}} 个），无法对应标签。请在“模型”中填写名称。',
  'labelstudio.stopped': '此请求已在这里停止，或运行时更换了模型。未存储任何结果，请在 Label Studio 中重新获取。',
  'labelstudio.clientGone':
    'Label Studio 等待 {{seconds, number}} 秒后断开了连接。已预测的结果保留在这里：请减少任务数后重试，或在启动 Label Studio 时调大 ML_TIMEOUT_PREDICT。',
  'labelstudio.loginRefused':
    '用户名或密码不符。请在 Label Studio 中编辑该模型并选择 Basic Authentication；旧版本请写在地址里：http://用户名:密码@…。',
  'labelstudio.fromPage':
    '请求来自网页（{{origin}}），而不是 Label Studio。网页请求一律不予回答，以免有网页暗中使用您的模型。',
  'labelstudio.unknownHost': '请求使用的主机名是 {{host}}，本机没有这个名称。如果这是您自己的主机名，请予以允许。',
};
