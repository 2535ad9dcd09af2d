/** One way to write each kind of number, so that the charts, the tables and the words agree. */

const money = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat("en", { style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2 });

const none = "–";

export const asMoney = (amount: number): string => money.format(amount);

export const asWhole = (amount: number): string => whole.format(amount);

export const asPercent = (share: number | null): string => (share === null ? none : percent.format(share));

export const asRatio = (ratio: number | null): string => (ratio === null ? none : money.format(ratio));

/** One decimal more would never be read: an axis is narrow. */
export const asShort = (amount: number): string =>
  Math.abs(amount) >= 1e6 ? `${(amount / 1e6).toFixed(2)} M` : Math.abs(amount) >= 1e4 ? `${whole.format(amount / 1e3)} k` : whole.format(amount);

export const count = (number: number, noun: string): string => `${whole.format(number)} ${noun}${number === 1 ? "" : "s"}`;
