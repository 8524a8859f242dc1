import type { SetPage } from '../../../capabilities/harvesting/index.js';
import { element, type Xml } from '../../../domain/scholarly/xml.js';
import { resumptionElement } from './headers.js';

const names: ReadonlyMap<string, string> = new Map([
  ['dataset', 'Datasets'],
  ['model', 'Models'],
  ['openaire', 'OpenAIRE: all records, each in open access'],
  ['organisation', 'Records of organisations'],
  ['paper', 'Papers'],
]);

/** The answer to ListSets (OAI-PMH 2.0 §4.6). */
export function listSetsElement({ sets, resumption }: SetPage): Xml {
  return element('ListSets', {}, [
    ...sets.map((spec) =>
      element('set', {}, [element('setSpec', {}, spec), element('setName', {}, nameOf(spec))]),
    ),
    ...resumptionElement(resumption),
  ]);
}

function nameOf(spec: string): string {
  const [parent = '', child] = spec.split(':');
  const name = names.get(parent) ?? parent;
  return child === undefined ? name : `${name}: ${child}`;
}
