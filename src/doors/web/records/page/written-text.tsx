/** HTML of `TextRenderer`, which lets nothing through that acts (supply-chain §8). */
export function WrittenText({
  html,
  language = null,
}: {
  readonly html: string;
  readonly language?: string | null;
}) {
  return (
    <div
      class="prose"
      {...(language !== null && { lang: language })}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
