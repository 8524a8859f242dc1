import type { InEveryLanguage } from './language.js';

/** The words about how a record is used; counts are written out in digits. */
interface UsageWords {
  readonly downloads: string;
  readonly none: string;
  readonly people: string;
  readonly programs: string;
  readonly byPeople: (count: string) => string;
  readonly byPrograms: (count: string) => string;
  readonly chartTitle: string;
  readonly chartOf: (people: string, programs: string, on: string) => string;
  readonly asTable: string;
  readonly day: string;
  readonly asOf: (moment: string) => string;
}

export const usageWords: InEveryLanguage<UsageWords> = {
  en: {
    downloads: 'Downloads, last 90 days',
    none: 'No downloads yet.',
    people: 'By people',
    programs: 'By programs',
    byPeople: (count) => `${count} by people`,
    byPrograms: (count) => `${count} by programs`,
    chartTitle: 'Downloads by day, last 90 days',
    chartOf: (people, programs, on) =>
      `The most in a day: ${people} by people and ${programs} by programs, on ${on}.`,
    asTable: 'As a table',
    day: 'Day',
    asOf: (moment) => `As of ${moment}. Robots are not counted.`,
  },
  fr: {
    downloads: 'Téléchargements, 90 derniers jours',
    none: 'Pas encore de téléchargement.',
    people: 'Par des personnes',
    programs: 'Par des programmes',
    byPeople: (count) => `${count} par des personnes`,
    byPrograms: (count) => `${count} par des programmes`,
    chartTitle: 'Téléchargements par jour, 90 derniers jours',
    chartOf: (people, programs, on) =>
      `Au plus en un jour : ${people} par des personnes et ${programs} par des programmes, le ${on}.`,
    asTable: 'En tableau',
    day: 'Jour',
    asOf: (moment) => `État au ${moment}. Les robots ne sont pas comptés.`,
  },
};
