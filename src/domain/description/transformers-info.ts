import type { HubConfig } from './hub-config.js';

/** How the transformers library loads a model; the keys are the Hub's. */
export interface TransformersInfo {
  /** Such as `AutoModelForCausalLM`. */
  readonly auto_model: string;
  /** Where the class comes with the model: `file.Class`. */
  readonly custom_class?: string;
  readonly pipeline_tag?: string;
  readonly processor?: string;
}

type Row = readonly [ending: string, task: string | null, processor: string | null];

const tokenizer = 'AutoTokenizer';
const imageProcessor = 'AutoImageProcessor';
const featureExtractor = 'AutoFeatureExtractor';
const processor = 'AutoProcessor';

/** Tasks by how the name of an architecture ends: `AutoModel` and the ending make the class. */
const endings: readonly Row[] = [
  ['ForCausalLM', 'text-generation', tokenizer],
  ['ForMaskedLM', 'fill-mask', tokenizer],
  ['ForSequenceClassification', 'text-classification', tokenizer],
  ['ForTokenClassification', 'token-classification', tokenizer],
  ['ForQuestionAnswering', 'question-answering', tokenizer],
  ['ForMultipleChoice', 'multiple-choice', tokenizer],
  ['ForNextSentencePrediction', null, tokenizer],
  ['ForPreTraining', null, tokenizer],
  ['ForTableQuestionAnswering', 'table-question-answering', tokenizer],
  ['ForSeq2SeqLM', 'text2text-generation', tokenizer],
  ['ForVisualQuestionAnswering', 'visual-question-answering', processor],
  ['ForDocumentQuestionAnswering', 'document-question-answering', processor],
  ['ForImageTextToText', 'image-text-to-text', processor],
  ['ForVision2Seq', 'image-text-to-text', processor],
  ['ForImageClassification', 'image-classification', imageProcessor],
  ['ForMaskedImageModeling', null, imageProcessor],
  ['ForObjectDetection', 'object-detection', imageProcessor],
  ['ForZeroShotObjectDetection', 'zero-shot-object-detection', processor],
  ['ForZeroShotImageClassification', 'zero-shot-image-classification', processor],
  ['ForSemanticSegmentation', 'image-segmentation', imageProcessor],
  ['ForInstanceSegmentation', 'image-segmentation', imageProcessor],
  ['ForUniversalSegmentation', 'image-segmentation', imageProcessor],
  ['ForImageSegmentation', 'image-segmentation', imageProcessor],
  ['ForDepthEstimation', 'depth-estimation', imageProcessor],
  ['ForVideoClassification', 'video-classification', imageProcessor],
  ['ForMaskGeneration', 'mask-generation', processor],
  ['ForAudioClassification', 'audio-classification', featureExtractor],
  ['ForAudioFrameClassification', 'audio-classification', featureExtractor],
  ['ForCTC', 'automatic-speech-recognition', processor],
  ['ForSpeechSeq2Seq', 'automatic-speech-recognition', processor],
  ['ForTextToWaveform', 'text-to-audio', processor],
  ['ForTextToSpectrogram', 'text-to-audio', processor],
];

/** Endings that tell the class only together with the rest of the name; the first that fits counts. */
const special: readonly (readonly [RegExp, autoClass: string, task: string | null, string])[] = [
  [/MTModel$/, 'AutoModelForSeq2SeqLM', 'translation', tokenizer],
  [/LMHeadModel$/, 'AutoModelForCausalLM', 'text-generation', tokenizer],
  [
    /^(?:Wav2Vec2|Hubert|WavLM|UniSpeech|SEW|Data2VecAudio|Whisper|AST).*Classification$/,
    'AutoModelForAudioClassification',
    'audio-classification',
    featureExtractor,
  ],
  [
    /^(?:Whisper|Speech|Moonshine|SeamlessM4T|Voxtral|GraniteSpeech).*Generation$/,
    'AutoModelForSpeechSeq2Seq',
    'automatic-speech-recognition',
    processor,
  ],
  [
    /^(?:U?MT5|T5|LongT5|SwitchTransformers|M?Bart|BigBirdPegasus|Pegasus|M2M100|Blenderbot|LED|NllbMoe|FSMT|ProphetNet|PLBart).*Generation$/,
    'AutoModelForSeq2SeqLM',
    'text2text-generation',
    tokenizer,
  ],
  [/ForConditionalGeneration$/, 'AutoModelForImageTextToText', 'image-text-to-text', processor],
  [/^VisionEncoderDecoderModel$/, 'AutoModelForVision2Seq', 'image-to-text', processor],
  [/^EncoderDecoderModel$/, 'AutoModelForSeq2SeqLM', 'text2text-generation', tokenizer],
  [
    /^(?:CLIP|Siglip2?|Align|ChineseCLIP|AltCLIP)Model$/,
    'AutoModelForZeroShotImageClassification',
    'zero-shot-image-classification',
    processor,
  ],
  [
    /^(?:ViT|Dinov2|Swin|ConvNext|Deit|Beit)\w*Model$/,
    'AutoModel',
    'image-feature-extraction',
    imageProcessor,
  ],
  [/^Clap\w*Model$/, 'AutoModel', 'zero-shot-audio-classification', processor],
  [/Model$/, 'AutoModel', 'feature-extraction', tokenizer],
];

/** What transformers would load, told by the first architecture; null where it would load nothing. */
export function transformersInfoOf(config: HubConfig | null): TransformersInfo | null {
  const architecture = config?.architectures?.[0];
  if (architecture === undefined) return null;
  const row = rowOf(architecture);
  const fromMap = Object.keys(config?.auto_map ?? {}).find((name) => name.startsWith('AutoModel'));
  const autoModel = row?.[0] ?? fromMap;
  if (autoModel === undefined) return null;
  const customClass = config?.auto_map?.[autoModel] ?? config?.auto_map?.[fromMap ?? ''];
  return {
    auto_model: autoModel,
    ...(customClass !== undefined && { custom_class: customClass }),
    ...(row?.[1] && { pipeline_tag: row[1] }),
    ...(row?.[2] && { processor: row[2] }),
  };
}

function rowOf(architecture: string): Row | null {
  const found = special.find(([pattern]) => pattern.test(architecture));
  // Whatever else ends in `Model` or `Generation` stands among the endings of one word.
  if (found !== undefined) return [found[1], found[2], found[3]];
  const row = endings.find(([ending]) => architecture.endsWith(ending));
  return row === undefined ? null : [`AutoModel${row[0]}`, row[1], row[2]];
}
