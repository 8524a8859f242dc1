import { type PolicyConfig, policyTopics } from '../../../foundations/config/policy.config.js';
import { policyWords } from '../language/policy-words.js';
import type { Language } from '../language/language.js';

/** How this repository is kept: what the software makes sure of, and what its operator says. */
export function PolicyPage({
  statements,
  language,
}: {
  readonly statements: PolicyConfig['statements'];
  readonly language: Language;
}) {
  const words = policyWords[language];
  return (
    <article>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {policyTopics.map((topic) => {
        const { title, facts, needsOperator } = words.topics[topic];
        const statement = statements[topic];
        return (
          <section>
            <h2>{title}</h2>
            {facts.map((fact) => (
              <p>{fact}</p>
            ))}
            {statement !== undefined && <Statement statement={statement} language={language} />}
            {statement === undefined && needsOperator && <p class="soft">{words.isNotStated}</p>}
          </section>
        );
      })}
      <section>
        <h2>{words.forPrograms}</h2>
        <p>
          <a href="/.well-known/repository-policy.json">{words.asJson}</a>
        </p>
      </section>
    </article>
  );
}

/** In the reader's language, or else in the one that there is. */
function Statement({
  statement,
  language,
}: {
  readonly statement: Readonly<Partial<Record<Language, string>>>;
  readonly language: Language;
}) {
  const other = language === 'en' ? 'fr' : 'en';
  const own = statement[language];
  const text = own ?? statement[other] ?? '';
  return (
    <div class="prose">
      <p class="small soft">{policyWords[language].byOperator}</p>
      <blockquote lang={own === undefined ? other : undefined}>
        {text.split(/\n\s*\n/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </blockquote>
    </div>
  );
}
