import type { CheckpointFailures } from '../../../failure/codes/checkpoint';

export const checkpointFailures: Record<keyof CheckpointFailures, string> = {
  'checkpoint.missing': '{{file}} is not there any more. Was it moved, or its drive unplugged?',
  'checkpoint.no-permission':
    '{{file}} may not be read with your account ({{found}}). Give yourself the right to read it, or copy it to your own folder.',
  'checkpoint.not-a-file': '{{file}} is a folder or a device, not a file. Choose the .pth file itself.',
  'checkpoint.unreadable':
    '{{file}} could not be read from its drive ({{found}}). Try again, or copy it to another drive.',
  'checkpoint.changed': '{{file}} changed while it was read. Wait until it is complete, then open it again.',
  'checkpoint.empty': '{{file}} is empty. Download or copy it again.',
  'checkpoint.not-a-checkpoint':
    '{{file}} is not a PyTorch checkpoint. Choose a .pth file that torch.save or MMDetection wrote.',
  'checkpoint.web-page':
    '{{file}} is a web page that was saved in place of the file. Download the file again, with the link that starts the download itself.',
  'checkpoint.lfs-pointer':
    '{{file}} is only a Git LFS pointer; the weights were never fetched. Run git lfs pull, or download the file itself.',
  'checkpoint.safetensors':
    '{{file}} is a safetensors file, which cannot be read here. Use the .pth file, or save its tensors with torch.save.',
  'checkpoint.onnx': '{{file}} is an ONNX model. Rename it to end in .onnx and open it.',
  'checkpoint.torchscript':
    '{{file}} is a TorchScript program, not weights. Save the weights: torch.save(model.state_dict(), "weights.pth").',
  'checkpoint.plain-pickle':
    '{{file}} is a plain Python pickle that torch.save did not write. Use the .pth file of the training.',
  'checkpoint.packed': '{{file}} is a packed archive ({{found}}). Unpack it and open the .pth file inside.',
  'checkpoint.other-zip':
    '{{file}} is a zip archive that PyTorch did not write. If it holds a .pth file, unpack it and open that.',
  'checkpoint.tar-format':
    '{{file}} is in the tar format of PyTorch before 0.1.10. Load it with an old PyTorch and save it again.',
  'checkpoint.pickled-model':
    '{{file}} is a whole pickled model ({{found}}), not weights. Load it in the program that made it and save only the weights: torch.save(model.state_dict(), "weights.pth"). Nothing was executed.',
  'checkpoint.endianness':
    '{{file}} was written on a machine with another byte order ({{found}}) and cannot be read. Save it again on an ordinary computer.',
  'checkpoint.truncated': '{{file}} is incomplete: it ends too early ({{found}}). Download or copy it again.',
  'checkpoint.malformed':
    '{{file}} is damaged: its description of the weights makes no sense ({{found}}). Download or copy it again.',
  'checkpoint.bounds':
    '{{file}} is damaged: a tensor and its storage differ in size ({{found}}). Download or copy it again.',
  'checkpoint.missing-storage':
    '{{file}} is incomplete: the values of a tensor are missing ({{found}}). Download or copy it again.',
  'checkpoint.zip-structure':
    '{{file}} is damaged: its archive contradicts itself ({{found}}). Download or copy it again.',
  'checkpoint.zip-method':
    '{{file}} was packed again by another program ({{found}} is compressed). Use the file as PyTorch saved it.',
  'checkpoint.zip-overlap':
    '{{file}} is refused: parts of its archive overlap ({{found}}), which PyTorch never writes. Get the file from its author again.',
  'checkpoint.global-not-allowed':
    '{{file}} is refused: it names Python code that weights never need ({{found}}). Do not open it elsewhere unless you trust its author; ask for the state_dict alone. Nothing was executed.',
  'checkpoint.getattr-not-allowed':
    '{{file}} is refused: it reaches for Python internals ({{found}}). Do not open it elsewhere unless you trust its author. Nothing was executed.',
  'checkpoint.opcode-not-allowed':
    '{{file}} is refused: it holds a pickle instruction that PyTorch does not write ({{found}}). Save the weights again with torch.save. Nothing was executed.',
  'checkpoint.limit':
    '{{file}} is refused: it would take far more memory or time than any RTMDet ({{found}}). Choose the checkpoint of an RTMDet.',
};
