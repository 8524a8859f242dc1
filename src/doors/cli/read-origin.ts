import { InvalidArgumentError } from 'commander';

/** Reads an option that names an origin and may be repeated. Throws `InvalidArgumentError`. */
export function readOrigin(text: string, before: readonly string[]): readonly string[] {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) {
    return [...before, new URL(text).origin];
  }
  throw new InvalidArgumentError('Write an origin such as https://sphere.example.org.');
}
