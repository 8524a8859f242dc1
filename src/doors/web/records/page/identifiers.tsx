import type { ComponentChildren } from 'preact';
import { directorySwhid, revisionSwhid } from '../../../../domain/identifiers/swhid.js';
import { doiWords } from '../../language/doi-words.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { releaseApiAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';
import { DoiFact } from './doi-fact.js';

/** What a release is called where names must last: PIDs, DOI, Software Heritage, its manifest. */
export function Identifiers({ source }: { readonly source: RecordSource }) {
  const { repository, release, language, publicUrl } = source;
  const [words, details] = [recordWords[language], recordDetailWords[language]];
  return (
    <section id="identifiers" aria-labelledby="identifiers-title">
      <h2 id="identifiers-title">{words.identifiers}</h2>
      <dl class="facts-list wide">
        <Fact name={words.ofThisVersion}>
          <Pid pid={release.pid} publicUrl={publicUrl} />
        </Fact>
        <Fact name={words.ofAllVersions}>
          <Pid pid={repository.pid} publicUrl={publicUrl} />
        </Fact>
        {release.registration !== null && (
          <Fact name={`DOI · ${words.ofThisVersion.toLowerCase()}`}>
            <DoiFact standing={release.registration} language={language} />
          </Fact>
        )}
        {release.conceptRegistration !== null && (
          <Fact name={doiWords[language].ofAllVersions}>
            <DoiFact standing={release.conceptRegistration} language={language} />
          </Fact>
        )}
        <Fact name={`SWHID · ${details.revision}`}>
          <code>{revisionSwhid(release.commitId)}</code>
        </Fact>
        <Fact name={`SWHID · ${details.directory}`}>
          <code>{directorySwhid(release.treeId)}</code>
        </Fact>
        <Fact name={`${words.checksum} · SHA-256`}>
          <code>{release.manifestSha256}</code>
        </Fact>
      </dl>
      {release.state === 'published' && (
        <p class="small">
          <a href={`${releaseApiAddress(repository, release.version)}/manifest`}>
            {details.manifest}
          </a>
        </p>
      )}
    </section>
  );
}

function Pid({ pid, publicUrl }: { readonly pid: string; readonly publicUrl: string }) {
  const address = `${publicUrl}/id/${pid}`;
  return <a href={address}>{address.replace(/^https?:\/\//, '')}</a>;
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
