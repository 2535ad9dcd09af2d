import { byId } from "./elements";

/** Says something to those who do not see it happen. What comes while nothing was heard yet replaces it. */
export function announce(text: string): void {
  byId("announcements").textContent = text;
}
