import {
  eventTypeAddress,
  type PreservationEvent,
  preservationEventTypes,
} from './preservation-event.js';

/** Where what is written about is found. */
export interface PremisPlaces {
  /** Of the service. */
  readonly publicUrl: string;
  /** Of the events of the release. */
  readonly events: string;
  /** The release's own PID as an address. */
  readonly release: string;
}

const vocabulary = 'http://id.loc.gov/vocabulary/preservation';

const context = {
  premis: 'http://www.loc.gov/premis/rdf/v3/',
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  evtOutcome: `${vocabulary}/eventOutcome/`,
  evtAgRole: `${vocabulary}/eventRelatedAgentRole/`,
  evtObjRole: `${vocabulary}/eventRelatedObjectRole/`,
};

/** Events as JSON-LD in the words of the PREMIS 3 ontology (http://www.loc.gov/premis/rdf/v3/). */
export function writePremis(places: PremisPlaces, events: readonly PreservationEvent[]): object {
  const { publicUrl, release } = places;
  return {
    '@context': context,
    '@graph': [
      { '@id': release, '@type': 'premis:IntellectualEntity' },
      { '@id': publicUrl, '@type': 'premis:SoftwareAgent', 'rdfs:label': 'Sphere' },
      ...events.map((event) => writeEvent(places, event)),
    ],
  };
}

function writeEvent(places: PremisPlaces, event: PreservationEvent): object {
  const { publicUrl, events, release } = places;
  const { id, type, at, isSuccess, actor, action, subject, detail } = event;
  return {
    '@id': `${events}#${id}`,
    '@type': ['premis:Event', eventTypeAddress(type)],
    'rdfs:label': preservationEventTypes[type],
    'prov:endedAtTime': { '@type': 'xsd:dateTime', '@value': at.toISOString() },
    'premis:outcome': { '@id': isSuccess ? 'evtOutcome:suc' : 'evtOutcome:fai' },
    'premis:outcomeNote': JSON.stringify(detail),
    'premis:note': `${action} ${subject}`,
    'evtObjRole:sou': { '@id': release },
    'evtAgRole:exe': { '@id': publicUrl },
    ...(actor !== null && { 'evtAgRole:imp': { '@id': `${publicUrl}/${actor}` } }),
  };
}
