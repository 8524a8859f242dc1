import {
  declaredTermLimit,
  tokenise,
  type ExpressionFault,
  type Token,
} from './expression-tokens.js';
import type { Expected, Unreadable } from './reading/unreadable.js';

/** One licence of an expression: `MIT`, `MPL-1.1+`, `Apache-2.0 WITH LLVM-exception`. */
export interface Term {
  readonly type: 'term';
  readonly licence: string;
  /** Written with a `+`: this version or a later one. */
  readonly plus: boolean;
  readonly exception: string | null;
}

/** Two operands or more, none of which is of the same type: nesting is flattened. */
interface Compound {
  readonly type: 'and' | 'or';
  readonly operands: readonly Expression[];
}

/** The tree of a licence expression: WITH binds closest, then AND, then OR. */
export type Expression = Term | Compound;

export type Parsed =
  | {
      readonly expression: Expression;
      /** Whether an operator was not written in capitals. */
      readonly hasLooseOperators: boolean;
    }
  | { readonly fault: ExpressionFault };

/**
 * Reads a licence expression by the SPDX grammar (licence-policy R11, R15). Identifiers are taken
 * as written, without a look-up. Never throws; linear in the length of the text.
 */
export function parseExpression(text: string, termLimit = declaredTermLimit): Parsed {
  const read = tokenise(text, termLimit);
  if ('fault' in read) return read;

  const reader = new Reader(read.tokens, text.length + 1);
  const expression = reader.readWhole();
  if ('reason' in expression) return { fault: expression };

  const hasLooseOperators = read.tokens.some(
    ({ type, text }) => type !== 'word' && text !== text.toUpperCase(),
  );
  return { expression, hasLooseOperators };
}

/** The expression with only the necessary parentheses (licence-policy R22). */
export function canonicalText(expression: Expression): string {
  if (expression.type === 'term') return termText(expression);

  const operands = expression.operands.map((operand) =>
    expression.type === 'and' && operand.type === 'or'
      ? `(${canonicalText(operand)})`
      : canonicalText(operand),
  );
  return operands.join(expression.type === 'and' ? ' AND ' : ' OR ');
}

/** Joins expressions, flattening what is already joined the same way. `operands` is not empty. */
export function join(type: 'and' | 'or', operands: readonly Expression[]): Expression {
  const flat = operands.flatMap((operand) =>
    operand.type === type ? operand.operands : [operand],
  );
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { type, operands: flat };
}

/**
 * The licences of a canonical expression in written order, without repeats, with their WITH
 * attached. Throws on text that is no expression, which a canonical text never is.
 */
export function termsOf(canonical: string): readonly string[] {
  const terms = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.type === 'term') terms.add(termText(expression));
    else expression.operands.forEach(visit);
  };
  visit(parseCanonical(canonical));
  return [...terms];
}

/** The operands that a canonical expression joins by OR at its top; itself where there is no OR. */
export function orOperands(canonical: string): readonly string[] {
  return operandsOf('or', canonical);
}

/** The operands that a canonical expression joins by AND at its top; itself where there is no AND. */
export function andOperands(canonical: string): readonly string[] {
  return operandsOf('and', canonical);
}

/**
 * Reads an expression that Sphere wrote itself, which may join the licences of many files and so
 * be longer than a declared one. Throws on text that is no expression.
 */
export function parseCanonical(canonical: string): Expression {
  const parsed = parseExpression(canonical, Infinity);
  if ('fault' in parsed) {
    throw new Error(`not a canonical expression: ${canonical.slice(0, 80)}`);
  }
  return parsed.expression;
}

function operandsOf(type: 'and' | 'or', canonical: string): readonly string[] {
  const expression = parseCanonical(canonical);
  return expression.type === type ? expression.operands.map(canonicalText) : [canonical];
}

function termText({ licence, plus, exception }: Term): string {
  return `${licence}${plus ? '+' : ''}${exception === null ? '' : ` WITH ${exception}`}`;
}

/** Recursive descent; tokenise() has bounded the depth, so that no input overflows the stack. */
class Reader {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly endPosition: number,
  ) {}

  readWhole(): Expression | ExpressionFault {
    const expression = this.readJoined('or');
    if ('reason' in expression || this.peek() === undefined) return expression;
    return this.expected(this.peek()?.type === ')' ? 'no-closing' : 'operator');
  }

  private readJoined(type: 'and' | 'or'): Expression | ExpressionFault {
    const operands: Expression[] = [];
    do {
      const operand = type === 'or' ? this.readJoined('and') : this.readOperand();
      if ('reason' in operand) return operand;
      operands.push(operand);
    } while (this.take(type) !== undefined);
    return join(type, operands);
  }

  private readOperand(): Expression | ExpressionFault {
    if (this.take('(') !== undefined) {
      const inner = this.readJoined('or');
      if ('reason' in inner) return inner;
      return this.take(')') === undefined ? this.expected('closing') : inner;
    }

    const word = this.take('word');
    if (word === undefined) return this.expected('identifier');
    const plus = word.text.endsWith('+');
    const licence = plus ? word.text.slice(0, -1) : word.text;
    if (licence === '') return this.detachedPlus(word);
    if (this.take('with') === undefined) return { type: 'term', licence, plus, exception: null };

    const exception = this.take('word');
    if (exception === undefined) return this.expected('exception');
    return { type: 'term', licence, plus, exception: exception.text };
  }

  private peek(): Token | undefined {
    return this.tokens[this.next];
  }

  private take(type: Token['type']): Token | undefined {
    const token = this.peek();
    if (token?.type !== type) return undefined;
    this.next += 1;
    return token;
  }

  private expected(expected: Expected): ExpressionFault {
    const found = this.peek();
    // A lone `+` is where something else was expected, but it is the plus that needs mending.
    if (found?.text === '+') return this.detachedPlus(found);
    const where =
      found === undefined
        ? `at the end (position ${this.endPosition})`
        : `at position ${found.position}, where “${found.text.slice(0, 80)}” stands`;
    return malformed(`Expected ${expectations[expected]} ${where}.`, {
      what: 'unexpected',
      expected,
      position: found?.position ?? this.endPosition,
      found: found?.text.slice(0, 80) ?? null,
    });
  }

  private detachedPlus({ position }: Token): ExpressionFault {
    return malformed(`The + at position ${position} must follow its identifier without a space.`, {
      what: 'detached-plus',
      position,
    });
  }
}

const expectations: Readonly<Record<Expected, string>> = {
  operator: 'AND, OR or WITH',
  'no-closing': 'no closing parenthesis',
  closing: 'a closing parenthesis',
  identifier: 'a licence identifier',
  exception: 'an exception after WITH',
};

function malformed(explanation: string, problem: Unreadable): ExpressionFault {
  return { reason: 'LIC_MALFORMED', explanation, problem, choices: [] };
}
