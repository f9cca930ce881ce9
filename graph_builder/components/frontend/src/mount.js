// Streamlit calls a component's default export on every change of data or theme with the same
// parent while it is mounted, and the function it returned only when it goes away.

const AGE = 20_000, MOST = 20; // milliseconds and number of events that are sent along with a new one
const PATIENCE = 2_000, TRIES = 5; // milliseconds until an event that nobody heard is sent again, and how often

// Events of all components of the page: the one that is lost may be another component's.
const told = (window.graphBuilderEvents ??= { recent: [] });

// The page says how far Python has heard each mount.
const heard = (mount) => JSON.parse(document.querySelector("[data-heard]")?.dataset.heard ?? "{}")[mount] ?? 0;
const atRest = () => document.querySelector(".stApp")?.dataset.testScriptState === "notRunning";

// On a busy machine a request now and then starts no run at all: a step must not wait for the next one.
function insistence(instance) {
  let timer;
  const insist = ({ mount, number }, tries = TRIES) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (heard(mount) >= number || !tries) return;
      const again = atRest(); // not into a run: it would begin anew
      if (again) instance.trigger("event", told.recent.map((entry) => entry.sent));
      insist({ mount, number }, tries - again);
    }, PATIENCE);
  };
  return { insist, rest: () => clearTimeout(timer) };
}

export function component({ create, update, destroy = () => {} }) {
  const mounted = new WeakMap();
  const mount = (parentElement, key, setTriggerValue) => {
    const instance = { root: parentElement, trigger: setTriggerValue };
    const { insist, rest } = insistence(instance);
    // Streamlit may hand a trigger over twice when runs overtake each other, and drops one that a
    // later one overtakes before a run began: the latest events travel together, and Python knows
    // each by its mount and number, and whose it is by its component.
    const mount = `${Date.now()}-${Math.random()}`;
    let number = 0;
    instance.emit = (event) => {
      const sent = { ...event, component: key, mount, number: ++number };
      told.recent = [...told.recent.filter(({ at }) => Date.now() - at < AGE).slice(1 - MOST), { at: Date.now(), sent }];
      instance.trigger("event", told.recent.map((entry) => entry.sent));
      insist(sent);
      return sent;
    };
    return { instance, rest };
  };
  return ({ parentElement, data: { key, data }, setTriggerValue }) => {
    const fresh = !mounted.has(parentElement);
    if (fresh) mounted.set(parentElement, mount(parentElement, key, setTriggerValue));
    const { instance, rest } = mounted.get(parentElement);
    instance.trigger = setTriggerValue; // the newest closure
    if (fresh) create(instance, data);
    update(instance, data);
    return () => {
      rest();
      destroy(instance);
      mounted.delete(parentElement);
    };
  };
}
