/** The numbers of a tiny encoder: an embedding for each token, then one linear layer. */
export interface TinyEncoder {
  /** One row for each token. */
  readonly embeddings: readonly (readonly number[])[];
  /** As many rows and columns as an embedding has numbers. */
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/**
 * An ONNX model (IR 8, opset 13) that turns `input_ids` of any length into `last_hidden_state`, as an
 * encoder like BERT does: `embeddings[id] × weights + bias`.
 */
export function onnxBytes({ embeddings, weights, bias }: TinyEncoder): Buffer {
  const wide = bias.length;
  const graph = Buffer.concat([
    message(1, node('Gather', ['embeddings', 'input_ids'], 'embedded')),
    message(1, node('MatMul', ['embedded', 'weights'], 'projected')),
    message(1, node('Add', ['projected', 'bias'], 'last_hidden_state')),
    message(2, Buffer.from('tiny-encoder')),
    message(5, tensor('embeddings', [embeddings.length, wide], embeddings.flat())),
    message(5, tensor('weights', [wide, wide], weights.flat())),
    message(5, tensor('bias', [wide], bias)),
    message(11, valueInfo('input_ids', int64, ['batch', 'sequence'])),
    message(12, valueInfo('last_hidden_state', float, ['batch', 'sequence', wide])),
  ]);
  return Buffer.concat([number(1, 8), message(7, graph), message(8, number(2, 13))]);
}

/** TensorProto.DataType. */
const float = 1;
const int64 = 7;

function node(type: string, inputs: readonly string[], output: string): Buffer {
  return Buffer.concat([
    ...inputs.map((input) => message(1, Buffer.from(input))),
    message(2, Buffer.from(output)),
    message(4, Buffer.from(type)),
  ]);
}

function tensor(name: string, shape: readonly number[], values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, place) => bytes.writeFloatLE(value, place * 4));
  return Buffer.concat([
    ...shape.map((length) => number(1, length)),
    number(2, float),
    message(8, Buffer.from(name)),
    message(9, bytes),
  ]);
}

function valueInfo(name: string, type: number, shape: readonly (string | number)[]): Buffer {
  const dimensions = shape.map((length) =>
    message(1, typeof length === 'string' ? message(2, Buffer.from(length)) : number(1, length)),
  );
  const tensorType = Buffer.concat([number(1, type), message(2, Buffer.concat(dimensions))]);
  return Buffer.concat([message(1, Buffer.from(name)), message(2, message(1, tensorType))]);
}

/** A field of protobuf that holds bytes: text, or another message. */
function message(field: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}
