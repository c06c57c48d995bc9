export interface ModelsFailures {
  /** No installed model, file or catalogue entry of that name. */
  'models.unknown': { name: string };
  /** The model's file is not the one that was installed. */
  'models.changed': { name: string };
  'models.missing': { name: string };
  /** A training config was chosen without the checkpoint it belongs to. */
  'models.configAlone': { file: string };
  /** More than one config was chosen: which belongs to which checkpoint? */
  'models.manyConfigs': { files: string };
  /** An ONNX model whose weights lie in another file beside it. */
  'models.twoFiles': { file: string; weights: string };
  /** A file with the name of an official checkpoint and other bytes. */
  'models.notOfficial': { file: string; expected: string; found: string };
  /** The checkpoint that a model came from is needed again and is not there. */
  'models.sourceGone': { name: string; file: string };
}
