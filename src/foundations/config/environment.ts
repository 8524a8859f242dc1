import { ConfigurationError } from './configuration-error.js';

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads typed settings from environment variables. An empty variable counts as absent, as
 * docker-compose writes what is not set. Each reader throws a one-line `ConfigurationError`.
 */
export class Environment {
  constructor(private readonly variables: Variables) {}

  /** The trimmed value, or null where it is absent or empty. */
  find(variable: string): string | null {
    const value = this.variables[variable]?.trim() ?? '';
    return value === '' ? null : value;
  }

  /** The value; `dependents` are the settings present that need it. */
  require(variable: string, dependents: readonly string[]): string {
    const value = this.find(variable);
    if (value !== null) return value;
    throw new ConfigurationError(
      variable,
      `${variable} is missing, but ${dependents.join(', ')} ${dependents.length > 1 ? 'are' : 'is'} set: set ${variable} as well, or unset the others.`,
    );
  }

  /** Those of `variables` that are set. */
  present(variables: readonly string[]): readonly string[] {
    return variables.filter((variable) => this.find(variable) !== null);
  }

  integer(variable: string, fallback: number, min: number, max: number): number {
    const value = this.find(variable);
    if (value === null) return fallback;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    throw refusal(variable, value, `set it to a whole number from ${min} to ${max}`);
  }

  boolean(variable: string, fallback: boolean): boolean {
    const value = this.find(variable)?.toLowerCase();
    switch (value) {
      case undefined:
        return fallback;
      case '1':
      case 'true':
        return true;
      case '0':
      case 'false':
        return false;
      default:
        throw refusal(variable, value, 'set it to 1 or 0');
    }
  }

  oneOf<Value extends string>(variable: string, fallback: Value, allowed: readonly Value[]): Value {
    const value = this.find(variable);
    if (value === null) return fallback;
    const match = allowed.find((candidate) => candidate === value);
    if (match !== undefined) return match;
    throw refusal(variable, value, `set it to one of ${allowed.join(', ')}`);
  }

  matching(variable: string, fallback: string, pattern: RegExp, remedy: string): string {
    const value = this.find(variable);
    if (value === null) return fallback;
    if (pattern.test(value)) return value;
    throw refusal(variable, value, remedy);
  }

  /** A list with commas between its entries, each in its words; empty where it is absent. */
  entries(variable: string): readonly (readonly string[])[] {
    return (this.find(variable) ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .map((entry) => entry.split(/\s+/));
  }

  /** An `http://` or `https://` address without query and trailing slash. */
  webAddress(variable: string, fallback: string): string {
    const value = this.find(variable);
    if (value === null) return fallback;
    const url = URL.canParse(value) ? new URL(value) : null;
    const isPlain =
      url !== null &&
      /^https?:$/.test(url.protocol) &&
      url.username === '' &&
      url.search === '' &&
      url.hash === '';
    if (isPlain) return url.href.replace(/\/+$/, '');
    throw refusal(variable, value, 'set it to an address such as https://sphere.example.org');
  }
}

/** The one line about a bad value, which is quoted: never for a secret. */
function refusal(variable: string, value: string, remedy: string): ConfigurationError {
  const quoted = JSON.stringify(value.slice(0, 120));
  return new ConfigurationError(variable, `${variable} is ${quoted}: ${remedy}.`);
}
