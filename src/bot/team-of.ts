import type { Place } from '../message.ts'

/** `slack:T0123`; empty where there is no team, as in a direct message of Discord. */
export const teamOf = ({ chat, team }: Pick<Place, 'chat' | 'team'>): string => (team ? `${chat}:${team}` : '')
