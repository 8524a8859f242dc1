/** An invented organisation, owner of most records of the site. */
export const lab = 'labo-rade';

/** Its people. The ORCID iDs are the two that ORCID itself gives as examples. */
export const creators = [
  {
    familyName: 'Le Goff',
    givenName: 'Léa',
    orcid: '0000-0002-1825-0097',
    affiliations: [{ name: 'Laboratoire de la Rade' }],
  },
  {
    familyName: 'Okonkwo',
    givenName: 'Chidi',
    orcid: '0000-0001-5109-3700',
    affiliations: [{ name: 'Laboratoire de la Rade' }, { name: 'Institute of Open Speech' }],
  },
];
