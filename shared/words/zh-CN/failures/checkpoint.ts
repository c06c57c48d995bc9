import type { CheckpointFailures } from '../../../failure/codes/checkpoint';

export const checkpointFailures: Record<keyof CheckpointFailures, string> = {
  'checkpoint.missing': '找不到 {{file}}。它是否已被移走，或所在磁盘已断开？',
  'checkpoint.no-permission': '当前账户无权读取 {{file}}（{{found}}）。请授予读取权限，或把它复制到自己的文件夹。',
  'checkpoint.not-a-file': '{{file}} 是文件夹或设备，不是文件。请选择 .pth 文件本身。',
  'checkpoint.unreadable': '无法从磁盘读取 {{file}}（{{found}}）。请重试，或复制到其他磁盘。',
  'checkpoint.changed': '{{file}} 在读取过程中发生了变化。请等它写完后再打开。',
  'checkpoint.empty': '{{file}} 是空文件。请重新下载或复制。',
  'checkpoint.not-a-checkpoint':
    '{{file}} 不是 PyTorch 权重文件。请选择由 torch.save 或 MMDetection 保存的 .pth 文件。',
  'checkpoint.web-page': '{{file}} 是一个网页，而不是权重文件：下载没有成功。请用真正的下载链接重新下载。',
  'checkpoint.lfs-pointer': '{{file}} 只是 Git LFS 指针，真正的权重没有取回。请运行 git lfs pull，或直接下载该文件。',
  'checkpoint.safetensors':
    '{{file}} 是 safetensors 文件，这里无法读取。请使用 .pth 文件，或用 torch.save 重新保存其中的张量。',
  'checkpoint.onnx': '{{file}} 是 ONNX 模型。请把扩展名改为 .onnx 后打开。',
  'checkpoint.torchscript':
    '{{file}} 是 TorchScript 程序，不是权重。请只保存权重：torch.save(model.state_dict(), "weights.pth")。',
  'checkpoint.plain-pickle':
    '{{file}} 是普通的 Python pickle 文件，不是由 torch.save 保存的。请使用训练得到的 .pth 文件。',
  'checkpoint.packed': '{{file}} 是压缩包（{{found}}）。请先解压，再打开其中的 .pth 文件。',
  'checkpoint.other-zip': '{{file}} 是 zip 压缩包，但不是 PyTorch 写出的。如果里面有 .pth 文件，请解压后打开它。',
  'checkpoint.tar-format': '{{file}} 是 PyTorch 0.1.10 之前的 tar 格式。请用旧版 PyTorch 读取后重新保存。',
  'checkpoint.pickled-model':
    '{{file}} 是整个序列化的模型（{{found}}），不是权重。请在生成它的程序中读取，并只保存权重：torch.save(model.state_dict(), "weights.pth")。没有执行任何代码。',
  'checkpoint.endianness': '{{file}} 由字节顺序不同的机器写出（{{found}}），无法读取。请在普通计算机上重新保存。',
  'checkpoint.truncated': '{{file}} 不完整，提前结束（{{found}}）。请重新下载或复制。',
  'checkpoint.malformed': '{{file}} 已损坏：对权重的描述不成立（{{found}}）。请重新下载或复制。',
  'checkpoint.bounds': '{{file}} 已损坏：张量与其存储的大小不符（{{found}}）。请重新下载或复制。',
  'checkpoint.missing-storage': '{{file}} 不完整：缺少某个张量的数值（{{found}}）。请重新下载或复制。',
  'checkpoint.zip-structure': '{{file}} 已损坏：压缩包自相矛盾（{{found}}）。请重新下载或复制。',
  'checkpoint.zip-method': '{{file}} 被其他程序重新打包过（{{found}} 被压缩）。请使用 PyTorch 保存的原文件。',
  'checkpoint.zip-overlap':
    '拒绝读取 {{file}}：压缩包内容互相重叠（{{found}}），PyTorch 不会这样写。请向作者重新获取该文件。',
  'checkpoint.global-not-allowed':
    '拒绝读取 {{file}}：其中引用了权重不需要的 Python 代码（{{found}}）。除非信任作者，否则也不要在别处打开；请向作者索取只含 state_dict 的文件。没有执行任何代码。',
  'checkpoint.getattr-not-allowed':
    '拒绝读取 {{file}}：它试图访问 Python 内部（{{found}}）。除非信任作者，否则也不要在别处打开。没有执行任何代码。',
  'checkpoint.opcode-not-allowed':
    '拒绝读取 {{file}}：其中有 PyTorch 不会写出的 pickle 指令（{{found}}）。请用 torch.save 重新保存权重。没有执行任何代码。',
  'checkpoint.limit': '拒绝读取 {{file}}：所需的内存或时间远超任何 RTMDet（{{found}}）。请选择 RTMDet 的权重文件。',
};
