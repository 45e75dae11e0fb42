import { concat, gather, matmul, mul, type Tensor } from '@tunesmith/autograd'
import type { Architecture } from './architecture.ts'
import { decoder, normalize, type DecoderInputs, type DecoderOutputs } from './decoder.ts'
import { softCap } from './layers/soft-cap.ts'
import { vocabularyBlocks } from './layers/vocabulary-blocks.ts'
import { linearCrossEntropy } from './loss/linear-cross-entropy.ts'
import type { Matrix, Weights } from './weights/weights.ts'

/** What a step of training reads besides the decoder's inputs. */
export interface LossInputs extends DecoderInputs {
  /** `[rows]` int32: flat indices into `[batch × sequence]` of the positions whose next token is learned. */
  rows: Tensor
  /** `[rows]` int32: the next tokens. */
  targets: Tensor
  /** `[rows]` float32: each row's share in the loss. */
  rowWeights: Tensor
}

/** The weighted negative log-likelihood of the target tokens, a scalar; logits exist for the supervised rows only. */
export function causalLanguageModelLoss(architecture: Architecture, weights: Weights, inputs: LossInputs): Tensor {
  const { hidden } = decoder(architecture, weights, inputs)
  const chosen = scaledNormalized(architecture, weights, gather(hidden, inputs.rows))
  return linearCrossEntropy(chosen, outputEmbedding(architecture, weights), inputs.targets, inputs.rowWeights, {
    vocabularySize: architecture.vocabularySize,
    softCap: architecture.logitSoftCap,
  })
}

/**
 * The logits at chosen positions, `[rows, vocabulary]`.
 * @param rows `[rows]` int32, flat indices into `[batch × sequence]`
 */
export function causalLanguageModelLogits(
  architecture: Architecture,
  weights: Weights,
  inputs: DecoderInputs & { rows: Tensor },
): DecoderOutputs & { logits: Tensor } {
  const outputs = decoder(architecture, weights, inputs)
  const chosen = scaledNormalized(architecture, weights, gather(outputs.hidden, inputs.rows))
  return { ...outputs, logits: projectToVocabulary(architecture, weights, chosen) }
}

function scaledNormalized(architecture: Architecture, weights: Weights, hidden: Tensor): Tensor {
  const normalized = normalize({ architecture, weights }, 'model.norm.weight', hidden)
  return architecture.logitScale === 1 ? normalized : mul(normalized, architecture.logitScale)
}

function outputEmbedding(architecture: Architecture, weights: Weights): Matrix {
  const name = architecture.tiedEmbeddings ? 'model.embed_tokens.weight' : 'lm_head.weight'
  return weights.matrix(name, architecture.vocabularySize, architecture.hiddenSize)
}

function projectToVocabulary(architecture: Architecture, weights: Weights, hidden: Tensor): Tensor {
  const output = outputEmbedding(architecture, weights)
  const blocks = vocabularyBlocks(architecture.vocabularySize).map(({ start, end }) =>
    matmul(hidden, output.block(start, end), { transposeB: true }),
  )
  return softCap(concat(blocks, 1), architecture.logitSoftCap)
}
