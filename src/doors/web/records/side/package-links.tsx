import { packageWords } from '../../language/package-words.js';
import { bagAddress, crateAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';

/** A release as packages that outlive this service. */
export function PackageLinks({ source }: { readonly source: RecordSource }) {
  const { repository, release, language } = source;
  const words = packageWords[language];
  const bag = bagAddress(repository, release.version);
  return (
    <>
      <h3>{words.toKeep}</h3>
      <ul class="plain tags small">
        <li>
          <a href={bag} download rel="nofollow">
            {words.bag}
          </a>
        </li>
        <li>
          <a href={`${bag}?mode=fetch`} download rel="nofollow">
            {words.bagOfAddresses}
          </a>
        </li>
        <li>
          <a href={crateAddress(repository, release.version)} download rel="nofollow">
            {words.crate}
          </a>
        </li>
      </ul>
    </>
  );
}
