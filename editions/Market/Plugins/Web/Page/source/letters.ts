/** Each line has a letter beside its colour, for those who cannot tell the colours apart. */
export const letterOf = (slot: number): string => String.fromCharCode(65 + (slot % 26));
