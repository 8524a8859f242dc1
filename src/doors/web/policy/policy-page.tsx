import type { ObservedUptime } from '../../../capabilities/uptime/index.js';
import { type PolicyConfig, policyTopics } from '../../../foundations/config/policy.config.js';
import { inPercent, inWords } from '../language/formats.js';
import { policyWords } from '../language/policy-words.js';
import type { Language } from '../language/language.js';

/** How this repository is kept: what the software makes sure of, and what its operator says. */
export function PolicyPage({
  statements,
  uptime,
  language,
}: {
  readonly statements: PolicyConfig['statements'];
  readonly uptime: ObservedUptime;
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
            {topic === 'infrastructure' && <Uptime uptime={uptime} language={language} />}
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

/** Of the last 30 and 365 days; once where the service is younger than that. */
function Uptime({
  uptime: { last30Days, last365Days },
  language,
}: {
  readonly uptime: ObservedUptime;
  readonly language: Language;
}) {
  const words = policyWords[language];
  const isYoung = last30Days?.from.getTime() === last365Days?.from.getTime();
  const shown = [last30Days, isYoung ? null : last365Days].flatMap((span) => span ?? []);
  if (shown.length === 0) return <p class="soft">{words.isNotObserved}</p>;
  return (
    <ul>
      {shown.map(({ share, from }) => (
        <li>{words.answered(inPercent(share, language), inWords(from, language))}</li>
      ))}
    </ul>
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
