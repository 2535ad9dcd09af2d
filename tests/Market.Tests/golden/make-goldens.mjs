// Makes the golden files: what trading-signals computes from the S&P 500 file of the edition. To keep them small, only
// the first rows, every tenth and the last are written; the computation always runs over the whole series.
import { readFileSync, writeFileSync } from 'node:fs';
import {
  ATR, BollingerBands, EMA, MACD, ROC, RSI, SMA, StochasticOscillator,
  getCAGR, getMaxDrawdown, getReturns, getSharpeRatio,
} from 'trading-signals';

const here = new URL('.', import.meta.url);
const source = new URL('../../../editions/Market/data/sp500-2000.csv', here);
const version = JSON.parse(readFileSync(new URL('node_modules/trading-signals/package.json', here))).version;

const bars = readFileSync(source, 'utf8').trim().split('\n').slice(1).map(line => {
  const [date, open, high, low, close] = line.split(',');
  return { date, open: Number(open), high: Number(high), low: Number(low), close: Number(close) };
});

const isKept = index => index < 120 || index % 10 === 0 || index === bars.length - 1;

function series(name, parameters, indicator, input, values) {
  const rows = [];
  bars.forEach((bar, index) => {
    const result = indicator.add(input(bar));
    if (result !== null && indicator.isStable && isKept(index)) {
      rows.push([index, ...values(result)]);
    }
  });
  write(name, { parameters, rows });
}

function write(name, content) {
  const rows = content.rows?.map(row => `    ${JSON.stringify(row)}`).join(',\n');
  const head = { package: `trading-signals@${version}`, source: 'sp500-2000.csv', bars: bars.length, ...content };
  delete head.rows;
  let text = JSON.stringify(head, null, 2);
  if (rows) {
    text = `${text.slice(0, -2)},\n  "rows": [\n${rows}\n  ]\n}`;
  }
  writeFileSync(new URL(`${name}.json`, here), `${text}\n`);
}

const close = bar => bar.close;
const candle = bar => bar;
const one = value => [value];

series('sma', { Period: 50 }, new SMA(50), close, one);
series('ema', { Period: 20 }, new EMA(20), close, one);
series('rsi', { Period: 14 }, new RSI(14), close, one);
series('macd', { Fast: 12, Slow: 26, Signal: 9 }, new MACD(new EMA(12), new EMA(26), new EMA(9)), close,
  value => [value.macd, value.signal, value.histogram]);
series('bollinger', { Period: 20, Deviations: 2 }, new BollingerBands(20, 2), close,
  value => [value.middle, value.upper, value.lower]);
series('atr', { Period: 14 }, new ATR(14), candle, one);
series('stochastic', { Period: 14, Smoothing: 3, Signal: 3 },
  new StochasticOscillator({ kPeriod: 14, kSlowingPeriod: 3, dPeriod: 3 }), candle,
  value => [value.stochK, value.stochD]);
series('rate-of-change', { Period: 12 }, new ROC(12), close, value => [value * 100]);

const closes = bars.map(close);
const days = (Date.parse(bars.at(-1).date) - Date.parse(bars[0].date)) / 86_400_000;
write('performance', {
  of: 'the closes as an equity curve',
  cagr: getCAGR(closes[0], closes.at(-1), days / 365.25) / 100,
  maxDrawdown: getMaxDrawdown(closes) / 100,
  sharpePerBarByPopulationDeviation: getSharpeRatio(getReturns(closes)),
});
