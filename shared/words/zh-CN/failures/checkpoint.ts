import type { CheckpointFailures } from '../../../failure/codes/checkpoint';

export const checkpointFailures: Record<keyof CheckpointFailures, string> = {
  'checkpoint.empty': '{{file}} 是空文件（{{found}}）。请重新下载或复制。',
  'checkpoint.not-a-checkpoint': '{{file}} 不是 PyTorch 权重文件：{{found}}。',
  'checkpoint.truncated': '{{file}} 不完整（{{found}}）。请重新下载或复制。',
  'checkpoint.tar-format': '{{file}} 是旧格式（{{found}}）。请用旧版 PyTorch 读取后重新保存。',
  'checkpoint.endianness': '{{file}} 由 {{found}} 机器写出，无法读取。',
  'checkpoint.zip-structure': '{{file}} 已损坏：压缩包中有 {{found}}。请重新下载或复制。',
  'checkpoint.zip-method': '{{file}} 被其他程序重新打包过（{{found}}）。请使用 PyTorch 保存的原文件。',
  'checkpoint.zip-overlap': '拒绝读取 {{file}}：压缩包内容互相重叠（{{found}}），PyTorch 不会这样写。',
  'checkpoint.global-not-allowed':
    '拒绝读取 {{file}}：其中引用了权重不需要的 Python 代码（{{found}}）。它是整个序列化的模型，或含有有害内容；请只保存 state_dict。没有执行任何代码。',
  'checkpoint.getattr-not-allowed': '拒绝读取 {{file}}：它试图访问 Python 内部（{{found}}）。没有执行任何代码。',
  'checkpoint.opcode-not-allowed': '拒绝读取 {{file}}：{{found}} 不是 PyTorch 会写出的内容。没有执行任何代码。',
  'checkpoint.malformed': '{{file}} 已损坏：{{found}}。',
  'checkpoint.limit': '拒绝读取 {{file}}：其中有 {{found}}，远超任何 RTMDet。',
  'checkpoint.bounds': '{{file}} 已损坏：{{found}}。',
  'checkpoint.missing-storage': '{{file}} 不完整：缺少 {{found}}。请重新下载或复制。',
};
