/** Why a licence is open or refused (licence-policy section 4). */
export type LicenceReason =
  | 'LIC_OK'
  | 'LIC_MISSING'
  | 'LIC_MALFORMED'
  | 'LIC_TOO_COMPLEX'
  | 'LIC_NON_ASCII'
  | 'LIC_AMBIGUOUS'
  | 'LIC_UNKNOWN'
  | 'LIC_UNKNOWN_REF'
  | 'LIC_NOT_REVIEWED'
  | 'LIC_NON_COMMERCIAL'
  | 'LIC_NO_DERIVATIVES'
  | 'LIC_FIELD_OF_USE'
  | 'LIC_RESEARCH_ONLY'
  | 'LIC_SCALE_CAP'
  | 'LIC_TERRITORY'
  | 'LIC_SOURCE_AVAILABLE'
  | 'LIC_PROPRIETARY'
  | 'LIC_INVARIANT'
  | 'LIC_UNSUITABLE_KIND'
  | 'LIC_EXCEPTION_UNKNOWN'
  | 'LIC_EXTRA_TERMS'
  | 'LIC_TEXT_MISSING'
  | 'LIC_TEXT_MISMATCH'
  | 'LIC_FILE_CONFLICT'
  | 'LIC_BASE_UNKNOWN'
  | 'LIC_BASE_NOT_OPEN'
  | 'LIC_BASE_CONFLICT'
  | 'LIC_BASE_CYCLE'
  | 'LIC_NARROWED';

/** What is worth knowing about a licence and never blocks a release (licence-policy section 4). */
export type LicenceWarning =
  | 'LIC_WARN_NORMALISED'
  | 'LIC_WARN_ALIAS'
  | 'LIC_WARN_DEPRECATED'
  | 'LIC_WARN_ATYPICAL_KIND'
  | 'LIC_WARN_NO_PATENT_GRANT'
  | 'LIC_WARN_OR_CLOSED_BRANCH'
  | 'LIC_WARN_CONTRADICTORY_TEXT'
  | 'LIC_WARN_DECLARED_INCOMPLETE'
  | 'LIC_WARN_DATA_SHARE_ALIKE'
  | 'LIC_WARN_TEACHER_TERMS';

/** Why an access rule refuses (licence-policy section 9). */
export type AccessReason =
  'ACC_GATED' | 'ACC_PRICE' | 'ACC_EMBARGO' | 'ACC_RELEASED_IMMUTABLE' | 'ACC_NOT_A_GROUND';
