/** The pages of one part of the site, with the one being read marked. */
export function LocalNavigation({
  label,
  places,
  current,
}: {
  readonly label: string;
  readonly places: readonly (readonly [href: string, name: string])[];
  /** Address of the page being read. */
  readonly current: string;
}) {
  return (
    <nav class="local-navigation" aria-label={label}>
      <ul>
        {places.map(([href, name]) => (
          <li>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
