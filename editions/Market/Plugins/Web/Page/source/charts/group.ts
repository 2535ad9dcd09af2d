import type { IRange, Logical } from "lightweight-charts";
import type { Frame } from "./frame";

/** Charts of the same dates: they show the same range, and the cross-hair at the same date. */
export class Group {
  private isFollowing = false;

  constructor(private readonly frames: readonly Frame[]) {
    for (const frame of frames) {
      frame.onCursor = (date) => this.follow(() => frames.forEach((each) => each.show(date)));
      frame.onRange = (range) => this.follow(() => this.share(range, frame));
    }
    addEventListener("themechange", () => frames.forEach((frame) => frame.look()));
  }

  zoom(bars: number | null): void {
    this.frames[0]?.zoom(bars);
  }

  private share(range: IRange<Logical>, source: Frame): void {
    this.frames.filter((frame) => frame !== source).forEach((frame) => frame.range(range));
  }

  /** What one chart does because of another is not passed on again. */
  private follow(action: () => void): void {
    if (!this.isFollowing) {
      this.isFollowing = true;
      action();
      this.isFollowing = false;
    }
  }
}
