import type { HelpPart, HelpSample, HelpWords } from '../language/help-words.js';

/** A help page: its contents, and a section for each thing to do. */
export function HelpPage({
  words,
  samples,
}: {
  readonly words: HelpWords;
  readonly samples: Readonly<Record<HelpSample, string>>;
}) {
  return (
    <article class="help">
      <header>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      <nav class="help-contents" aria-labelledby="contents">
        <h2 id="contents">{words.contents}</h2>
        <ol>
          {words.sections.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div class="help-text">
        {words.sections.map(({ id, title, parts }) => (
          <section id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            {parts.map((part) => (
              <Part part={part} samples={samples} />
            ))}
          </section>
        ))}
      </div>
    </article>
  );
}

function Part({
  part,
  samples,
}: {
  readonly part: HelpPart;
  readonly samples: Readonly<Record<HelpSample, string>>;
}) {
  if ('text' in part) {
    return (
      <p>
        <WithCode text={part.text} />
      </p>
    );
  }
  if ('steps' in part) {
    return (
      <ol class="steps">
        {part.steps.map((step) => (
          <li>
            <WithCode text={step} />
          </li>
        ))}
      </ol>
    );
  }
  if ('sample' in part) {
    return (
      <pre tabIndex={0}>
        <code>{samples[part.sample]}</code>
      </pre>
    );
  }
  return (
    <p>
      <a href={part.href}>{part.label}</a>
    </p>
  );
}

/** What stands between backticks as code. */
function WithCode({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((piece, index) => (index % 2 === 1 ? <code translate={false}>{piece}</code> : piece))}
    </>
  );
}
