// The page's colours, as Streamlit hands them to components.

const value = (element, name, otherwise) => getComputedStyle(element).getPropertyValue(name).trim() || otherwise;

export function theme(element) {
  return {
    text: value(element, "--st-text-color", "#222222"),
    background: value(element, "--st-background-color", "#ffffff"),
    border: value(element, "--st-border-color", "#cccccc"),
    accent: value(element, "--st-primary-color", "#3355aa"),
    font: value(element, "--st-font", "sans-serif"),
  };
}
