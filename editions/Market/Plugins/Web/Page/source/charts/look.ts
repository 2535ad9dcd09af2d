import { ColorType, CrosshairMode, LineStyle, type ChartOptions, type DeepPartial } from "lightweight-charts";

/** The colours of the style sheet, for what is drawn on a canvas. */
function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export const slots = 6;

/** Each line has a pattern beside its colour, for those who cannot tell the colours apart. */
const patterns = [LineStyle.Solid, LineStyle.LargeDashed, LineStyle.Dotted];

export interface LineLook {
  readonly color: string;
  readonly lineStyle: LineStyle;
}

export function lineLook(slot: number): LineLook {
  return { color: colour(`line-${slot % slots}`), lineStyle: patterns[slot % patterns.length]! };
}

export const faint = (color: string): string => `${color}1a`;

export function candleLook() {
  const [up, down] = [colour("up"), colour("down")];
  return { upColor: up, downColor: down, wickUpColor: up, wickDownColor: down, borderVisible: false };
}

export const priceColour = (): string => colour("price");
export const buyColour = (): string => colour("buy");
export const sellColour = (): string => colour("sell");

export function chartLook(): DeepPartial<ChartOptions> {
  const [text, grid, border] = [colour("muted"), colour("grid"), colour("border")];
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: colour("surface") },
      textColor: text,
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSize: 12,
      // It is named at the foot of the page; its own sign would need styles that the page forbids.
      attributionLogo: false,
    },
    grid: { vertLines: { visible: false }, horzLines: { color: grid } },
    rightPriceScale: { borderVisible: false, minimumWidth: 76 },
    timeScale: { borderColor: border, minBarSpacing: 0.01, fixLeftEdge: true, fixRightEdge: true, rightOffset: 0 },
    crosshair: {
      mode: CrosshairMode.Magnet,
      vertLine: { color: text, labelBackgroundColor: colour("label") },
      horzLine: { color: text, labelBackgroundColor: colour("label") },
    },
    // The wheel and a finger that moves up or down scroll the page.
    handleScroll: { mouseWheel: false, vertTouchDrag: false },
    handleScale: { mouseWheel: false },
    kineticScroll: { touch: !isCalm, mouse: false },
    localization: { locale: "en", dateFormat: "yyyy-MM-dd" },
  };
}
