// Colours that are told apart by people who do not see all of them (Okabe and Ito 2008), with enough contrast on light and dark ground.

import type { GraphLink, GraphNode } from './api';

export interface Theme {
  ground: string;
  text: string;
  faint: string;
  quads: string[]; // by quad class; 0: statements
  tie: string;
  groups: string[];
  other: string;
}

const light: Theme = {
  ground: '#ffffff', text: '#1b1f24', faint: '#d4d8dd',
  quads: ['#767676', '#0072b2', '#00805d', '#b87a00', '#c44e00'], tie: '#8a6a9a',
  groups: ['#0072b2', '#d98a00', '#009e73', '#cc5fa0', '#c44e00', '#4aa3d8', '#8c8300', '#6a51a3'], other: '#8b929a',
};
const dark: Theme = {
  ground: '#14171a', text: '#e8eaed', faint: '#3a4047',
  quads: ['#9aa0a6', '#56b4e9', '#2fbf97', '#e69f00', '#f0743c'], tie: '#b99ac9',
  groups: ['#56b4e9', '#e69f00', '#2fbf97', '#df8fc0', '#f0743c', '#8fd0f5', '#d8cc3a', '#a99bd8'], other: '#8b929a',
};

const wantsDark = matchMedia('(prefers-color-scheme: dark)');

export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : wantsDark.matches;
}

export const theme = (): Theme => (isDark() ? dark : light);
export const lightTheme = light;

/** So much of a colour on a ground. Not by opacity: sigma adds up what is seen through. */
function mixed(colour: string, ground: string, share: number): string {
  const part = (text: string, at: number): number => parseInt(text.slice(at, at + 2), 16);
  return `#${[1, 3, 5].map((at) => Math.round(part(ground, at) + (part(colour, at) - part(ground, at)) * share).toString(16).padStart(2, '0')).join('')}`;
}

/** By quad class; what is well evidenced stands out, what is not actual is hardly there. */
export function linkColour(link: GraphLink, colours: Theme): string {
  const colour = link.kind === 'tie' ? colours.tie : (colours.quads[link.quad] ?? colours.other);
  return mixed(colour, colours.ground, !link.actual ? 0.25 : link.reports > 3 ? 1 : link.reports > 1 ? 0.8 : 0.6);
}

/** Calls back when the system's wish changes. */
export const onSystemTheme = (changed: () => void): void => wantsDark.addEventListener('change', changed);

/** Kinds that act alike share a colour. */
const kindGroups: { [kind: string]: number } = {
  person: 0, country: 1, government: 1, organization: 2, igo: 2, ngo: 2, party: 3, 'armed-group': 4, media: 5, company: 5, people: 6, place: 7,
};
export const kindNames = ['person', 'country, government', 'organization', 'party', 'armed group', 'media, company', 'people', 'place'];

export function groupOf(node: GraphNode, colour: 'kind' | 'community'): number {
  return colour === 'kind' ? (kindGroups[node.actor.kind] ?? 8) : node.community;
}
export const groupColour = (group: number, colours: Theme): string => colours.groups[group] ?? colours.other;
