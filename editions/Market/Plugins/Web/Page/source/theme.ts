/** Light or dark. Runs before the page is drawn, so that it is never seen in the other one. */

const key = "theme";
const system = matchMedia("(prefers-color-scheme: dark)");
let choice = remembered();

function remembered(): string {
  try {
    return localStorage.getItem(key) ?? "system";
  } catch {
    return "system"; // A browser that keeps nothing follows the system until it is told otherwise.
  }
}

function remember(): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

function apply(): void {
  const isDark = choice === "dark" || (choice !== "light" && system.matches);
  document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
  dispatchEvent(new Event("themechange"));
}

apply();
system.addEventListener("change", apply);
document.addEventListener("DOMContentLoaded", () => {
  const select = document.getElementById("theme") as HTMLSelectElement;
  select.value = choice;
  select.addEventListener("change", () => {
    choice = select.value;
    remember();
    apply();
  });
});
