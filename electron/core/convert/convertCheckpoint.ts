import type { Recipe } from '../../../shared/models/recipe';
import type { Checkpoint } from '../checkpoint/checkpoint';
import { type Architecture, type BoxActivation, recognise } from './architecture';
import { type ConfigFacts, factsOf } from './config/facts';
import { parseConfig } from './config/parse';
import type { ConfigFile } from './config/readConfig';
import { backbone } from './graph/backbone';
import { GraphBuilder } from './graph/builder';
import { head } from './graph/head';
import { neck } from './graph/neck';
import { CONVERTER, metadataFor } from './metadata';
import type { OnnxModel } from './onnx/model';
import { type Sink, writeOnnx } from './onnx/write';
import { countParameters } from './parameters';
import { type ConvertOptions, type Decided, decide } from './recipe';
import { ConvertRefusal, inFile } from './refusal';
import { type Weights, weightsOf } from './weights';

/** A checkpoint that is known to be convertible: every key and shape fits; values are looked at while it is written. */
export interface Conversion {
  readonly recipe: Recipe;
  /** Writes the ONNX file. @throws AppError `convert.non-finite`, `checkpoint.*`, and what the sink throws */
  write(sink: Sink): Promise<void>;
}

/** Weights of the Ins head's mask branch, which a box detector leaves alone. */
const MASK_BRANCH = /^bbox_head\.(head_module\.)?(mask_head|kernel_convs|rtm_kernel)\./;

/**
 * Recognises an RTMDet and plans its ONNX graph: raw head maps (`cls_S`, `reg_S`, `obj_S` per level), batch and size free,
 * batch normalisation folded, metadata inside.
 * @param sha256 of the checkpoint file
 * @param configFile a config given with the checkpoint
 * @throws AppError `convert.*`
 */
export async function planConversion(
  checkpoint: Checkpoint,
  sha256: string,
  configFile: ConfigFile | null,
  options: ConvertOptions,
): Promise<Conversion> {
  try {
    const weights = weightsOf(checkpoint);
    const arch = recognise(weights);
    const decided = decide(
      arch,
      {
        beside: configFile === null ? null : { ...factsOf(configFile.config), missing: configFile.missing },
        inside: factsInside(checkpoint.metadata.config),
        metadata: checkpoint.metadata,
      },
      options,
    );
    const recipe: Recipe = {
      ...decided.recipe,
      parameters: await countParameters(weights, arch),
      tensors: checkpoint.shapes.size,
      sourceSha256: sha256,
    };
    const model = graphOf(weights, arch, decided, recipe);
    return {
      recipe,
      async write(sink) {
        try {
          await writeOnnx(model, CONVERTER, sink);
        } catch (thrown) {
          throw inFile(checkpoint.file, thrown);
        }
      },
    };
  } catch (thrown) {
    throw inFile(checkpoint.file, thrown);
  }
}

const factsInside = (config: string | null): ConfigFacts | null =>
  config === null ? null : factsOf(parseConfig(config));

function graphOf(weights: Weights, arch: Architecture, { input, epsilon }: Decided, recipe: Recipe): OnnxModel {
  const graph = new GraphBuilder(weights, epsilon);
  const features = neck(graph, backbone(graph, { name: 'images', channels: 3 }, arch), arch);
  const outputs = head(graph, features, arch, activationOf(recipe));
  const unknown = graph.unused().filter((key) => !MASK_BRANCH.test(key));
  if (unknown.length > 0) throw new ConvertRefusal('unknown-weights', unknown.slice(0, 3).join(', '));
  const images = { name: 'images', shape: ['N', 3, 'height', 'width'] };
  return graph.model([images], outputs, metadataFor(recipe, input));
}

/** RTMDet-Ins of MMDetection keeps distances from going below zero; MMYOLO's does not. */
function activationOf({ task, flavour, exp }: Recipe): BoxActivation {
  if (task === 'instance') return flavour === 'mmdet' && !exp.exp ? 'Relu' : exp.exp ? 'Exp' : 'none';
  return exp.exp ? 'Exp' : 'none';
}
