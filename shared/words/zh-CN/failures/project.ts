import type { ProjectFailures } from '../../../failure/codes/project';

export const projectFailures: Record<keyof ProjectFailures, string> = {
  'project.notFolder': '{{folder}} 不是可以打开的文件夹。',
  'project.noPermission': '没有读取 {{folder}} 的权限。请修改权限。',
  'project.locked': '{{folder}} 已在别处打开（{{by}}）。请先在那里关闭。',
  'project.newer': '{{file}} 由更新版本的 RTMLabel 写入（格式 {{version}}）。请更新 RTMLabel；未做任何修改。',
  'project.damaged': '{{file}} 已损坏：{{reason}}',
  'project.tornLine': '程序在写入最后一步到 {{file}} 时中断。该步骤尚未确认，已丢弃；之前的内容都在。',
  'project.damagedJournal':
    '本项目的日志已损坏：有 {{lines, number}} 行无法读取，已保留在 {{copy}} 中；之前的内容都在。',
  'project.saveFailed': '未保存：无法写入 {{file}}（{{reason}}）。',
  'project.diskFull': '未保存：{{file}} 所在磁盘已满。请释放空间；您的工作仍保留在窗口中。',
  'project.noneOpen': '没有打开的文件夹。',
  'project.noModel': '此文件夹尚未选择模型。请先在窗口中打开它，选择模型并自动标注。',
};
